#include <string.h>
#include <unistd.h>

#include "store/git_inside.h"
#include "sys/clock.h"
#include "sys/file.h"

/* Milliseconds. A lock on a branch is empty for a moment only, with libgit2 as with git: one that
 * stays so is a dead writer's. */
#define LOCK_PATIENCE 2000
#define EMPTY_PATIENCE 1000

/* The value that the branch must still have is the tip we built on. */
static int set_branch(struct repo *repo, const git_oid *to, const char *log)
{
	git_reference *ref = NULL;
	int status;

	if (repo->tree == NULL)
		status = git_reference_create(&ref, repo->git, repo->branch.bytes, to, 0, log);
	else
		status = git_reference_create_matching(
			&ref, repo->git, repo->branch.bytes, to, 1, &repo->tip, log);
	git_reference_free(ref);
	return status;
}

/* Before anything is touched for it; whoever is as fast as that is found out all the same. */
static bool is_elsewhere(struct repo *repo)
{
	git_oid now;
	int status = git_reference_name_to_id(&now, repo->git, repo->branch.bytes);

	git_error_clear();
	if (status == GIT_ENOTFOUND)
		return repo->tree != NULL;
	return status == 0 && (repo->tree == NULL || !git_oid_equal(&now, &repo->tip));
}

static int branch_locked(struct repo *repo, struct err *err)
{
	git_error_clear();
	err_set(err, ERR_BUSY, "git is at work on the branch: '%s/%s.lock' is there",
		repo->store->common_dir, repo->branch.bytes);
	return err_hint(err,
		"wait for that git command; if there is none, thanks check --fix removes the lock");
}

/* A branch that has moved is moved, even if it could not be flushed any more after that. */
static bool is_there(struct repo *repo, const git_oid *to)
{
	const git_error *last = git_error_last();
	int about = last != NULL ? last->klass : 0;
	struct str why = { 0 };
	git_oid now;
	bool same;

	str_add(&why, last != NULL && last->message != NULL ? last->message : "");
	same = git_reference_name_to_id(&now, repo->git, repo->branch.bytes) == 0 &&
	       git_oid_equal(&now, to);
	git_error_set_str(about, why.bytes); /* the question has overwritten it */
	str_release(&why);
	return same;
}

/*
 * One try, of both or of neither. Git's commit reads HEAD, then the index, then takes index.lock,
 * and goes on with what it has read: so the index knows what HEAD has at any moment. One that had
 * read the HEAD before finds in the end that it is another one.
 */
static int try_move(
	struct repo *repo, const git_oid *to, const char *log, bool *moved, struct err *err)
{
	struct err ignored = { 0 };
	int status;

	*moved = false;
	if (is_elsewhere(repo))
		return GIT_EMODIFIED;
	if (repo_index_settle(repo, err) != 0)
		return -1;
	status = set_branch(repo, to, log);
	*moved = status == 0 || is_there(repo, to);
	if (!*moved && repo_index_unsettle(repo, &ignored) != 0)
		err_release(&ignored); /* who drops the index asks once more */
	return status;
}

int repo_move_branch(struct repo *repo, const struct oid *commit, const char *log,
	const struct identities *identities, bool *moved, struct err *err)
{
	int64_t until = clock_ticks() + LOCK_PATIENCE;
	git_oid to = oid_to_git(commit);
	int status, pause = 5;

	if (identities != NULL)
		git_repository_set_ident(
			repo->git, identities->committer.name, identities->committer.email);
	while ((status = try_move(repo, &to, log, moved, err)) == GIT_ELOCKED && !*moved &&
		clock_ticks() < until) {
		clock_sleep(pause);
		pause = pause < 50 ? pause * 2 : 50;
	}
	if (*moved)
		return 0;
	if (err->kind != ERR_NONE) /* the index stands in the way */
		return -1;
	if (status == GIT_ELOCKED)
		return branch_locked(repo, err);
	if (status == GIT_EMODIFIED || status == GIT_EEXISTS || status == GIT_ENOTFOUND) {
		git_error_clear();
		return 0;
	}
	return git_fail(err, status, "cannot move the branch '%s'", repo->branch.bytes);
}

/*
 * Does the lock at PATH hold what our move to COMMIT writes? *partly: only the beginning of it, or
 * nothing yet; libgit2 writes it late.
 */
static bool is_left(int dir, const char *path, const struct oid *commit, bool *partly)
{
	struct str bytes = { 0 }, ours = { 0 };
	struct err err = { 0 };
	bool found = false, left;

	str_add_oid(&ours, commit);
	str_add_char(&ours, '\n');
	left = file_read(&bytes, dir, path, ours.length, &found, &err) == 0 && found &&
	       text_starts(ours.bytes, str_text(&bytes));
	*partly = left && bytes.length < ours.length;
	str_release(&bytes);
	str_release(&ours);
	err_release(&err);
	return left;
}

void repo_sweep_branch(struct repo *repo, const char *branch, const struct oid *commit)
{
	int64_t until = clock_ticks() + EMPTY_PATIENCE;
	struct str path = { 0 };
	struct err err = { 0 };
	bool partly = false;
	int dir;

	str_addf(&path, "%s.lock", branch);
	if (!oid_none(commit) && dir_open(&dir, repo->store->common_dir, &err) == 0) {
		bool left = is_left(dir, path.bytes, commit, &partly);

		while (left && partly && clock_ticks() < until) {
			clock_sleep(20);
			left = is_left(dir, path.bytes, commit, &partly);
		}
		if (left && file_remove(dir, path.bytes, false, &err) != 0)
			err_clear(&err); /* then whoever wants the lock says so */
		close(dir);
	}
	str_release(&path);
	err_release(&err);
}
