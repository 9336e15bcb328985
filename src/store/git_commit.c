#include <string.h>
#include <unistd.h>

#include "store/git_advance.h"
#include "store/git_inside.h"
#include "store/git_sign.h"
#include "sys/clock.h"
#include "sys/file.h"

/* Milliseconds. A lock on a branch is empty for a moment only, with libgit2 as with git: one that
 * stays so is a dead writer's. */
#define LOCK_PATIENCE 2000
#define EMPTY_PATIENCE 1000

#define FLUSH_EACH 64 /* changes */

static int make_signature(
	git_signature **signature, const struct identity *identity, struct err *err)
{
	int status = git_signature_new(signature, identity->name, identity->email,
		identity->when.seconds, identity->when.offset);

	return status == 0 ? 0 : git_fail(err, status, "cannot sign the commit");
}

/* What a commit is made of, in libgit2's terms. */
struct making {
	git_signature *author, *committer;
	git_tree *tree;
	git_commit *parents[2];
	size_t count;
};

static void release(struct making *making)
{
	git_commit_free(making->parents[0]);
	git_commit_free(making->parents[1]);
	git_tree_free(making->tree);
	git_signature_free(making->author);
	git_signature_free(making->committer);
}

static int add_parent(struct making *making, struct repo *repo, const git_oid *id, struct err *err)
{
	int status = git_commit_lookup(&making->parents[making->count], repo->git, id);

	if (status != 0)
		return git_fail(err, status, "cannot write the commit");
	making->count++;
	return 0;
}

static int prepare(struct making *making, struct repo *repo, const struct new_commit *new_commit,
	struct err *err)
{
	git_oid other = oid_to_git(&new_commit->other);

	if (make_signature(&making->author, &new_commit->identities->author, err) != 0 ||
		make_signature(&making->committer, &new_commit->identities->committer, err) != 0 ||
		git_tree_with(&making->tree, repo, new_commit->changes, new_commit->count, err) !=
			0 ||
		(repo->tree != NULL && add_parent(making, repo, &repo->tip, err) != 0))
		return -1;
	return oid_none(&new_commit->other) ? 0 : add_parent(making, repo, &other, err);
}

/* (the type of the parents has lost and found a const between versions) */
static int write_plain(
	git_oid *id, struct repo *repo, const struct making *making, const char *message)
{
	return git_commit_create(id, repo->git, NULL, making->author, making->committer, NULL,
		message, making->tree, making->count, (void *)making->parents);
}

static int write_signed(git_oid *id, struct repo *repo, const struct making *making,
	const struct new_commit *new_commit, struct err *err)
{
	git_buf bytes = { 0 };
	struct str signature = { 0 };
	int status = git_commit_create_buffer(&bytes, repo->git, making->author, making->committer,
		NULL, new_commit->message, making->tree, making->count, (void *)making->parents);

	if (status != 0) {
		git_fail(err, status, "cannot write the commit");
	} else {
		const struct to_sign to_sign = { bytes.ptr, bytes.size,
			&new_commit->identities->committer };

		status = sign_commit(&signature, repo->store, &to_sign, err);
		if (status == 0 && git_commit_create_with_signature(id, repo->git, bytes.ptr,
					   str_text(&signature), NULL) != 0)
			status = git_fail(err, -1, "cannot write the signed commit");
	}
	git_buf_dispose(&bytes);
	str_release(&signature);
	return status == 0 ? 0 : -1;
}

/* Of a merge, all that came from others is flushed too, and so are many files: as a whole. */
static int flush(struct repo *repo, const git_oid *id, const struct making *making,
	const struct new_commit *new_commit, struct err *err)
{
	if (!repo->durable)
		return 0;
	if (!oid_none(&new_commit->other) || new_commit->count > FLUSH_EACH)
		return repo_flush(repo, err);
	return git_flush_commit(
		repo, id, making->tree, new_commit->changes, new_commit->count, err);
}

int repo_make_commit(
	struct repo *repo, const struct new_commit *new_commit, struct oid *commit, struct err *err)
{
	const struct config *config;
	struct making making = { 0 };
	git_oid id;
	int status = -1;

	if (store_config(repo->store, &config, err) == 0 &&
		prepare(&making, repo, new_commit, err) == 0) {
		if (sign_is_wanted(config)) {
			status = write_signed(&id, repo, &making, new_commit, err);
		} else {
			status = write_plain(&id, repo, &making, new_commit->message);
			if (status != 0)
				git_fail(err, status, "cannot write the commit");
		}
	}
	if (status == 0) {
		*commit = oid_from_git(&id);
		status = flush(repo, &id, &making, new_commit, err);
	}
	release(&making);
	return status == 0 ? 0 : -1;
}

/* One try. The value the branch must still have is the tip we built on. */
static int try_move(struct repo *repo, const git_oid *to, const char *log)
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

int repo_move_branch(struct repo *repo, const struct oid *commit, const char *log,
	const struct identities *identities, bool *moved, struct err *err)
{
	int64_t until = clock_ticks() + LOCK_PATIENCE;
	git_oid to = oid_to_git(commit);
	int status, pause = 5;

	if (identities != NULL)
		git_repository_set_ident(
			repo->git, identities->committer.name, identities->committer.email);
	while ((status = try_move(repo, &to, log)) == GIT_ELOCKED && clock_ticks() < until) {
		clock_sleep(pause);
		pause = pause < 50 ? pause * 2 : 50;
	}
	*moved = status == 0 || is_there(repo, &to);
	if (*moved)
		return 0;
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
