#include <stdlib.h>
#include <string.h>

#include "store/git_inside.h"

/*
 * Trees are written by ourselves. libgit2's own git_tree_create_updated() leaves an empty tree
 * where the last file of a directory went, which git does not have and `git fsck` misses; and its
 * tree builder refuses names that are in others' trees already and have to be carried over.
 */

/* Changes below one directory: sorted by path, whose first SKIP bytes lead there. */
struct part {
	const struct tree_change **changes;
	size_t count;
	size_t skip;
};

struct row {
	const char *name; /* borrowed: from the old tree, or the arena */
	unsigned mode; /* 0: it goes */
	git_oid id;
};
/* A directory that is being changed: the first SORTED rows are in the order of their names. */
struct rows {
	struct row *items;
	size_t count, cap, sorted;
	struct arena memory; /* names of new ones */
};

static int by_path(const void *a, const void *b)
{
	const struct tree_change *const *one = a, *const *other = b;

	return strcmp((*one)->path, (*other)->path);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct row *)a)->name, ((const struct row *)b)->name);
}

/* What stands behind a name that has ended, in git's own order. */
static int letter(const struct row *row, char c)
{
	return (unsigned char)(c == '\0' && row->mode == GIT_FILEMODE_TREE ? '/' : c);
}

static int by_git(const void *a, const void *b)
{
	const struct row *one = a, *other = b;
	size_t i = 0;

	while (one->name[i] != '\0' && one->name[i] == other->name[i])
		i++;
	return letter(one, one->name[i]) - letter(other, other->name[i]);
}

static struct row *add_row(struct rows *rows, const char *name)
{
	rows->items = mem_grow(rows->items, &rows->cap, rows->count + 1, sizeof(*rows->items));
	rows->items[rows->count] = (struct row){ .name = name };
	return &rows->items[rows->count++];
}

static void sort_rows(struct rows *rows, int (*order)(const void *, const void *))
{
	if (rows->count > 0)
		qsort(rows->items, rows->count, sizeof(*rows->items), order);
	rows->sorted = rows->count;
}

static void read_rows(struct rows *rows, const git_tree *tree)
{
	size_t count = tree != NULL ? git_tree_entrycount(tree) : 0;

	for (size_t i = 0; i < count; i++) {
		const git_tree_entry *entry = git_tree_entry_byindex(tree, i);
		struct row *row = add_row(rows, git_tree_entry_name(entry));

		row->mode = git_tree_entry_filemode_raw(entry);
		row->id = *git_tree_entry_id(entry);
	}
	sort_rows(rows, by_name);
}

/* The row of NAME among the sorted ones, or a new one. */
static struct row *find_row(struct rows *rows, const char *name)
{
	struct row wanted = { .name = name };
	struct row *row = rows->sorted > 0 ? bsearch(&wanted, rows->items, rows->sorted,
						     sizeof(*rows->items), by_name)
					   : NULL;

	return row != NULL ? row : add_row(rows, arena_string(&rows->memory, name));
}

static const char *rest(const struct part *part, size_t index)
{
	return part->changes[index]->path + part->skip;
}

/* How many changes from FIRST on lie in the same directory, whose name has LENGTH bytes. */
static size_t together(const struct part *part, size_t first, size_t length)
{
	size_t last = first + 1;

	while (last < part->count && strncmp(rest(part, last), rest(part, first), length + 1) == 0)
		last++;
	return last - first;
}

static int write_part(struct repo *repo, const git_tree *tree, const struct part *part,
	git_oid *written, bool *empty);

/* Changes the directory NAME: it goes when nothing is left in it, and takes the place of a file. */
static int put_dir(struct repo *repo, struct rows *rows, const char *name, const struct part *inner)
{
	struct row *row = find_row(rows, name);
	git_tree *tree = NULL;
	git_oid written;
	bool empty = false;
	int status = 0;

	if (row->mode == GIT_FILEMODE_TREE)
		status = git_tree_lookup(&tree, repo->git, &row->id);
	if (status == 0)
		status = write_part(repo, tree, inner, &written, &empty);
	git_tree_free(tree);
	if (status != 0)
		return status;
	if (!empty)
		*row = (struct row){ row->name, GIT_FILEMODE_TREE, written };
	else if (row->mode == GIT_FILEMODE_TREE)
		row->mode = 0;
	return 0;
}

static int put_file(
	struct repo *repo, struct rows *rows, const char *name, const struct tree_change *change)
{
	struct row *row = find_row(rows, name);
	git_odb *odb = NULL;
	int status = 0;

	if (oid_none(&change->blob.id)) {
		if (row->mode != GIT_FILEMODE_TREE)
			row->mode = 0;
		return 0;
	}
	if (row->mode == GIT_FILEMODE_TREE) {
		git_error_set_str(GIT_ERROR_TREE, "a file cannot lie where a directory is");
		return -1;
	}
	*row = (struct row){ row->name, change->blob.mode, oid_to_git(&change->blob.id) };
	if (row->mode == GIT_FILEMODE_COMMIT) /* which is another repository's */
		return 0;
	status = git_repository_odb(&odb, repo->git);
	if (status == 0 && !git_odb_exists(odb, &row->id)) {
		git_error_set_str(GIT_ERROR_TREE, "a file's contents are missing");
		status = -1;
	}
	git_odb_free(odb);
	return status;
}

/* Directories first: a file may come where the last file of one has gone. */
static int put_all(struct repo *repo, struct rows *rows, const struct part *part, bool files)
{
	struct str name = { 0 };
	size_t taken = 0;
	int status = 0;

	for (size_t i = 0; i < part->count && status == 0; i += taken) {
		size_t length = strcspn(rest(part, i), "/");
		bool is_file = rest(part, i)[length] == '\0';
		struct part inner = { .changes = part->changes + i,
			.skip = part->skip + length + 1 };

		str_clear(&name);
		str_add_bytes(&name, rest(part, i), length);
		taken = inner.count = is_file ? 1 : together(part, i, length);
		if (is_file && files)
			status = put_file(repo, rows, name.bytes, part->changes[i]);
		else if (!is_file && !files)
			status = put_dir(repo, rows, name.bytes, &inner);
	}
	str_release(&name);
	return status;
}

static void encode_rows(struct rows *rows, struct str *bytes)
{
	sort_rows(rows, by_git);
	for (size_t i = 0; i < rows->count; i++) {
		const struct row *row = &rows->items[i];

		if (row->mode == 0)
			continue;
		str_addf(bytes, "%o %s", row->mode, row->name);
		str_add_bytes(bytes, "", 1);
		str_add_bytes(bytes, (const char *)row->id.id, OID_SIZE);
	}
}

static int write_part(struct repo *repo, const git_tree *tree, const struct part *part,
	git_oid *written, bool *empty)
{
	struct rows rows = { 0 };
	struct str bytes = { 0 };
	git_odb *odb = NULL;
	int status = git_repository_odb(&odb, repo->git);

	read_rows(&rows, tree);
	if (status == 0)
		status = put_all(repo, &rows, part, false);
	sort_rows(&rows, by_name);
	if (status == 0)
		status = put_all(repo, &rows, part, true);
	encode_rows(&rows, &bytes);
	*empty = bytes.length == 0;
	if (status == 0 && (!*empty || part->skip == 0))
		status = git_odb_write(
			written, odb, str_text(&bytes), bytes.length, GIT_OBJECT_TREE);
	git_odb_free(odb);
	str_release(&bytes);
	free(rows.items);
	arena_release(&rows.memory);
	return status;
}

int git_tree_on(git_tree **tree, struct repo *repo, const git_tree *from,
	const struct tree_change *changes, size_t count, struct err *err)
{
	struct arena arena = { 0 };
	struct part all = { .count = count };
	git_oid written;
	bool empty;
	int status;

	*tree = NULL;
	all.changes = arena_alloc(&arena, (count + 1) * sizeof(*all.changes));
	for (size_t i = 0; i < count; i++)
		all.changes[i] = &changes[i];
	qsort(all.changes, count, sizeof(*all.changes), by_path);
	status = write_part(repo, from, &all, &written, &empty);
	if (status == 0)
		status = git_tree_lookup(tree, repo->git, &written);
	arena_release(&arena);
	return status == 0 ? 0 : git_fail(err, status, "cannot write the tree to git");
}

int git_tree_with(git_tree **tree, struct repo *repo, const struct tree_change *changes,
	size_t count, struct err *err)
{
	return git_tree_on(tree, repo, repo->tree, changes, count, err);
}

int git_tree_find(struct blob *blob, const git_tree *tree, const char *path, struct err *err)
{
	git_tree_entry *entry = NULL;
	int status = tree == NULL ? GIT_ENOTFOUND : git_tree_entry_bypath(&entry, tree, path);

	*blob = (struct blob){ 0 };
	if (status == GIT_ENOTFOUND) {
		git_error_clear();
		return 0;
	}
	if (status != 0)
		return git_fail(err, status, "%s: cannot find it in history", path);
	blob->id = oid_from_git(git_tree_entry_id(entry));
	blob->mode = git_tree_entry_filemode(entry);
	git_tree_entry_free(entry);
	return 0;
}
