#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "store/inside.h"
#include "store/tree_files.h"
#include "sys/temp.h"

/* To where the item itself lies, and to where its temporary files do. */
static int go(struct tree_files *files, const struct tree_file *item, enum dir_missing missing,
	struct err *err)
{
	if (dir_at_go(&files->home, item->file->path, item->home, DIR_LEAVE, err) != 0)
		return -1;
	return dir_at_for(&files->at, item->file->path, missing, err);
}

static bool looks_as(struct tree_files *files, const char *path, const struct file_mark *mark)
{
	struct stat info;
	struct file_mark now;

	if (files->at.fd < 0 ||
		fstatat(files->at.fd, path_name(path), &info, AT_SYMLINK_NOFOLLOW) != 0)
		return false;
	now = file_mark_of(&info);
	return file_mark_same(&now, mark);
}

/* An editor may have saved the file since it was read. */
static bool is_unchanged(struct tree_files *files, const struct plan_file *file)
{
	const struct version *before = &file->before[IN_WORK];
	struct str bytes = { 0 };
	struct err err = { 0 };
	bool found = false, same;

	if (before->bytes == NULL)
		return looks_as(files, file->path, &file->mark);
	same = files->at.fd >= 0 &&
	       file_read(&bytes, files->at.fd, path_name(file->path), before->length, &found,
		       &err) == 0 &&
	       found && bytes.length == before->length &&
	       memcmp(str_text(&bytes), before->bytes, before->length) == 0;
	str_release(&bytes);
	err_release(&err);
	return same;
}

/* What is to lie where a directory is: that one is set aside, if it holds nothing. */
static int make_way(struct tree_files *files, struct tree_file *item, struct err *err)
{
	const char *name = path_name(item->file->path);
	struct stat info;

	if (fstatat(files->at.fd, name, &info, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISDIR(info.st_mode))
		return 0;
	if (!dir_is_hollow(files->at.fd, name))
		return err_set(err, ERR_BUSY, "a directory that is not empty is in the way");
	item->done = true;
	return temp_set_aside(&item->old, files->home.fd, files->at.fd, name, err);
}

static int place(struct tree_files *files, struct tree_file *item, struct err *err)
{
	const char *name = path_name(item->file->path);
	bool had = version_there(&item->file->before[IN_WORK]);
	int status;

	if (go(files, item, DIR_MAKE, err) != 0 || (!had && make_way(files, item, err) != 0))
		return -1;
	if (had && !is_unchanged(files, item->file))
		return err_set(err, ERR_BUSY, "was changed meanwhile");
	/* from now on there is something to take back, even if flushing it fails */
	item->done = true;
	status = temp_place(&item->fresh, files->home.fd, files->at.fd, name,
		had ? TEMP_REPLACE : TEMP_REFUSE, err);
	if (status != 0 && err->kind == ERR_BUSY)
		item->done = item->old != TEMP_NONE && !had; /* the file there is somebody else's */
	if (status == 0) {
		item->file->mark = item->mark;
		item->file->marked = true;
	}
	return status;
}

static int take_away(struct tree_files *files, struct tree_file *item, struct err *err)
{
	if (go(files, item, DIR_LEAVE, err) != 0)
		return -1;
	if (!is_unchanged(files, item->file))
		return err_set(err, ERR_BUSY, "was changed meanwhile");
	item->done = true;
	if (unlinkat(files->at.fd, path_name(item->file->path), 0) != 0 && errno != ENOENT)
		return err_system(err, errno, "cannot remove");
	return 0;
}

/* The directory of ITEM; what has become a file since is flushed with what it lies in. */
static int flush_dir(struct tree_files *files, const struct tree_file *item, struct err *err)
{
	const char *path = item->file->path;

	if (dir_at_for(&files->at, path, DIR_LEAVE, err) != 0) {
		if (err->kind != ERR_DATA)
			return err_in(err, "%s", path);
		err_clear(err);
	}
	if (files->at.fd >= 0 && fsync(files->at.fd) != 0 && errno != EINVAL)
		return err_system(err, errno, "%s: cannot flush its directory", path);
	return 0;
}

/* The directories of all that changed its place. */
static int flush_places(struct tree_files *files, struct err *err)
{
	const char *last = NULL;
	int status = 0;

	if (!files->durable || files->count == 0)
		return 0;
	if (files->count > FLUSH_FEW)
		return disk_flush(files->store->root_fd, err);
	for (size_t i = 0; i < files->count && status == 0; i++) {
		const struct tree_file *item = &files->items[i];

		if (!item->done || (last != NULL && path_same_dir(last, item->file->path)))
			continue;
		last = item->file->path;
		status = flush_dir(files, item, err);
	}
	return status;
}

/* What goes makes room for what comes: a file may come where a directory was. */
int tree_files_settle(struct tree_files *files, struct err *err)
{
	for (int coming = 0; coming < 2; coming++)
		for (size_t i = 0; i < files->count; i++) {
			struct tree_file *item = &files->items[i];

			if (version_there(&item->file->after[IN_WORK]) != (coming == 1))
				continue;
			if ((coming ? place : take_away)(files, item, err) != 0)
				return err_in(err, "%s", item->file->path);
		}
	return flush_places(files, err);
}

static int put_back(struct tree_files *files, struct tree_file *item, struct err *err)
{
	const char *name = path_name(item->file->path);
	bool had = version_there(&item->file->before[IN_WORK]);
	struct stat info;

	if (go(files, item, DIR_MAKE, err) != 0)
		return -1;
	if (had) { /* a directory may have been made in its place */
		if (fstatat(files->at.fd, name, &info, AT_SYMLINK_NOFOLLOW) == 0 &&
			S_ISDIR(info.st_mode))
			dir_remove_hollow(files->at.fd, name);
		return temp_place(
			&item->old, files->home.fd, files->at.fd, name, TEMP_RESTORE, err);
	}
	/* (whoever has replaced it since keeps theirs) */
	if (looks_as(files, item->file->path, &item->mark) &&
		unlinkat(files->at.fd, name, 0) != 0 && errno != ENOENT)
		return err_system(err, errno, "cannot remove");
	if (item->old == TEMP_NONE)
		return 0;
	return temp_place(&item->old, files->home.fd, files->at.fd, name, TEMP_REPLACE, err);
}

static void drop_temps(struct tree_files *files, struct tree_file *item)
{
	struct err err = { 0 };
	char name[TEMP_NAME];

	if ((item->fresh != TEMP_NONE || item->old != TEMP_NONE) &&
		dir_at_go(&files->home, item->file->path, item->home, DIR_LEAVE, &err) == 0 &&
		files->home.fd >= 0) {
		temp_drop(&item->fresh, files->home.fd);
		temp_name(name, item->old);
		if (item->old != TEMP_NONE && !version_there(&item->file->before[IN_WORK]))
			dir_remove_hollow(files->home.fd, name);
		temp_drop(&item->old, files->home.fd);
	}
	err_release(&err);
}

/* A directory at the top that is empty: it was made for what has not come. */
static void prune_top(int root, const char *path)
{
	struct str top = { 0 };

	str_add_bytes(&top, path, strcspn(path, "/"));
	if (top.length < strlen(path))
		unlinkat(root, str_text(&top), AT_REMOVEDIR);
	str_release(&top);
}

/* Directories that stand empty, of files that are not there now. */
static void prune(struct tree_files *files, bool undone)
{
	const char *last = NULL;

	dir_at_leave(&files->at);
	dir_at_leave(&files->home);
	for (size_t i = files->count; i-- > 0;) {
		const struct plan_file *file = files->items[i].file;

		if (version_there(undone ? &file->before[IN_WORK] : &file->after[IN_WORK]) ||
			(last != NULL && path_same_dir(last, file->path)))
			continue;
		last = file->path;
		dir_prune_for(files->store->root_fd, last);
		if (undone)
			prune_top(files->store->root_fd, last);
	}
}

static void forget(struct tree_files *files)
{
	dir_at_leave(&files->at);
	dir_at_leave(&files->home);
	arena_release(&files->memory);
	*files = (struct tree_files){ 0 };
}

bool tree_files_undo(struct tree_files *files)
{
	struct err err = { 0 };
	bool whole = true;

	for (int coming = 2; coming-- > 0;)
		for (size_t i = files->count; i-- > 0;) {
			struct tree_file *item = &files->items[i];

			if (version_there(&item->file->after[IN_WORK]) != (coming == 1))
				continue;
			if (item->done && put_back(files, item, &err) != 0)
				whole = false;
			drop_temps(files, item);
		}
	whole = flush_places(files, &err) == 0 && whole;
	prune(files, true);
	err_release(&err);
	forget(files);
	return whole;
}

void tree_files_release(struct tree_files *files)
{
	for (size_t i = 0; i < files->count; i++)
		drop_temps(files, &files->items[i]);
	if (files->count > 0)
		prune(files, false);
	forget(files);
}
