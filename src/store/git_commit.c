#include <string.h>
#include <unistd.h>

#include "store/git_inside.h"
#include "sys/clock.h"
#include "sys/file.h"

/* Milliseconds. A lock on a branch is empty for a moment only, with libgit2 as with git: one that
 * stays so is a dead writer's. */
#define LOCK_PATIENCE 2000
#define EMPTY_PATIENCE 1000

static int make_signature(
	git_signature **signature, const struct identity *identity, struct err *err)
{
	int status = git_signature_new(signature, identity->name, identity->email,
		identity->when.seconds, identity->when.offset);

	return status == 0 ? 0 : git_fail(err, status, "cannot sign the commit");
}

int repo_make_commit(struct repo *repo, const struct tree_change *changes, size_t count,
	const char *message, const struct identities *identities, struct oid *commit,
	struct err *err)
{
	git_signature *author = NULL, *committer = NULL;
	git_commit *parent = NULL;
	git_tree *tree = NULL;
	git_oid id;
	int status = -1;

	if (make_signature(&author, &identities->author, err) != 0 ||
		make_signature(&committer, &identities->committer, err) != 0 ||
		git_tree_with(&tree, repo, changes, count, err) != 0)
		goto out;
	status = repo->tree == NULL ? 0 : git_commit_lookup(&parent, repo->git, &repo->tip);
	if (status == 0) {
		const git_commit *parents[] = { parent };

		/* (the type of the last parameter has lost and found a const between versions) */
		status = git_commit_create(&id, repo->git, NULL, author, committer, NULL, message,
			tree, parent == NULL ? 0 : 1, (void *)parents);
	}
	if (status != 0) {
		status = git_fail(err, status, "cannot write the commit");
		goto out;
	}
	*commit = oid_from_git(&id);
	if (repo->durable)
		status = git_flush_commit(repo, &id, tree, changes, count, err);
out:
	git_commit_free(parent);
	git_tree_free(tree);
	git_signature_free(author);
	git_signature_free(committer);
	return status;
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

int repo_move_branch(struct repo *repo, const struct oid *commit, const char *message,
	const struct identities *identities, bool *moved, struct err *err)
{
	int64_t until = clock_ticks() + LOCK_PATIENCE;
	git_oid to = oid_to_git(commit);
	struct str log = { 0 };
	int status, pause = 5;

	str_add(&log, repo->tree == NULL ? "commit (initial): " : "commit: ");
	str_add_bytes(&log, message, strcspn(message, "\n"));
	git_repository_set_ident(
		repo->git, identities->committer.name, identities->committer.email);
	while ((status = try_move(repo, &to, log.bytes)) == GIT_ELOCKED && clock_ticks() < until) {
		clock_sleep(pause);
		pause = pause < 50 ? pause * 2 : 50;
	}
	str_release(&log);
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
