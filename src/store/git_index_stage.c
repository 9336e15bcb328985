#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "store/git_inside.h"
#include "sys/dir_at.h"
#include "sys/file.h"

#define INDEX "index"

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

/* Does the file's content still have the name that ENTRY gives it? */
static bool still_same(struct repo *repo, const struct index_entry *entry)
{
	struct str bytes = { 0 };
	struct err err = { 0 };
	struct oid id = OID_NONE, was = oid_of_entry(entry);
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

/* What lies at PATH; false when there is nothing, or something is in the way. */
static bool look(struct dir_at *at, const char *path, struct stat *info)
{
	struct err err = { 0 };
	bool seen = dir_at_for(at, path, DIR_LEAVE, &err) == 0 && at->fd >= 0 &&
		    fstatat(at->fd, path_name(path), info, AT_SYMLINK_NOFOLLOW) == 0;

	err_release(&err);
	return seen;
}

/* Has the file changed behind an entry that looks unchanged? */
static bool is_racy(struct repo *repo, struct dir_at *at, const struct index_entry *entry)
{
	struct stat info;

	if (entry->mtime < (uint32_t)repo->stamp.tv_sec || entry->size == 0 || entry->stage != 0 ||
		entry->mode == GIT_FILEMODE_COMMIT || entry->mode == GIT_FILEMODE_LINK)
		return false;
	return look(at, entry->path, &info) && (uint32_t)info.st_mtim.tv_sec == entry->mtime &&
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

static int by_path(const void *a, const void *b)
{
	return strcmp(
		((const struct index_change *)a)->path, ((const struct index_change *)b)->path);
}

static bool is_changed(const struct index_change *changes, size_t count, const char *path)
{
	const struct index_change wanted = { .path = path };

	return bsearch(&wanted, changes, count, sizeof(wanted), by_path) != NULL;
}

/*
 * Git trusts an entry whose file looks as recorded, unless the file is as young as the index: then
 * it looks into it. Writing the index makes it younger; so whoever was that young is looked into
 * now, and where the content is another one the recorded size becomes 0, as git itself does it
 * (Documentation/technical/racy-git). In whole seconds: git may not count finer.
 */
static void add_racy(struct index_edits *edits, struct repo *repo, struct dir_at *at,
	const struct index_change *changes, size_t count)
{
	for (uint32_t i = 0; i < repo->index.count; i++) {
		struct index_entry entry;

		index_file_entry(&repo->index, i, &entry);
		if (is_racy(repo, at, &entry) && !is_changed(changes, count, entry.path))
			add_edit(edits, INDEX_SMUDGE, entry.path);
	}
}

/* Is the file of CHANGE the one that was meant? */
static bool is_meant(const struct index_change *change, const struct stat *info)
{
	struct file_mark now = file_mark_of(info);

	return change->mark == NULL || file_mark_same(&now, change->mark);
}

static void add_change(
	struct index_edits *edits, struct dir_at *at, const struct index_change *change)
{
	struct index_edit *edit;
	struct stat info;

	if (oid_none(&change->blob.id)) {
		add_edit(edits, INDEX_DROP, change->path);
		return;
	}
	edit = add_edit(edits, INDEX_PUT, change->path);
	memcpy(edit->id, change->blob.id.bytes, sizeof(edit->id));
	edit->skipped = change->out;
	if (change->as_file && look(at, change->path, &info) && is_meant(change, &info))
		set_looks(edit, &info);
	edit->looks[INDEX_MODE] = change->blob.mode;
}

static int write_index(struct repo *repo, const struct str *bytes, struct err *err)
{
	int dir, fd, status = -1;

	if (dir_open(&dir, repo->store->git_dir, err) != 0)
		return -1;
	fd = openat(dir, INDEX_FRESH, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);
	if (fd >= 0) {
		status = fd_write(fd, bytes->bytes, bytes->length, err);
		if (close(fd) != 0 && status == 0)
			status = err_system(err, errno, "cannot close it");
	} else {
		err_system(err, errno, "cannot make it");
	}
	close(dir);
	return status == 0 ? 0 : err_in(err, "cannot write git's index");
}

int repo_index_stage(struct repo *repo, struct index_change *changes, size_t count, struct err *err)
{
	struct dir_at at = DIR_AT(repo->store->root_fd);
	struct index_edits edits = { 0 };
	struct str bytes = { 0 };
	int status = 0;

	if (count == 0)
		return 0;
	qsort(changes, count, sizeof(*changes), by_path);
	add_racy(&edits, repo, &at, changes, count);
	for (size_t i = 0; i < count; i++)
		add_change(&edits, &at, &changes[i]);
	index_file_edit(&repo->index, edits.items, edits.count, &bytes);
	status = write_index(repo, &bytes, err);
	repo->staged = status == 0;
	dir_at_leave(&at);
	free(edits.items);
	str_release(&bytes);
	return status;
}

/* The index keeps a second name, for a way back that needs no room. */
static int keep_past(int dir, enum index_past *past)
{
	*past = INDEX_PAST_BESIDE;
	if (linkat(dir, INDEX, dir, INDEX_BEFORE, 0) == 0)
		return 0;
	*past = errno == ENOENT ? INDEX_PAST_NOTHING : INDEX_PAST_READ;
	return errno == ENOENT || errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS ||
			       errno == EXDEV
		       ? 0
		       : -1;
}

int repo_index_settle(struct repo *repo, struct err *err)
{
	enum index_past past;
	int dir, status = 0;

	if (!repo->staged)
		return 0;
	if (dir_open(&dir, repo->store->git_dir, err) != 0)
		return -1;
	if (keep_past(dir, &past) == 0 && renameat(dir, INDEX_FRESH, dir, INDEX) == 0) {
		repo->staged = false;
		repo->past = past;
	} else {
		status = err_system(err, errno, "cannot rename git's index");
	}
	close(dir);
	return status;
}

/* The index as it was read, with the time that it had then: git judges its entries by that. */
static int put_again(struct repo *repo, int dir, struct err *err)
{
	const struct timespec times[] = { repo->stamp, repo->stamp };

	if (write_index(repo, &repo->index_bytes, err) != 0)
		return -1;
	if (utimensat(dir, INDEX_FRESH, times, AT_SYMLINK_NOFOLLOW) != 0 ||
		renameat(dir, INDEX_FRESH, dir, INDEX) != 0)
		return err_system(err, errno, "cannot put git's index back");
	return 0;
}

/* Where there are no second names: what was staged is written once more. */
static int rewrite(struct repo *repo, int dir, struct err *err)
{
	struct str fresh = { 0 };
	bool found;
	int status = file_read(&fresh, dir, INDEX, LIMIT_INDEX, &found, err);

	if (status == 0)
		status = put_again(repo, dir, err);
	if (status == 0 && write_index(repo, &fresh, err) != 0) {
		unlinkat(dir, INDEX_FRESH, 0); /* then it cannot be settled again */
		err_clear(err);
	}
	str_release(&fresh);
	return status;
}

static int put_back(struct repo *repo, int dir, struct err *err)
{
	const char *from = INDEX_BEFORE, *to = INDEX;

	if (repo->past == INDEX_PAST_READ)
		return rewrite(repo, dir, err);
	if (repo->past == INDEX_PAST_NOTHING) {
		from = INDEX;
		to = INDEX_FRESH;
	} else if (linkat(dir, INDEX, dir, INDEX_FRESH, 0) != 0) {
		errno = 0; /* no room even for a name: it cannot be settled again, then */
	}
	return renameat(dir, from, dir, to) == 0
		       ? 0
		       : err_system(err, errno, "cannot put git's index back");
}

int repo_index_unsettle(struct repo *repo, struct err *err)
{
	int dir, status = 0;

	if (repo->past == INDEX_PAST_NONE)
		return 0;
	if (dir_open(&dir, repo->store->git_dir, err) != 0)
		return -1;
	status = put_back(repo, dir, err);
	if (status == 0) {
		repo->staged = true;
		repo->past = INDEX_PAST_NONE;
	}
	close(dir);
	return status;
}
