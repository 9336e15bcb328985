#include "sys/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define OPEN_DIR (O_RDONLY | O_DIRECTORY | O_CLOEXEC)

int dir_open(int *dir, const char *path, struct err *err)
{
	*dir = open(path, OPEN_DIR);
	if (*dir < 0)
		return err_system(err, errno, "cannot open '%s'", path);
	return 0;
}

/*
 * Takes the next component of *PATH into NAME. Nothing that could lead out of the tree is one:
 * neither
 * `..` nor `.` nor an empty one.
 */
static int next_name(struct str *name, const char **path, struct err *err)
{
	size_t length = strcspn(*path, "/");

	str_clear(name);
	str_add_bytes(name, *path, length);
	if (length == 0 || strcmp(name->bytes, ".") == 0 || strcmp(name->bytes, "..") == 0)
		return err_set(err, ERR_DATA, "is not a path below a directory");
	*path += length;
	while (**path == '/')
		*path += 1;
	return 0;
}

/* Why NAME in DIR could not be entered, when errno is NUMBER. */
static int why_not(int dir, const char *name, int number, struct err *err)
{
	struct stat info;

	if (fstatat(dir, name, &info, AT_SYMLINK_NOFOLLOW) == 0) {
		if (S_ISLNK(info.st_mode))
			return err_set(err, ERR_DATA,
				"'%s' is a symbolic link, which is not followed", name);
		if (!S_ISDIR(info.st_mode))
			return err_set(err, ERR_DATA, "'%s' is not a directory", name);
	}
	return err_system(err, number, "cannot open '%s'", name);
}

/* One step down: *DIR becomes NAME in it (the old one is closed unless it is TOP); *found as ever.
 */
static int step_down(int *dir, int top, const char *name, bool *found, struct err *err)
{
	int below = openat(*dir, name, OPEN_DIR | O_NOFOLLOW);
	int status = 0;

	*found = below >= 0;
	if (below < 0 && errno != ENOENT)
		status = why_not(*dir, name, errno, err);
	if (*dir != top)
		close(*dir);
	*dir = below;
	return status;
}

int dir_open_below(int *sub, int dir, const char *path, bool *found, struct err *err)
{
	struct str name = { 0 };
	int status = 0;

	*found = dir != DIR_NONE;
	*sub = dir;
	if (!*found)
		return 0;
	do {
		status = next_name(&name, &path, err);
		if (status != 0 && *sub != dir)
			close(*sub);
		if (status == 0)
			status = step_down(sub, dir, name.bytes, found, err);
	} while (status == 0 && *found && *path != '\0');
	if (status != 0 || !*found)
		*sub = -1;
	if (status != 0)
		*found = false;
	str_release(&name);
	return status;
}

int dir_open_parent(
	int *parent, const char **name, int dir, const char *path, bool *found, struct err *err)
{
	const char *slash = strrchr(path, '/');
	struct str above = { 0 };
	int status = 0;

	*name = slash != NULL ? slash + 1 : path;
	*parent = -1;
	*found = false;
	if (**name == '\0' || strcmp(*name, ".") == 0 || strcmp(*name, "..") == 0 || slash == path)
		return err_set(err, ERR_DATA, "is not a path below a directory");
	if (dir == DIR_NONE)
		return 0;
	if (slash == NULL) {
		*parent = openat(dir, ".", OPEN_DIR);
		*found = *parent >= 0;
		return *found ? 0 : err_system(err, errno, "cannot open directory");
	}
	str_add_bytes(&above, path, (size_t)(slash - path));
	status = dir_open_below(parent, dir, above.bytes, found, err);
	str_release(&above);
	return status;
}

/* Makes NAME in DIR, if it is missing, and flushes that: a file in it is only as safe as its
 * directory. */
static int make_one(int dir, const char *name, struct err *err)
{
	if (mkdirat(dir, name, 0777) != 0)
		return errno == EEXIST ? 0
				       : err_system(err, errno, "cannot make directory '%s'", name);
	if (fsync(dir) != 0 && errno != EINVAL)
		return err_system(err, errno, "cannot flush directory");
	return 0;
}

int dir_make_for(int dir, const char *path, struct err *err)
{
	struct str name = { 0 };
	int at = dir, status = 0;
	bool found = true;

	while (status == 0 && strchr(path, '/') != NULL) {
		status = next_name(&name, &path, err);
		if (status == 0)
			status = make_one(at, name.bytes, err);
		if (status == 0)
			status = step_down(&at, dir, name.bytes, &found, err);
		if (status == 0 && !found)
			status = err_set(err, ERR_BUSY, "directory '%s' was taken away meanwhile",
				name.bytes);
	}
	if (at != dir && at >= 0)
		close(at);
	str_release(&name);
	return status;
}

void dir_prune_for(int dir, const char *path)
{
	struct str at = { 0 };
	struct err err = { 0 };
	const char *name;
	bool found;
	int parent;

	str_add(&at, path);
	for (;;) {
		const char *slash = at.length > 0 ? strrchr(at.bytes, '/') : NULL;
		if (slash == NULL)
			break;
		str_cut(&at, (size_t)(slash - at.bytes));
		if (strchr(at.bytes, '/') == NULL)
			break;
		if (dir_open_parent(&parent, &name, dir, at.bytes, &found, &err) != 0)
			break;
		if (found && unlinkat(parent, name, AT_REMOVEDIR) != 0 && errno != ENOENT)
			str_clear(&at); /* not empty: neither is what it lies in */
		if (found)
			close(parent);
	}
	str_release(&at);
	err_release(&err);
}

void str_add_real_path(struct str *str, const char *path)
{
	char *real = realpath(path, NULL);

	if (real != NULL)
		str_add(str, real);
	free(real);
}

bool path_is_dir(const char *path)
{
	struct stat info;

	return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

bool path_real(struct str *out, const char *path)
{
	char *real = realpath(path, NULL);

	if (real != NULL)
		str_add(out, real);
	free(real);
	return real != NULL;
}

static enum entry_kind kind_of(int dir, const struct dirent *found)
{
	struct stat info;

	switch (found->d_type) {
	case DT_REG:
		return ENTRY_FILE;
	case DT_DIR:
		return ENTRY_DIR;
	case DT_LNK:
		return ENTRY_LINK;
	case DT_UNKNOWN: /* a file system that does not say */
		if (fstatat(dir, found->d_name, &info, AT_SYMLINK_NOFOLLOW) != 0)
			return ENTRY_OTHER;
		return S_ISREG(info.st_mode)   ? ENTRY_FILE
		       : S_ISDIR(info.st_mode) ? ENTRY_DIR
		       : S_ISLNK(info.st_mode) ? ENTRY_LINK
					       : ENTRY_OTHER;
	default:
		return ENTRY_OTHER;
	}
}

static int by_name(const void *a, const void *b)
{
	const struct entry *one = a, *other = b;

	return strcmp(one->name, other->name);
}

/* Gathers what STREAM lists into memory that grows; it goes to the arena when the count is known.
 */
static int gather(struct entries *entries, struct entry **items, DIR *stream, int dir)
{
	size_t cap = 0, count = 0;
	const struct dirent *found;

	while (errno = 0, (found = readdir(stream)) != NULL) {
		if (strcmp(found->d_name, ".") == 0 || strcmp(found->d_name, "..") == 0)
			continue;
		*items = mem_grow(*items, &cap, count + 1, sizeof(**items));
		(*items)[count++] = (struct entry){
			.name = arena_string(&entries->memory, found->d_name),
			.kind = kind_of(dir, found),
		};
	}
	entries->count = count;
	return errno;
}

int dir_list(struct entries *entries, int dir, struct err *err)
{
	struct entry *items = NULL;
	int fd = openat(
		dir, ".", OPEN_DIR); /* its own place in the directory, and readdir closes it */
	DIR *stream = fd >= 0 ? fdopendir(fd) : NULL;
	int number;

	*entries = (struct entries){ 0 };
	if (stream == NULL) {
		number = errno;
		if (fd >= 0)
			close(fd);
		return err_system(err, number, "cannot list directory");
	}
	number = gather(entries, &items, stream, fd);
	closedir(stream);
	if (number == 0 && entries->count > 0) {
		size_t size = entries->count * sizeof(*items);
		qsort(items, entries->count, sizeof(*items), by_name);
		entries->items = arena_alloc(&entries->memory, size);
		memcpy(entries->items, items, size);
	}
	free(items);
	if (number == 0)
		return 0;
	entries_release(entries);
	return err_system(err, number, "cannot list directory");
}

void entries_release(struct entries *entries)
{
	if (entries == NULL)
		return;
	arena_release(&entries->memory);
	*entries = (struct entries){ 0 };
}
