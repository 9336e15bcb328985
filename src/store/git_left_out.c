#include <stdlib.h>
#include <string.h>

#include "store/advance.h"
#include "store/check.h"
#include "store/git_inside.h"
#include "store/left_out_lines.h"
#include "sys/file.h"

/* Trees that name one another often hold more files than there are bytes: at some point it is
 * enough. */
#define ENTRIES_MOST 2000000

/* HEAD's tree, on the way through it. */
struct look {
	struct checking *checking;
	struct repo *repo;
	struct index_file index;
	git_odb *odb;
	struct str path;
	size_t seen;
};

/* Git's index, which has it as INDEXED, mostly knows a file's size; else its header is asked for.
 * 0 where nobody knows. */
static uint64_t size_of(
	struct look *look, const git_tree_entry *entry, const struct index_entry *indexed)
{
	git_object_t type;
	size_t size = 0;

	if (!indexed->skipped && indexed->size > 0 &&
		memcmp(indexed->id, git_tree_entry_id(entry)->id, OID_SIZE) == 0)
		return indexed->size;
	if (git_odb_read_header(&size, &type, look->odb, git_tree_entry_id(entry)) != 0)
		git_error_clear();
	return size;
}

static void look_at_file(struct look *look, const git_tree_entry *entry)
{
	const char *path = str_text(&look->path), *why;
	unsigned mode = git_tree_entry_filemode_raw(entry);
	struct index_entry indexed = { .size = 0 };
	struct oid id = oid_from_git(git_tree_entry_id(entry));
	struct stat info;
	bool there = file_stat(look->checking->store->root_fd, path, &info);

	if (!index_file_find(&look->index, path, &indexed))
		indexed = (struct index_entry){ .size = 0 };
	why = left_out_blob(
		look->repo, path, mode, &id, S_ISREG(mode) ? size_of(look, entry, &indexed) : 0);
	if (why == NULL && indexed.skipped && !there)
		why = "it did when it came here, and git's index remembers";
	if (why != NULL)
		check_says(look->checking, PROBLEM_REMARK, path,
			there ? "other clones leave it out of the working tree: %s"
			      : "stays out of the working tree: %s",
			why);
}

static int look_into(struct look *look, const git_oid *id, int depth, struct err *err);

static int look_at_entry(struct look *look, const git_tree_entry *entry, int depth, struct err *err)
{
	size_t length = look->path.length;
	int status = 0;

	str_addf(&look->path, "%s%s", length > 0 ? "/" : "", git_tree_entry_name(entry));
	if (git_tree_entry_type(entry) != GIT_OBJECT_TREE)
		look_at_file(look, entry);
	else
		status = look_into(look, git_tree_entry_id(entry), depth + 1, err);
	str_cut(&look->path, length);
	return status;
}

static int look_into(struct look *look, const git_oid *id, int depth, struct err *err)
{
	git_tree *tree;
	int status;

	if (depth > PATH_DEEPEST) {
		check_says(look->checking, PROBLEM_REMARK, str_text(&look->path),
			"lies too deep: nothing below it was looked at");
		return 0;
	}
	status = git_tree_lookup(&tree, look->repo->git, id);
	if (status != 0)
		return git_fail(err, status, "cannot read '%s' in git", str_text(&look->path));
	for (size_t i = 0; status == 0 && i < git_tree_entrycount(tree); i++) {
		if (look->seen++ == ENTRIES_MOST)
			check_says(look->checking, PROBLEM_REMARK, NULL,
				"HEAD has more than %d files: the others were not looked at",
				ENTRIES_MOST);
		if (look->seen > ENTRIES_MOST)
			break;
		status = look_at_entry(look, git_tree_entry_byindex(tree, i), depth, err);
	}
	git_tree_free(tree);
	return status;
}

int check_left_out(struct checking *checking, struct err *err)
{
	struct look look = { .checking = checking };
	struct str bytes = { 0 };
	int status = 0;

	if (!check_has_git(checking) || checking->store->repo->tree == NULL)
		return 0;
	look.repo = checking->store->repo;
	/* a broken index is another check's business: without it, sizes are asked for one by one */
	if (check_read_index(&look.index, &bytes, checking->store, err) != 0)
		err_clear(err);
	if (git_repository_odb(&look.odb, look.repo->git) != 0)
		status = git_fail(err, -1, "cannot read what git has");
	if (status == 0)
		status = look_into(&look, git_tree_id(look.repo->tree), 0, err);
	git_odb_free(look.odb);
	index_file_release(&look.index);
	str_release(&bytes);
	str_release(&look.path);
	return status;
}
