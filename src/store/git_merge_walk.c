#include <stdlib.h>
#include <string.h>

#include "store/git_inside.h"
#include "store/merging.h"

/* What a repository made to harm may cost. */
#define DEPTH_MOST 256
#define PATH_MOST 4096
#define WORK_MOST ((size_t)2000000) /* directories opened, and files touched */

enum { BASE, ONE, OTHER, SIDES };

struct walker {
	struct merging *merging;
	struct str path; /* of the directory, with a slash behind it */
	size_t opened;
	int depth;
	struct err *err;
};

/* One entry of one side's directory. */
struct cell {
	const char *name;
	struct blob blob;
	int side;
};
struct cells {
	struct cell *items;
	size_t count, cap;
};

static int by_name(const void *a, const void *b)
{
	const struct cell *one = a, *other = b;
	int order = strcmp(one->name, other->name);

	return order != 0 ? order : one->side - other->side;
}

static void add_cells(struct cells *cells, const git_tree *tree, int side)
{
	size_t count = tree != NULL ? git_tree_entrycount(tree) : 0;

	cells->items = mem_grow(
		cells->items, &cells->cap, cells->count + count + 1, sizeof(*cells->items));
	for (size_t i = 0; i < count; i++) {
		const git_tree_entry *entry = git_tree_entry_byindex(tree, i);

		cells->items[cells->count++] = (struct cell){ .name = git_tree_entry_name(entry),
			.blob = { .id = oid_from_git(git_tree_entry_id(entry)),
				.mode = git_tree_entry_filemode(entry) },
			.side = side };
	}
}

static bool all_same(const struct blob blobs[SIDES])
{
	return blob_same(&blobs[BASE], &blobs[ONE]) && blob_same(&blobs[BASE], &blobs[OTHER]);
}

static int walk(struct walker *walker, const struct oid trees[SIDES]);

/* What the three have under the name that stands at the end of the path now. */
static int look_at(struct walker *walker, const struct blob blobs[SIDES])
{
	struct oid trees[SIDES] = { OID_NONE, OID_NONE, OID_NONE };
	struct blob files[SIDES] = { { .mode = 0 } };
	struct merging *merging = walker->merging;

	for (int side = 0; side < SIDES; side++) {
		if (blobs[side].mode == GIT_FILEMODE_TREE)
			trees[side] = blobs[side].id;
		else
			files[side] = blobs[side];
	}
	if (!all_same(files)) {
		if (merging->count == WORK_MOST)
			return err_set(walker->err, ERR_DATA,
				"more than %zu files have changed at once", WORK_MOST);
		merging_add(merging, walker->path.bytes)->now = (struct three){
			.base = files[BASE], .one = files[ONE], .other = files[OTHER]
		};
	}
	if (oid_same(&trees[BASE], &trees[ONE]) && oid_same(&trees[BASE], &trees[OTHER]))
		return 0;
	str_add_char(&walker->path, '/');
	return walk(walker, trees);
}

static int check_name(const struct walker *walker, const char *name)
{
	if (*name == '\0' || strchr(name, '/') != NULL)
		return err_set(walker->err, ERR_DATA,
			"'%s': a directory in git holds the impossible name '%s'",
			str_text(&walker->path), name);
	if (walker->path.length + strlen(name) > PATH_MOST)
		return err_set(walker->err, ERR_DATA, "%.64s...: a path of more than %d bytes",
			str_text(&walker->path), PATH_MOST);
	return 0;
}

/* The cells from FIRST on that have its name; *taken of them. */
static int look_at_name(
	struct walker *walker, const struct cells *cells, size_t first, size_t *taken)
{
	const char *name = cells->items[first].name;
	struct blob blobs[SIDES] = { { .mode = 0 } };
	size_t length = walker->path.length, last = first;
	int status = 0;

	for (; last < cells->count && strcmp(cells->items[last].name, name) == 0; last++) {
		const struct cell *cell = &cells->items[last];

		if (!blob_none(&blobs[cell->side]))
			return err_set(walker->err, ERR_DATA,
				"'%s%s': a directory in git holds this name twice",
				str_text(&walker->path), name);
		blobs[cell->side] = cell->blob;
	}
	*taken = last - first;
	if (all_same(blobs))
		return 0;
	status = check_name(walker, name);
	if (status == 0) {
		str_add(&walker->path, name);
		status = look_at(walker, blobs);
	}
	str_cut(&walker->path, length);
	return status;
}

static int open_tree(struct walker *walker, git_tree **tree, const struct oid *id)
{
	git_oid name = oid_to_git(id);
	int status;

	if (oid_none(id))
		return 0;
	if (++walker->opened > WORK_MOST)
		return err_set(walker->err, ERR_DATA,
			"more than %zu directories have changed at once", WORK_MOST);
	status = git_tree_lookup(tree, walker->merging->repo->git, &name);
	return status == 0 ? 0
			   : git_fail(walker->err, status, "'%s': cannot read the directory in git",
				     str_text(&walker->path));
}

static int walk(struct walker *walker, const struct oid ids[SIDES])
{
	git_tree *trees[SIDES] = { NULL, NULL, NULL };
	struct cells cells = { 0 };
	size_t taken = 0;
	int status = 0;

	if (walker->depth == DEPTH_MOST)
		return err_set(walker->err, ERR_DATA,
			"%.64s...: lies more than %d directories deep", str_text(&walker->path),
			DEPTH_MOST);
	walker->depth++;
	for (int side = 0; side < SIDES && status == 0; side++) {
		status = open_tree(walker, &trees[side], &ids[side]);
		if (status == 0)
			add_cells(&cells, trees[side], side);
	}
	if (status == 0)
		qsort(cells.items, cells.count, sizeof(*cells.items), by_name);
	for (size_t i = 0; i < cells.count && status == 0; i += taken)
		status = look_at_name(walker, &cells, i, &taken);
	for (int side = 0; side < SIDES; side++)
		git_tree_free(trees[side]);
	free(cells.items);
	walker->depth--;
	return status;
}

int merging_find(
	struct merging *merging, struct repo *repo, const struct trees *trees, struct err *err)
{
	const struct oid ids[SIDES] = { trees->base, trees->one, trees->other };
	struct walker walker = { .merging = merging, .err = err };
	int status;

	*merging = (struct merging){ .repo = repo, .trees = *trees };
	status = walk(&walker, ids);
	str_release(&walker.path);
	merging_sort(merging);
	return status;
}

int merging_file(struct blob *blob, struct repo *repo, const struct oid *id, const char *path,
	struct err *err)
{
	git_oid name = oid_to_git(id);
	git_tree *tree = NULL;
	int status;

	*blob = (struct blob){ 0 };
	if (oid_none(id))
		return 0;
	status = git_tree_lookup(&tree, repo->git, &name);
	if (status != 0)
		return git_fail(err, status, "cannot read a directory in git");
	status = git_tree_find(blob, tree, path, err);
	git_tree_free(tree);
	return status;
}
