#include "store/git_advance.h"
#include "store/git_inside.h"
#include "store/git_sign.h"

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
