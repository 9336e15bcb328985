#include <stdlib.h>
#include <string.h>

#include "store/git_inside.h"

/*
 * libgit2's own git_tree_create_updated() leaves an empty tree where the last file of a directory
 * went. Git has no such trees, and `git fsck` misses the empty one.
 */

/* Changes below one directory: sorted by path, whose first SKIP bytes lead there. */
struct part {
	const struct tree_change **changes;
	size_t count;
	size_t skip;
};

static int by_path(const void *a, const void *b)
{
	const struct tree_change *const *one = a, *const *other = b;

	return strcmp((*one)->path, (*other)->path);
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

/* Changes the directory NAME in BUILDER: it goes when nothing is left in it. */
static int put_dir(
	struct repo *repo, git_treebuilder *builder, const char *name, const struct part *inner)
{
	const git_tree_entry *entry = git_treebuilder_get(builder, name);
	git_tree *tree = NULL;
	git_oid written;
	bool empty = false;
	int status = 0;

	if (entry != NULL && git_tree_entry_type(entry) != GIT_OBJECT_TREE) {
		git_error_set(GIT_ERROR_TREE, "'%s' is not a directory", name);
		return -1;
	}
	if (entry != NULL)
		status = git_tree_lookup(&tree, repo->git, git_tree_entry_id(entry));
	if (status == 0)
		status = write_part(repo, tree, inner, &written, &empty);
	git_tree_free(tree);
	if (status != 0)
		return status;
	if (!empty)
		return git_treebuilder_insert(NULL, builder, name, &written, GIT_FILEMODE_TREE);
	return entry != NULL ? git_treebuilder_remove(builder, name) : 0;
}

static int put_file(git_treebuilder *builder, const char *name, const struct blob *blob)
{
	git_oid id = oid_to_git(&blob->id);

	if (!oid_none(&blob->id))
		return git_treebuilder_insert(NULL, builder, name, &id, (git_filemode_t)blob->mode);
	return git_treebuilder_get(builder, name) != NULL ? git_treebuilder_remove(builder, name)
							  : 0;
}

static int write_part(struct repo *repo, const git_tree *tree, const struct part *part,
	git_oid *written, bool *empty)
{
	git_treebuilder *builder = NULL;
	struct str name = { 0 };
	int status = git_treebuilder_new(&builder, repo->git, tree);
	size_t taken = 0;

	for (size_t i = 0; i < part->count && status == 0; i += taken) {
		size_t length = strcspn(rest(part, i), "/");
		bool is_file = rest(part, i)[length] == '\0';
		struct part inner = { .changes = part->changes + i,
			.skip = part->skip + length + 1 };

		str_clear(&name);
		str_add_bytes(&name, rest(part, i), length);
		taken = inner.count = is_file ? 1 : together(part, i, length);
		status = is_file ? put_file(builder, name.bytes, &part->changes[i]->blob)
				 : put_dir(repo, builder, name.bytes, &inner);
	}
	*empty = status == 0 && git_treebuilder_entrycount(builder) == 0;
	if (status == 0 && (!*empty || part->skip == 0))
		status = git_treebuilder_write(written, builder);
	git_treebuilder_free(builder);
	str_release(&name);
	return status;
}

int git_tree_with(git_tree **tree, struct repo *repo, const struct tree_change *changes,
	size_t count, struct err *err)
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
	status = write_part(repo, repo->tree, &all, &written, &empty);
	if (status == 0)
		status = git_tree_lookup(tree, repo->git, &written);
	arena_release(&arena);
	return status == 0 ? 0 : git_fail(err, status, "cannot write the tree to git");
}
