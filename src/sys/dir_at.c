#include "sys/dir_at.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sys/file.h"

/* One that is open. */
struct dir_level {
	int fd;
	size_t length; /* so many bytes of the path lead here */
};

size_t path_dir_length(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? (size_t)(slash - path) : 0;
}

const char *path_name(const char *path)
{
	size_t length = path_dir_length(path);

	return path + length + (path[length] == '/');
}

bool path_same_dir(const char *a, const char *b)
{
	size_t length = path_dir_length(a);

	return path_dir_length(b) == length && memcmp(a, b, length) == 0;
}

/* Closes what is no part of the way to the first LENGTH bytes of PATH. */
static void go_up(struct dir_at *at, const char *path, size_t length)
{
	while (at->depth > 0) {
		size_t inner = at->levels[at->depth - 1].length;

		if (inner == 0 ||
			(inner <= length && memcmp(str_text(&at->path), path, inner) == 0 &&
				(inner == length || path[inner] == '/')))
			break;
		close(at->levels[--at->depth].fd);
	}
	str_cut(&at->path, at->depth > 0 ? at->levels[at->depth - 1].length : 0);
}

static void add_level(struct dir_at *at, int fd)
{
	at->levels = mem_grow(at->levels, &at->cap, at->depth + 1, sizeof(*at->levels));
	at->levels[at->depth++] = (struct dir_level){ .fd = fd, .length = at->path.length };
}

/* One step down, to the directory that the next LENGTH bytes at NAME name; *found. */
static int go_down(struct dir_at *at, const char *name, size_t length, enum dir_missing missing,
	bool *found, struct err *err)
{
	int from = at->levels[at->depth - 1].fd, fd, status;
	size_t above = at->path.length;

	str_add(&at->path, above > 0 ? "/" : "");
	str_add_bytes(&at->path, name, length);
	name = at->path.bytes + at->path.length - length;
	status = dir_open_below(&fd, from, name, found, err);
	if (status == 0 && !*found && missing == DIR_MAKE) {
		if (mkdirat(from, name, 0777) != 0 && errno != EEXIST)
			status = err_system(err, errno, "cannot make directory '%s'", name);
		if (status == 0)
			status = dir_open_below(&fd, from, name, found, err);
		if (status == 0 && !*found)
			status = err_set(
				err, ERR_BUSY, "directory '%s' was taken away meanwhile", name);
	}
	if (status == 0 && *found)
		add_level(at, fd);
	else
		str_cut(&at->path, above);
	return status;
}

int dir_at_go(struct dir_at *at, const char *path, size_t length, enum dir_missing missing,
	struct err *err)
{
	bool found = true;

	go_up(at, path, length);
	at->fd = -1;
	if (at->depth == 0) {
		int root = openat(at->root, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);

		if (root < 0)
			return err_system(err, errno, "cannot open directory");
		add_level(at, root);
	}
	while (found && at->path.length < length) {
		size_t start = at->path.length + (at->path.length > 0 ? 1 : 0);
		const char *slash = memchr(path + start, '/', length - start);
		size_t step = slash != NULL ? (size_t)(slash - path) - start : length - start;

		if (go_down(at, path + start, step, missing, &found, err) != 0)
			return -1;
	}
	if (found)
		at->fd = at->levels[at->depth - 1].fd;
	return 0;
}

int dir_at_for(struct dir_at *at, const char *path, enum dir_missing missing, struct err *err)
{
	return dir_at_go(at, path, path_dir_length(path), missing, err);
}

void dir_at_leave(struct dir_at *at)
{
	while (at->depth > 0)
		close(at->levels[--at->depth].fd);
	free(at->levels);
	at->levels = NULL;
	at->cap = 0;
	at->fd = -1;
	str_release(&at->path);
}
