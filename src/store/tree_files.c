#include "store/tree_files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/inside.h"
#include "sys/temp.h"

/* Does the file in the working tree change, byte for byte? */
static bool changes(const struct plan_file *file)
{
	const struct version *before = &file->before[IN_WORK], *after = &file->after[IN_WORK];

	if (version_there(before) != version_there(after) || before->mode != after->mode)
		return true;
	if (!version_there(after) || before->bytes == NULL || after->bytes == NULL)
		return !version_same(before, after);
	return before->bytes != after->bytes &&
	       (before->length != after->length ||
		       memcmp(before->bytes, after->bytes, after->length) != 0);
}

static int go_home(struct tree_files *files, const struct tree_file *item, enum dir_missing missing,
	struct err *err)
{
	return dir_at_go(&files->home, item->file->path, item->home, missing, err);
}

/* What a file's bytes are to be: at hand, or in git. */
static int load(struct str *bytes, const struct tree_files *files, const struct plan_file *file,
	struct err *err)
{
	const struct version *after = &file->after[IN_WORK];

	if (after->bytes != NULL) {
		str_add_bytes(bytes, after->bytes, after->length);
		return 0;
	}
	if (repo_read_blob(files->store->repo, &after->id, SIZE_MAX, bytes, err) != 0)
		return -1;
	return repo_checked_out(files->store->repo, file->path, bytes, err);
}

/* Permissions: those of what is replaced, if that is a file; git's own x bit where it counts. */
static void set_mode(int fd, const struct tree_files *files, const struct tree_file *item)
{
	const struct version *after = &item->file->after[IN_WORK];
	const char *name = path_name(item->file->path);
	struct stat old, fresh;
	mode_t mode;

	if (item->old == TEMP_NONE || files->at.fd < 0 ||
		fstatat(files->at.fd, name, &old, AT_SYMLINK_NOFOLLOW) != 0 ||
		!S_ISREG(old.st_mode) || fstat(fd, &fresh) != 0)
		return;
	mode = old.st_mode & 0777;
	if (after->mode != 0)
		mode = after->mode & 0100 ? mode | (mode & 0444) >> 2 : mode & 0666u;
	if (mode != (fresh.st_mode & 0777) && fchmod(fd, mode) != 0)
		errno = 0; /* not ours: then the new file has the mode of new files */
}

static bool is_bulk(const struct tree_files *files)
{
	return files->count > FLUSH_FEW;
}

static int write_fresh(struct tree_files *files, struct tree_file *item, struct err *err)
{
	const struct plan_file *file = item->file;
	const struct version *after = &file->after[IN_WORK];
	unsigned mode = after->mode != 0 ? after->mode : file->mode;
	struct str bytes = { 0 };
	struct stat info;
	int fd = -1, status = load(&bytes, files, file, err);

	if (status == 0)
		status = temp_make(
			&item->fresh, &fd, files->home.fd, mode & 0100 ? 0777 : 0666, err);
	if (status == 0) {
		set_mode(fd, files, item);
		status = fd_write(fd, str_text(&bytes), bytes.length, err);
		if (status == 0 && fstat(fd, &info) == 0)
			item->mark = file_mark_of(&info);
		if (files->durable && !is_bulk(files))
			disk_begin(fd);
		/* some file systems tell only now that the disk is full */
		if (close(fd) != 0 && status == 0)
			status = err_system(err, errno, "cannot write");
	}
	str_release(&bytes);
	return status;
}

static int stage(struct tree_files *files, struct tree_file *item, struct err *err)
{
	const char *path = item->file->path;
	bool at_home = item->home == path_dir_length(path);
	int status = 0;

	/* (of many new directories none is flushed by itself) */
	if (files->durable && !is_bulk(files) && at_home &&
		version_there(&item->file->after[IN_WORK]))
		status = dir_make_for(files->store->root_fd, path, err);
	if (status == 0)
		status = go_home(files, item, DIR_MAKE, err);
	if (status == 0 && (at_home || version_there(&item->file->before[IN_WORK])))
		status = dir_at_for(&files->at, path, DIR_LEAVE, err);
	if (status == 0 && version_there(&item->file->before[IN_WORK]))
		status = temp_keep(&item->old, files->home.fd, files->at.fd, path_name(path), err);
	if (status == 0 && version_there(&item->file->after[IN_WORK]))
		status = write_fresh(files, item, err);
	return status == 0 ? 0 : err_in(err, "%s", path);
}

static int flush_contents(struct tree_files *files, struct err *err)
{
	if (is_bulk(files))
		return disk_flush(files->store->root_fd, err);
	for (size_t i = 0; i < files->count; i++) {
		struct tree_file *item = &files->items[i];

		if (item->fresh != TEMP_NONE &&
			(go_home(files, item, DIR_LEAVE, err) != 0 ||
				temp_flush(item->fresh, files->home.fd, err) != 0))
			return err_in(err, "%s", item->file->path);
	}
	return 0;
}

static int by_path(const void *a, const void *b)
{
	return strcmp(((const struct tree_file *)a)->file->path,
		((const struct tree_file *)b)->file->path);
}

/*
 * Where a file's temporary ones lie: beside it, unless something on the way there comes or goes as
 * a file itself; then beside that.
 */
static void find_home(const struct tree_files *files, struct tree_file *item, struct str *above)
{
	const char *path = item->file->path;
	struct plan_file file = { 0 };
	struct tree_file wanted = { .file = &file };

	item->home = path_dir_length(path);
	for (const char *slash = strchr(path, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
		str_clear(above);
		str_add_bytes(above, path, (size_t)(slash - path));
		file.path = above->bytes;
		if (bsearch(&wanted, files->items, files->count, sizeof(wanted), by_path) == NULL)
			continue;
		item->home = path_dir_length(above->bytes);
		return;
	}
}

static void gather(struct tree_files *files, const struct plan *plan)
{
	struct str above = { 0 };

	files->items = arena_alloc(&files->memory, (plan->count + 1) * sizeof(*files->items));
	for (struct plan_file *file = plan->first; file != NULL; file = file->next)
		if (changes(file))
			files->items[files->count++].file = file;
	if (files->count > 0)
		qsort(files->items, files->count, sizeof(*files->items), by_path);
	for (size_t i = 0; i < files->count; i++)
		find_home(files, &files->items[i], &above);
	str_release(&above);
}

int tree_files_stage(
	struct tree_files *files, const struct plan *plan, struct store *store, struct err *err)
{
	*files = (struct tree_files){ .store = store,
		.durable = repo_is_durable(store->repo),
		.at = DIR_AT(store->root_fd),
		.home = DIR_AT(store->root_fd) };
	gather(files, plan);
	for (size_t i = 0; i < files->count; i++)
		if (stage(files, &files->items[i], err) != 0)
			return -1;
	return files->durable ? flush_contents(files, err) : 0;
}
