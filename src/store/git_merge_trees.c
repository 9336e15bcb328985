#include <string.h>

#include "store/git_inside.h"
#include "store/merging.h"

static void add_change(
	struct tree_change *changes, size_t *count, const char *path, const struct blob *result)
{
	changes[(*count)++] = (struct tree_change){ path, *result };
}

/* What MERGING came to, told from either side. */
static void tell(struct merge *merge, struct merging *merging)
{
	size_t room = (merging->count + 1) * sizeof(*merge->changes);

	merge->changes = arena_alloc(&merge->memory, room);
	merge->outgoing = arena_alloc(&merge->memory, room);
	for (size_t i = 0; i < merging->count; i++) {
		const struct touched *touched = &merging->items[i];

		if (!blob_same(&touched->result, &touched->now.one))
			add_change(merge->changes, &merge->count, touched->path, &touched->result);
		if (!blob_same(&touched->result, &touched->now.other))
			add_change(merge->outgoing, &merge->outgoing_count, touched->path,
				&touched->result);
	}
	merge->facts =
		arena_alloc(&merge->memory, (merging->fact_count + 1) * sizeof(*merge->facts));
	merge->fact_count = merging->fact_count;
	for (size_t i = 0; i < merging->fact_count; i++)
		merge->facts[i] = merging->facts[i];
	arena_take(&merge->memory, &merging->memory);
}

/* Where only one side has gone on, the result is what it has. */
static void take_newer(struct merging *merging, enum merge_how how)
{
	for (size_t i = 0; i < merging->count; i++) {
		struct touched *touched = &merging->items[i];

		touched->result = how == MERGE_FORWARD ? touched->now.other : touched->now.one;
	}
}

static int find(struct merge *merge, struct repo *repo, struct trees *trees, const git_oid *theirs,
	struct err *err)
{
	struct merging merging = { 0 };
	int status = 0;

	if (repo->tree == NULL)
		merge->how = MERGE_FORWARD;
	else
		status = git_merge_base_tree(&merge->how, trees, repo, &repo->tip, theirs, err);
	if (merge->how == MERGE_FORWARD || merge->how == MERGE_NOTHING)
		trees->base = trees->one;
	if (status == 0)
		status = merging_find(&merging, repo, trees, err);
	if (status == 0 && (merge->how == MERGE_FORWARD || merge->how == MERGE_NOTHING))
		take_newer(&merging, merge->how);
	else if (status == 0)
		status = merging_settle(&merging, err);
	if (status == 0)
		tell(merge, &merging);
	merging_release(&merging);
	return status;
}

int merge_trees(struct merge *merge, struct repo *repo, const struct oid *theirs, struct err *err)
{
	git_oid id = oid_to_git(theirs);
	struct trees trees = { .one = OID_NONE };
	git_commit *commit = NULL;
	int status = git_commit_lookup(&commit, repo->git, &id);

	*merge = (struct merge){ .how = MERGE_NOTHING };
	if (status != 0)
		return git_fail(err, status, "cannot read their commit");
	trees.other = oid_from_git(git_commit_tree_id(commit));
	git_commit_free(commit);
	if (repo->tree != NULL)
		trees.one = oid_from_git(git_tree_id(repo->tree));
	status = find(merge, repo, &trees, &id, err);
	if (status != 0)
		merge_release(merge);
	return status;
}

void merge_release(struct merge *merge)
{
	if (merge == NULL)
		return;
	arena_release(&merge->memory);
	*merge = (struct merge){ 0 };
}

int merge_before(struct blob *blob, struct repo *repo, const struct oid *commit, const char *path,
	struct err *err)
{
	git_oid id = oid_to_git(commit);
	git_commit *found = NULL;
	struct oid tree;
	int status = git_commit_lookup(&found, repo->git, &id);

	*blob = (struct blob){ 0 };
	if (status != 0)
		return git_fail(err, status, "cannot read the history");
	tree = oid_from_git(git_commit_tree_id(found));
	git_commit_free(found);
	if (merging_file(blob, repo, &tree, path, err) != 0)
		return -1;
	if (blob->mode == GIT_FILEMODE_TREE)
		*blob = (struct blob){ 0 };
	return 0;
}
