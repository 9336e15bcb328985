#include <stdlib.h>
#include <string.h>

#include "store/git_inside.h"
#include "store/merging.h"

/* Bases of bases of bases: what histories that cross and cross again may cost. */
#define MERGES_MOST 100

struct commits {
	git_oid *items;
	size_t count, cap;
};

static int by_id(const void *a, const void *b)
{
	return git_oid_cmp(a, b);
}

/* Where the first COUNT of COMMITS, taken together, parted from the last of them; sorted. */
static int find_bases(struct commits *bases, struct repo *repo, const struct commits *commits,
	size_t count, struct err *err)
{
	git_oidarray found = { NULL, 0 };
	git_oid *asked = mem_alloc(count * sizeof(*asked));
	int status;

	asked[0] = commits->items[count - 1];
	memcpy(asked + 1, commits->items, (count - 1) * sizeof(*asked));
	status = git_merge_bases_many(&found, repo->git, count, asked);
	free(asked);
	*bases = (struct commits){ 0 };
	if (status == GIT_ENOTFOUND) {
		git_error_clear();
		return 0;
	}
	if (status != 0)
		return git_fail(err, status, "cannot find where the two histories parted");
	bases->items = mem_grow(NULL, &bases->cap, found.count, sizeof(*bases->items));
	bases->count = found.count;
	memcpy(bases->items, found.ids, found.count * sizeof(*bases->items));
	qsort(bases->items, bases->count, sizeof(*bases->items), by_id);
	git_oidarray_dispose(&found);
	return 0;
}

static int tree_of(struct oid *tree, struct repo *repo, const git_oid *id, struct err *err)
{
	git_commit *commit = NULL;
	int status = git_commit_lookup(&commit, repo->git, id);

	if (status != 0)
		return git_fail(err, status, "cannot read the history");
	*tree = oid_from_git(git_commit_tree_id(commit));
	git_commit_free(commit);
	return 0;
}

/* Writes what MERGING came to. */
static int write_tree(struct oid *tree, const struct merging *merging, struct err *err)
{
	git_oid one = oid_to_git(&merging->trees.one);
	git_tree *from = NULL, *merged = NULL;
	struct arena arena = { 0 };
	struct tree_change *changes = arena_alloc(&arena, (merging->count + 1) * sizeof(*changes));
	size_t count = 0;
	int status = git_tree_lookup(&from, merging->repo->git, &one);

	for (size_t i = 0; i < merging->count; i++) {
		const struct touched *touched = &merging->items[i];

		if (!blob_same(&touched->result, &touched->now.one))
			changes[count++] = (struct tree_change){ touched->path, touched->result };
	}
	if (status != 0)
		status = git_fail(err, status, "cannot read the history");
	else
		status = git_tree_on(&merged, merging->repo, from, changes, count, err);
	if (status == 0)
		*tree = oid_from_git(git_tree_id(merged));
	git_tree_free(merged);
	git_tree_free(from);
	arena_release(&arena);
	return status;
}

static int merge_bases(struct oid *tree, struct repo *repo, const struct commits *commits,
	int *left, struct err *err);

/* TREE, what the first I of COMMITS came to, and the next one become one. */
static int merge_next(struct oid *tree, struct repo *repo, const struct commits *commits, size_t i,
	int *left, struct err *err)
{
	struct trees trees = { .one = *tree };
	struct merging merging = { 0 };
	struct commits bases = { 0 };
	int status = find_bases(&bases, repo, commits, i + 1, err);

	if (status == 0)
		status = merge_bases(&trees.base, repo, &bases, left, err);
	trees.crossed = bases.count > 1;
	if (status == 0)
		status = tree_of(&trees.other, repo, &commits->items[i], err);
	if (status == 0)
		status = merging_find(&merging, repo, &trees, err);
	if (status == 0)
		status = merging_settle(&merging, err);
	if (status == 0)
		status = write_tree(tree, &merging, err);
	merging_release(&merging);
	free(bases.items);
	return status;
}

/* Several commits become one tree, by the same rule that they are to be the base for. */
static int merge_bases(struct oid *tree, struct repo *repo, const struct commits *commits,
	int *left, struct err *err)
{
	int status = 0;

	*tree = OID_NONE;
	if (commits->count > 0)
		status = tree_of(tree, repo, &commits->items[0], err);
	for (size_t i = 1; i < commits->count && status == 0 && *left > 0; i++) {
		(*left)--;
		status = merge_next(tree, repo, commits, i, left, err);
	}
	return status;
}

int git_merge_base_tree(enum merge_how *how, struct trees *trees, struct repo *repo,
	const git_oid *ours, const git_oid *theirs, struct err *err)
{
	git_oid sides[] = { *ours, *theirs };
	const struct commits both = { sides, 2, 2 };
	struct commits bases;
	int left = MERGES_MOST, status = 0;

	if (find_bases(&bases, repo, &both, 2, err) != 0)
		return -1;
	*how = bases.count == 0 ? MERGE_STRANGERS : MERGE_BOTH;
	if (bases.count == 1 && git_oid_equal(&bases.items[0], ours))
		*how = MERGE_FORWARD;
	if (bases.count == 1 && git_oid_equal(&bases.items[0], theirs))
		*how = MERGE_NOTHING;
	if (*how == MERGE_BOTH || *how == MERGE_STRANGERS)
		status = merge_bases(&trees->base, repo, &bases, &left, err);
	trees->crossed = bases.count > 1;
	free(bases.items);
	return status;
}
