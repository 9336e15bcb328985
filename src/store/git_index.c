#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "store/git_inside.h"
#include "store/index_lock.h"
#include "sys/file.h"

/* Below git's directory. FRESH is the index to be. */
#define INDEX "index"
#define FRESH "thanks/index"
#define LIMIT_INDEX ((size_t)1 << 32)

static int open_git_dir(struct repo *repo, int *dir, struct err *err)
{
	return dir_open(dir, repo->store->git_dir, err);
}

void repo_index_sweep(struct repo *repo)
{
	struct err err = { 0 };
	int dir;

	if (open_git_dir(repo, &dir, &err) == 0) {
		index_lock_sweep(dir);
		unlinkat(dir, FRESH, 0);
		close(dir);
	}
	err_release(&err);
}

static int refuse(struct repo *repo, enum index_sort sort, struct err *err)
{
	if (sort == INDEX_SPLIT) {
		err_set(err, ERR_DATA, "'%s' has a split index, which thanks cannot write",
			repo->store->root);
		return err_hint(err, "thanks git update-index --no-split-index");
	}
	if (sort == INDEX_SPARSE) {
		err_set(err, ERR_DATA, "'%s' has a sparse index, which thanks cannot write",
			repo->store->root);
		return err_hint(err, "thanks git sparse-checkout disable");
	}
	err_set(err, ERR_DATA, "git's index is broken: '%s/%s'", repo->store->git_dir, INDEX);
	return err_hint(err, "git makes a new one: rm '%s/%s' && thanks git reset",
		repo->store->git_dir, INDEX);
}

static int read_index(struct repo *repo, int dir, struct err *err)
{
	enum index_sort sort;
	struct stat info;
	bool found;

	repo->stamp = (struct timespec){ 0 };
	if (fstatat(dir, INDEX, &info, AT_SYMLINK_NOFOLLOW) == 0)
		repo->stamp = info.st_mtim;
	if (file_read(&repo->index_bytes, dir, INDEX, LIMIT_INDEX, &found, err) != 0)
		return err_in(err, "%s/%s", repo->store->git_dir, INDEX);
	sort = found && repo->index_bytes.length == 0
		       ? INDEX_BROKEN
		       : index_file_read(
				 &repo->index, repo->index_bytes.bytes, repo->index_bytes.length);
	return sort == INDEX_SOUND ? 0 : refuse(repo, sort, err);
}

int repo_index_take(struct repo *repo, struct err *err)
{
	int dir, status;

	repo_index_sweep(repo);
	if (open_git_dir(repo, &dir, err) != 0)
		return -1;
	status = index_lock_take(dir, repo->store->git_dir, err);
	if (status == 0) {
		repo->locked = true;
		status = read_index(repo, dir, err);
	}
	close(dir);
	if (status != 0)
		repo_index_drop(repo);
	return status;
}

void repo_index_drop(struct repo *repo)
{
	struct err err = { 0 };
	int dir;

	index_file_release(&repo->index);
	str_release(&repo->index_bytes);
	if (!repo->locked)
		return;
	if (open_git_dir(repo, &dir, &err) == 0) {
		unlinkat(dir, FRESH, 0);
		index_lock_give(dir);
		close(dir);
	}
	repo->locked = false;
	err_release(&err);
}

static struct oid entry_oid(const struct index_entry *entry)
{
	struct oid oid;

	memcpy(oid.bytes, entry->id, sizeof(oid.bytes));
	return oid;
}

unsigned repo_index_mode(struct repo *repo, const char *path)
{
	struct index_entry entry;

	return index_file_find(&repo->index, path, &entry) ? entry.mode : 0;
}

int repo_index_file(struct repo *repo, const char *path, struct blob *blob, struct err *err)
{
	struct index_entry entry;

	*blob = (struct blob){ 0 };
	if (!index_file_find(&repo->index, path, &entry) || entry.intended)
		return 0;
	if (entry.stage != 0) {
		err_set(err, ERR_BUSY, "%s: is in conflict", path);
		return err_hint(err, "settle it, then thanks git add %s", path);
	}
	blob->id = entry_oid(&entry);
	blob->mode = entry.mode;
	return 0;
}

static void set_looks(struct index_edit *edit, const struct stat *info)
{
	uint32_t *looks = edit->looks;

	looks[INDEX_CTIME] = (uint32_t)info->st_ctim.tv_sec;
	looks[INDEX_CTIME_NS] = (uint32_t)info->st_ctim.tv_nsec;
	looks[INDEX_MTIME] = (uint32_t)info->st_mtim.tv_sec;
	looks[INDEX_MTIME_NS] = (uint32_t)info->st_mtim.tv_nsec;
	looks[INDEX_DEV] = (uint32_t)info->st_dev;
	looks[INDEX_INO] = (uint32_t)info->st_ino;
	looks[INDEX_UID] = (uint32_t)info->st_uid;
	looks[INDEX_GID] = (uint32_t)info->st_gid;
	looks[INDEX_SIZE] = (uint32_t)info->st_size;
}

/* Does PATH's content still have the name that ENTRY gives it? */
static bool still_same(struct repo *repo, const struct index_entry *entry)
{
	struct str bytes = { 0 };
	struct err err = { 0 };
	struct oid id = OID_NONE, was = entry_oid(entry);
	bool found = false;
	bool same = file_read(&bytes, repo->store->root_fd, entry->path, entry->size, &found,
			    &err) == 0 &&
		    found &&
		    repo_hash(repo, entry->path, str_text(&bytes), bytes.length, &id, &err) == 0 &&
		    oid_same(&id, &was);

	str_release(&bytes);
	err_release(&err);
	return same;
}

/* Has the file changed behind an entry that looks unchanged? */
static bool is_racy(struct repo *repo, const struct index_entry *entry)
{
	struct stat info;

	if (entry->mtime < (uint32_t)repo->stamp.tv_sec || entry->size == 0 || entry->stage != 0 ||
		entry->mode == GIT_FILEMODE_COMMIT || entry->mode == GIT_FILEMODE_LINK)
		return false;
	return file_stat(repo->store->root_fd, entry->path, &info) &&
	       (uint32_t)info.st_mtim.tv_sec == entry->mtime &&
	       (uint32_t)info.st_size == entry->size && !still_same(repo, entry);
}

/* The edits that one update comes to. */
struct index_edits {
	struct index_edit *items;
	size_t count, cap;
};

static struct index_edit *add_edit(
	struct index_edits *edits, enum index_edit_kind kind, const char *path)
{
	edits->items = mem_grow(edits->items, &edits->cap, edits->count + 1, sizeof(*edits->items));
	edits->items[edits->count] = (struct index_edit){ .kind = kind, .path = path };
	return &edits->items[edits->count++];
}

static bool is_changed(const struct index_change *changes, size_t count, const char *path)
{
	for (size_t i = 0; i < count; i++)
		if (text_same(changes[i].path, path))
			return true;
	return false;
}

/*
 * Git trusts an entry whose file looks as recorded, unless the file is as young as the index: then
 * it looks into it. Writing the index makes it younger; so whoever was that young is looked into
 * now, and where the content is another one the recorded size becomes 0, as git itself does it
 * (Documentation/technical/racy-git). In whole seconds: git may not count finer.
 */
static void add_racy(struct index_edits *edits, struct repo *repo,
	const struct index_change *changes, size_t count)
{
	for (uint32_t i = 0; i < repo->index.count; i++) {
		struct index_entry entry;

		index_file_entry(&repo->index, i, &entry);
		if (is_racy(repo, &entry) && !is_changed(changes, count, entry.path))
			add_edit(edits, INDEX_SMUDGE, entry.path);
	}
}

static void add_change(
	struct index_edits *edits, struct repo *repo, const struct index_change *change)
{
	struct index_edit *edit;
	struct stat info;

	if (oid_none(&change->blob.id)) {
		add_edit(edits, INDEX_DROP, change->path);
		return;
	}
	edit = add_edit(edits, INDEX_PUT, change->path);
	memcpy(edit->id, change->blob.id.bytes, sizeof(edit->id));
	if (change->as_file && file_stat(repo->store->root_fd, change->path, &info))
		set_looks(edit, &info);
	edit->looks[INDEX_MODE] = change->blob.mode;
}

/* Puts the new index in the place of the old one. */
static int replace_index(struct repo *repo, const struct str *bytes, struct err *err)
{
	int dir, fd, status = -1;

	if (open_git_dir(repo, &dir, err) != 0)
		return -1;
	fd = openat(dir, FRESH, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);
	if (fd >= 0) {
		status = fd_write(fd, bytes->bytes, bytes->length, err);
		if (close(fd) != 0 && status == 0)
			status = err_system(err, errno, "cannot close it");
		if (status == 0 && renameat(dir, FRESH, dir, INDEX) != 0)
			status = err_system(err, errno, "cannot rename it");
	} else {
		err_system(err, errno, "cannot make it");
	}
	close(dir);
	return status == 0 ? 0 : err_in(err, "cannot write git's index");
}

int repo_index_update(
	struct repo *repo, const struct index_change *changes, size_t count, struct err *err)
{
	struct index_edits edits = { 0 };
	struct str bytes = { 0 };
	int status = 0;

	if (count > 0) {
		add_racy(&edits, repo, changes, count);
		for (size_t i = 0; i < count; i++)
			add_change(&edits, repo, &changes[i]);
		index_file_edit(&repo->index, edits.items, edits.count, &bytes);
		status = replace_index(repo, &bytes, err);
	}
	free(edits.items);
	str_release(&bytes);
	repo_index_drop(repo);
	return status;
}
