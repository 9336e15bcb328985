#include "sys/dir_at.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sys/file.h"

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

/* Makes the directories of PATH that are missing. */
static int make(int root, const char *path, struct err *err)
{
	struct str at = { 0 };
	int status = 0;

	for (size_t length = 0; status == 0 && path[length] != '\0';) {
		const char *name;
		bool found;
		int parent;

		length += 1 + strcspn(path + length + 1, "/");
		str_clear(&at);
		str_add_bytes(&at, path, length);
		status = dir_open_parent(&parent, &name, root, at.bytes, &found, err);
		if (status != 0 || !found)
			break;
		if (mkdirat(parent, name, 0777) != 0 && errno != EEXIST)
			status = err_system(err, errno, "cannot make directory '%s'", at.bytes);
		close(parent);
	}
	str_release(&at);
	return status;
}

static int open_it(struct dir_at *at, struct err *err)
{
	bool found;
	int status = 0;

	if (at->path.length == 0) {
		at->fd = openat(at->root, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		return at->fd >= 0 ? 0 : err_system(err, errno, "cannot open directory");
	}
	status = dir_open_below(&at->fd, at->root, at->path.bytes, &found, err);
	if (status != 0 || !found)
		at->fd = -1;
	return status;
}

int dir_at_go(struct dir_at *at, const char *path, size_t length, enum dir_missing missing,
	struct err *err)
{
	int status;

	if (at->fd >= 0 && at->path.length == length &&
		memcmp(str_text(&at->path), path, length) == 0)
		return 0;
	dir_at_leave(at);
	str_add_bytes(&at->path, path, length);
	status = open_it(at, err);
	if (status == 0 && at->fd < 0 && missing == DIR_MAKE) {
		status = make(at->root, str_text(&at->path), err);
		if (status == 0)
			status = open_it(at, err);
		if (status == 0 && at->fd < 0)
			status = err_set(err, ERR_BUSY, "directory '%s' was taken away meanwhile",
				str_text(&at->path));
	}
	return status;
}

int dir_at_for(struct dir_at *at, const char *path, enum dir_missing missing, struct err *err)
{
	return dir_at_go(at, path, path_dir_length(path), missing, err);
}

void dir_at_leave(struct dir_at *at)
{
	if (at->fd >= 0)
		close(at->fd);
	at->fd = -1;
	str_release(&at->path);
}
