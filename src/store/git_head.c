#include <string.h>

#include "store/git_inside.h"
#include "store/settling.h"
#include "sys/env.h"
#include "sys/file.h"

/* What git is in the midst of, and how that is ended. */
static const struct {
	int state;
	const char *what, *end;
} states[] = {
	{ GIT_REPOSITORY_STATE_MERGE, "a merge",
		"thanks git merge --abort, or finish it and commit" },
	{ GIT_REPOSITORY_STATE_REVERT, "a revert", "thanks git revert --continue, or --abort" },
	{ GIT_REPOSITORY_STATE_REVERT_SEQUENCE, "a revert",
		"thanks git revert --continue, or --abort" },
	{ GIT_REPOSITORY_STATE_CHERRYPICK, "a cherry-pick",
		"thanks git cherry-pick --continue, or --abort" },
	{ GIT_REPOSITORY_STATE_CHERRYPICK_SEQUENCE, "a cherry-pick",
		"thanks git cherry-pick --continue, or --abort" },
	{ GIT_REPOSITORY_STATE_BISECT, "a bisect", "thanks git bisect reset" },
	{ GIT_REPOSITORY_STATE_REBASE, "a rebase", "thanks git rebase --continue, or --abort" },
	{ GIT_REPOSITORY_STATE_REBASE_INTERACTIVE, "a rebase",
		"thanks git rebase --continue, or --abort" },
	{ GIT_REPOSITORY_STATE_REBASE_MERGE, "a rebase",
		"thanks git rebase --continue, or --abort" },
	{ GIT_REPOSITORY_STATE_APPLY_MAILBOX, "git am", "thanks git am --continue, or --abort" },
	{ GIT_REPOSITORY_STATE_APPLY_MAILBOX_OR_REBASE, "git am or a rebase",
		"thanks git am --continue, or thanks git rebase --continue" },
};

int repo_midst(struct repo *repo, const char **what, const char **end, struct err *err)
{
	int state = git_repository_state(repo->git);

	*what = *end = NULL;
	if (state < 0)
		return git_fail(
			err, state, "cannot tell what git is doing in '%s'", repo->store->root);
	for (size_t i = 0; i < sizeof(states) / sizeof(states[0]); i++)
		if (state == states[i].state) {
			*what = states[i].what;
			*end = states[i].end;
		}
	return 0;
}

static bool is_settled_by_us(const char *what)
{
	return strcmp(what, "a merge") == 0 || strcmp(what, "a rebase") == 0;
}

static int check_state(struct repo *repo, struct err *err)
{
	const char *what, *end;

	if (repo_midst(repo, &what, &end, err) != 0)
		return -1;
	if (what == NULL)
		return 0;
	err_set(err, ERR_BUSY, "'%s' is in the midst of %s", repo->store->root, what);
	if (is_settled_by_us(what) && index_in_conflict(repo->store))
		return err_hint(err, "thanks check --fix settles the notes\n%s", end);
	return err_hint(err, "%s", end);
}

/* Within a hook git may have another index in use, which it will put in place of the one we would
 * write. */
static int check_hook(struct repo *repo, struct err *err)
{
	const char *other = env_get("GIT_INDEX_FILE");
	struct stat theirs, ours;
	struct str path = { 0 };
	bool same;

	if (other == NULL)
		return 0;
	str_addf(&path, "%s/index", repo->store->git_dir);
	same = strcmp(other, path.bytes) == 0 ||
	       (stat(path.bytes, &ours) == 0 && stat(other, &theirs) == 0 &&
		       ours.st_ino == theirs.st_ino && ours.st_dev == theirs.st_dev);
	str_release(&path);
	if (same)
		return 0;
	err_set(err, ERR_BUSY, "git is at work on another index, '%s': this looks like a hook",
		other);
	return err_hint(err, "run thanks outside of git's hooks, or unset GIT_INDEX_FILE");
}

static int check_sparse(struct repo *repo, struct err *err)
{
	const struct config *config;
	const char *sparse;

	if (store_config(repo->store, &config, err) != 0)
		return -1;
	sparse = config_get(config, "core.sparsecheckout");
	if (sparse == NULL || strcmp(sparse, "true") != 0)
		return 0;
	err_set(err, ERR_DATA, "'%s' is a sparse checkout, where thanks cannot write",
		repo->store->root);
	return err_hint(err, "thanks git sparse-checkout disable");
}

int repo_check_writable(struct repo *repo, struct err *err)
{
	if (check_hook(repo, err) != 0 || check_state(repo, err) != 0 ||
		check_sparse(repo, err) != 0)
		return -1;
	return repo_load_head(repo, err);
}

int repo_check_amid(struct repo *repo, struct err *err)
{
	if (check_hook(repo, err) != 0 || check_sparse(repo, err) != 0)
		return -1;
	return repo_load_tip(repo, err);
}

/* Reads the commit that the reference NAME leads to. */
static int load_commit(struct repo *repo, const char *name, struct err *err)
{
	git_commit *commit = NULL;
	int status = git_reference_name_to_id(&repo->tip, repo->git, name);

	git_tree_free(repo->tree);
	repo->tree = NULL;

	if (status == GIT_ENOTFOUND) { /* no commit yet */
		git_error_clear();
		repo->tip = (git_oid){ { 0 } };
		return 0;
	}
	if (status == 0)
		status = git_commit_lookup(&commit, repo->git, &repo->tip);
	if (status == 0)
		status = git_commit_tree(&repo->tree, commit);
	if (status != 0)
		git_fail(err, status, "cannot read '%s'", name);
	git_commit_free(commit);
	return status == 0 ? 0 : -1;
}

int repo_load_head(struct repo *repo, struct err *err)
{
	git_reference *head = NULL;
	int status = git_reference_lookup(&head, repo->git, "HEAD");

	str_clear(&repo->branch);
	if (status != 0) {
		git_fail(err, status, "git's HEAD is broken");
		err->kind = err->kind == ERR_IO ? ERR_IO : ERR_DATA;
		return -1;
	}
	if (git_reference_type(head) != GIT_REFERENCE_SYMBOLIC) {
		git_reference_free(head);
		err_set(err, ERR_BUSY,
			"HEAD is detached: a commit there would belong to no branch");
		return err_hint(err, "thanks git switch - goes back to your branch\n"
				     "thanks git switch -c NAME begins one here");
	}
	str_add(&repo->branch, git_reference_symbolic_target(head));
	git_reference_free(head);
	return load_commit(repo, repo->branch.bytes, err);
}

int repo_load_tip(struct repo *repo, struct err *err)
{
	str_clear(&repo->branch);
	return load_commit(repo, "HEAD", err);
}

const char *repo_branch(const struct repo *repo)
{
	return str_text(&repo->branch);
}

struct oid repo_tip(const struct repo *repo)
{
	return oid_from_git(&repo->tip);
}

int repo_head_file(struct repo *repo, const char *path, struct blob *blob, struct err *err)
{
	if (git_tree_find(blob, repo->tree, path, err) != 0)
		return -1;
	if (!oid_none(&blob->id) && blob->mode != GIT_FILEMODE_BLOB &&
		blob->mode != GIT_FILEMODE_BLOB_EXECUTABLE)
		return err_set(err, ERR_DATA, "%s: is no regular file in history", path);
	return 0;
}

/* What PREFIX is in HEAD's tree or in the index; 0 when there is nothing. */
static unsigned mode_of(struct repo *repo, const char *prefix)
{
	git_tree_entry *entry = NULL;
	unsigned mode = 0, indexed;

	if (repo->tree != NULL && git_tree_entry_bypath(&entry, repo->tree, prefix) == 0)
		mode = git_tree_entry_filemode(entry);
	git_tree_entry_free(entry);
	if (mode == 0 || mode == GIT_FILEMODE_TREE) {
		indexed = repo_index_mode(repo, prefix);
		if (indexed != 0)
			mode = indexed;
	}
	git_error_clear();
	return mode;
}

static int check_step(struct repo *repo, const char *path, const char *prefix, struct err *err)
{
	unsigned mode = mode_of(repo, prefix);
	struct str inner = { 0 };
	struct stat info;
	bool nested;

	str_addf(&inner, "%s/.git", prefix);
	nested = file_stat(repo->store->root_fd, inner.bytes, &info);
	str_release(&inner);
	if (mode == GIT_FILEMODE_COMMIT || nested)
		return err_set(err, ERR_DATA,
			"%s: '%s' is a git repository of its own (a submodule)", path, prefix);
	if (mode == GIT_FILEMODE_LINK)
		return err_set(err, ERR_DATA, "%s: '%s' is a symbolic link in git", path, prefix);
	if (mode != 0 && mode != GIT_FILEMODE_TREE)
		return err_set(err, ERR_DATA, "%s: '%s' is a file in git", path, prefix);
	return 0;
}

int repo_check_path(struct repo *repo, const char *path, struct err *err)
{
	struct str prefix = { 0 };
	int status = 0;

	for (const char *slash = strchr(path, '/'); slash != NULL && status == 0;
		slash = strchr(slash + 1, '/')) {
		str_clear(&prefix);
		str_add_bytes(&prefix, path, (size_t)(slash - path));
		status = check_step(repo, path, prefix.bytes, err);
	}
	str_release(&prefix);
	return status;
}
