#include "store/git_overwritten.h"

#include <string.h>

#include "store/git_advance.h"
#include "store/git_inside.h"
#include "store/layout.h"
#include "store/left_out.h"
#include "sys/file.h"

#define PASTS 64 /* moves of HEAD that a slow commit may have missed */

/* What HEAD was lately; an item may be NULL: nothing yet. */
struct pasts {
	git_tree *trees[PASTS];
	size_t count;
};

static git_tree *tree_of(struct repo *repo, const git_oid *id)
{
	git_commit *commit = NULL;
	git_tree *tree = NULL;

	if (git_commit_lookup(&commit, repo->git, id) == 0 && git_commit_tree(&tree, commit) != 0)
		tree = NULL;
	git_commit_free(commit);
	return tree;
}

/* Of a commit that is gone nothing is known. */
static void pasts_load(struct pasts *pasts, struct repo *repo)
{
	git_reflog *log = NULL;
	size_t count =
		git_reflog_read(&log, repo->git, "HEAD") == 0 ? git_reflog_entrycount(log) : 0;

	for (size_t i = 0; i < count && i < PASTS; i++) {
		const git_oid *id = git_reflog_entry_id_old(git_reflog_entry_byindex(log, i));
		git_tree *tree = git_oid_is_zero(id) ? NULL : tree_of(repo, id);

		if (tree != NULL || git_oid_is_zero(id))
			pasts->trees[pasts->count++] = tree;
	}
	git_reflog_free(log);
	git_error_clear();
}

static void pasts_release(struct pasts *pasts)
{
	for (size_t i = 0; i < pasts->count; i++)
		git_tree_free(pasts->trees[i]);
}

static bool tree_has(const git_tree *tree, const char *path, const struct blob *blob)
{
	struct err ignored = { 0 };
	struct blob found;

	if (git_tree_find(&found, tree, path, &ignored) != 0)
		err_release(&ignored);
	return oid_same(&found.id, &blob->id) && found.mode == blob->mode;
}

static bool was_in_head(const struct pasts *pasts, const char *path, const struct blob *blob)
{
	for (size_t i = 0; i < pasts->count; i++)
		if (tree_has(pasts->trees[i], path, blob))
			return true;
	return false;
}

/* Does the working tree have what HEAD has? */
static bool is_there(struct repo *repo, const char *path, const struct blob *head)
{
	struct str bytes = { 0 };
	struct oid id = OID_NONE;
	struct stat info;
	struct err ignored = { 0 };
	bool found = false, same;

	if (oid_none(&head->id))
		return !file_stat(repo->store->root_fd, path, &info);
	same = file_read(&bytes, repo->store->root_fd, path, LEFT_OUT_SIZE, &found, &ignored) ==
		       0 &&
	       found && repo_hash(repo, path, str_text(&bytes), bytes.length, &id, &ignored) == 0 &&
	       oid_same(&id, &head->id);
	str_release(&bytes);
	err_release(&ignored);
	return same;
}

static struct blob blob_in(const struct index_file *index, const char *path)
{
	struct index_entry entry;
	struct blob none = { 0 };

	return index_file_find(index, path, &entry)
		       ? (struct blob){ oid_of_entry(&entry), entry.mode }
		       : none;
}

static int look_at(struct overwritten *overwritten, struct repo *repo, const struct pasts *pasts,
	const char *path, const struct blob *indexed, struct err *err)
{
	struct blob head;

	if (repo_head_entry(repo, path, &head, err) != 0)
		return -1;
	if (was_in_head(pasts, path, indexed) && is_there(repo, path, &head))
		overwritten->items[overwritten->count++] = (struct index_change){
			.path = path, .blob = head, .as_file = !oid_none(&head.id)
		};
	git_error_clear();
	return 0;
}

int overwritten_find(struct overwritten *overwritten, struct arena *arena, struct repo *repo,
	const struct index_file *index, struct err *err)
{
	struct pasts pasts = { 0 };
	struct texts paths = { 0 };
	struct oid tree;
	int status;

	*overwritten = (struct overwritten){ 0 };
	if (repo->tree == NULL || !repo_index_tree(index, &tree) ||
		memcmp(tree.bytes, git_tree_id(repo->tree)->id, OID_SIZE) == 0)
		return 0;
	status = repo_staged(&paths, arena, repo, index, err);
	if (status == 0 && paths.count > 0)
		pasts_load(&pasts, repo);
	overwritten->items = arena_alloc(arena, (paths.count + 1) * sizeof(*overwritten->items));
	for (size_t i = 0; i < paths.count && status == 0; i++) {
		struct blob indexed = blob_in(index, paths.items[i]);

		status = look_at(overwritten, repo, &pasts, paths.items[i], &indexed, err);
	}
	pasts_release(&pasts);
	return status;
}

int repo_index_regain(struct repo *repo, struct err *err)
{
	struct overwritten overwritten;
	struct arena arena = { 0 };
	int status = overwritten_find(&overwritten, &arena, repo, &repo->index, err);

	if (status == 0 && overwritten.count > 0) {
		status = repo_index_stage(repo, overwritten.items, overwritten.count, err);
		if (status == 0)
			status = repo_index_settle(repo, err);
		repo_index_drop(repo);
		if (status == 0)
			status = repo_index_take(repo, err);
	}
	arena_release(&arena);
	return status;
}
