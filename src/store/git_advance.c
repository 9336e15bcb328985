#include "store/git_advance.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/git_inside.h"
#include "store/index_format.h"
#include "store/left_out.h"
#include "sys/file.h"
#include "sys/temp.h"

int repo_head_entry(struct repo *repo, const char *path, struct blob *blob, struct err *err)
{
	if (git_tree_find(blob, repo->tree, path, err) != 0)
		return -1;
	if (blob->mode == GIT_FILEMODE_TREE)
		*blob = (struct blob){ 0 };
	return 0;
}

bool repo_index_entry(struct repo *repo, const char *path, struct index_entry *entry)
{
	return index_file_find(&repo->index, path, entry);
}

static uint32_t look_of(const struct index_entry *entry, int word)
{
	return index_word(entry->looks + word * INDEX_WORD);
}

/* As git does it (read-cache.c), and whole seconds count: an entry as young as the index proves
 * nothing. */
bool repo_index_trusts(
	const struct repo *repo, const struct index_entry *entry, const struct stat *info)
{
	return S_ISREG(info->st_mode) && entry->stage == 0 && !entry->intended && !entry->skipped &&
	       entry->mtime < (uint32_t)repo->stamp.tv_sec &&
	       look_of(entry, INDEX_MTIME) == (uint32_t)info->st_mtim.tv_sec &&
	       look_of(entry, INDEX_MTIME_NS) == (uint32_t)info->st_mtim.tv_nsec &&
	       look_of(entry, INDEX_CTIME) == (uint32_t)info->st_ctim.tv_sec &&
	       look_of(entry, INDEX_CTIME_NS) == (uint32_t)info->st_ctim.tv_nsec &&
	       look_of(entry, INDEX_INO) == (uint32_t)info->st_ino &&
	       look_of(entry, INDEX_UID) == (uint32_t)info->st_uid &&
	       look_of(entry, INDEX_GID) == (uint32_t)info->st_gid &&
	       look_of(entry, INDEX_SIZE) == (uint32_t)info->st_size && info->st_size != 0;
}

bool repo_has(struct repo *repo, const struct oid *id)
{
	git_oid name = oid_to_git(id);
	git_odb *odb = NULL;
	bool has = git_repository_odb(&odb, repo->git) == 0 && git_odb_exists(odb, &name);

	git_odb_free(odb);
	git_error_clear();
	return has;
}

struct oid oid_of_blob(const char *bytes, size_t length)
{
	git_oid id = { { 0 } };

	git_odb_hash(&id, bytes, length, GIT_OBJECT_BLOB);
	return oid_from_git(&id);
}

int repo_flush(struct repo *repo, struct err *err)
{
	int dir, status;

	if (!repo->durable)
		return 0;
	if (dir_open(&dir, repo->store->common_dir, err) != 0)
		return -1;
	status = disk_flush(dir, err);
	close(dir);
	return status == 0 ? 0 : err_in(err, "%s", repo->store->common_dir);
}

/* A directory that is being read, and what of it is next. */
struct level {
	git_tree *tree;
	size_t next, length; /* of the path that leads here */
};
struct head_files {
	struct repo *repo;
	struct level *levels;
	size_t depth, cap, seen;
	struct str path;
};

/* A tree may hold itself ten times over, ten times over: that many are no notes any more. */
#define FILES_MOST ((size_t)4 * 1024 * 1024)

static int enter(struct head_files *files, const git_oid *id, struct err *err)
{
	git_tree *tree = NULL;
	int status = git_tree_lookup(&tree, files->repo->git, id);

	if (status != 0)
		return git_fail(err, status, "%s: cannot read its directory in history",
			str_text(&files->path));
	files->levels =
		mem_grow(files->levels, &files->cap, files->depth + 1, sizeof(*files->levels));
	files->levels[files->depth++] =
		(struct level){ .tree = tree, .length = files->path.length };
	return 0;
}

int head_files_open(struct head_files **files, struct repo *repo, struct err *err)
{
	*files = mem_alloc(sizeof(**files));
	(*files)->repo = repo;
	if (repo->tree == NULL || enter(*files, git_tree_id(repo->tree), err) == 0)
		return 0;
	head_files_close(*files);
	*files = NULL;
	return -1;
}

/* The next entry in the innermost directory; NULL at its end. Its path is files->path. */
static const git_tree_entry *step(struct head_files *files)
{
	struct level *level = &files->levels[files->depth - 1];
	const git_tree_entry *entry = git_tree_entry_byindex(level->tree, level->next);

	files->seen++;
	str_cut(&files->path, level->length);
	if (entry == NULL)
		return NULL;
	level->next++;
	if (level->length > 0)
		str_add_char(&files->path, '/');
	str_add(&files->path, git_tree_entry_name(entry));
	return entry;
}

int head_files_next(
	struct head_files *files, const char **path, struct blob *blob, bool *more, struct err *err)
{
	*more = false;
	while (files->depth > 0) {
		const git_tree_entry *entry = step(files);

		if (files->seen > FILES_MOST)
			return err_set(
				err, ERR_DATA, "history holds more than %zu files", FILES_MOST);
		if (entry == NULL) {
			git_tree_free(files->levels[--files->depth].tree);
			continue;
		}
		if (git_tree_entry_type(entry) == GIT_OBJECT_TREE &&
			files->path.length < PATH_LISTED) {
			if (enter(files, git_tree_entry_id(entry), err) != 0)
				return -1;
			continue;
		}
		*path = files->path.bytes;
		*blob = (struct blob){ oid_from_git(git_tree_entry_id(entry)),
			git_tree_entry_filemode(entry) };
		*more = true;
		return 0;
	}
	return 0;
}

void head_files_close(struct head_files *files)
{
	if (files == NULL)
		return;
	while (files->depth > 0)
		git_tree_free(files->levels[--files->depth].tree);
	free(files->levels);
	str_release(&files->path);
	free(files);
}
