#include "sys/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* The first piece when nothing is known about the size. */
#define READ_PIECE ((size_t)64 * 1024)

static int too_large(size_t limit, struct err *err)
{
	if (limit % 1024 == 0)
		return err_set(err, ERR_DATA, "is larger than %zu KiB", limit / 1024);
	return err_set(err, ERR_DATA, "is larger than %zu bytes", limit);
}

/* Reads to the end; EXPECTED bytes are there, as far as is known, or no more for sure. */
enum known { KNOWN_ABOUT, KNOWN_ALL };
static int read_all(
	struct str *bytes, int fd, size_t expected, enum known known, size_t limit, struct err *err)
{
	size_t start = bytes->length, piece = expected + 1;

	for (;;) {
		ssize_t got;
		size_t have = bytes->length;

		/* one byte more than allowed tells "larger" from "just fits" */
		if (piece > limit + 1 - (have - start))
			piece = limit + 1 - (have - start);
		bytes->bytes = mem_grow(bytes->bytes, &bytes->cap, have + piece + 1, 1);
		got = read(fd, bytes->bytes + have, piece);
		if (got < 0 && errno == EINTR)
			continue;
		bytes->length += got > 0 ? (size_t)got : 0;
		bytes->bytes[bytes->length] = '\0';
		if (got < 0)
			return err_system(err, errno, "cannot read");
		if (got == 0)
			return 0;
		if (bytes->length - start > limit)
			return too_large(limit, err);
		if (known == KNOWN_ALL && bytes->length - start == expected)
			return 0; /* no need to be told of the end */
		if ((size_t)got == piece)
			piece = READ_PIECE;
	}
}

int fd_read(struct str *bytes, int fd, size_t limit, struct err *err)
{
	return read_all(bytes, fd, READ_PIECE, KNOWN_ABOUT, limit, err);
}

int fd_write(int fd, const char *bytes, size_t length, struct err *err)
{
	while (length > 0) {
		ssize_t put = write(fd, bytes, length);

		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0 && errno == EPIPE)
			return err_set(err, ERR_PIPE, "cannot write: nobody reads");
		if (put < 0)
			return err_system(err, errno, "cannot write");
		bytes += put;
		length -= (size_t)put;
	}
	return 0;
}

/* Reads what FD was opened on, if it is a regular file of at most LIMIT bytes, and closes FD. */
static int read_regular(struct str *bytes, int fd, size_t limit, struct err *err)
{
	struct stat info;
	int status;

	if (fstat(fd, &info) != 0)
		status = err_system(err, errno, "cannot read");
	else if (S_ISDIR(info.st_mode))
		status = err_set(err, ERR_DATA, "is a directory");
	else if (!S_ISREG(info.st_mode))
		status = err_set(err, ERR_DATA, "is not a regular file");
	else if ((uintmax_t)info.st_size > limit)
		status = too_large(limit, err);
	else
		status = read_all(bytes, fd, (size_t)info.st_size, KNOWN_ALL, limit, err);
	close(fd);
	return status;
}

int file_read(
	struct str *bytes, int dir, const char *path, size_t limit, bool *found, struct err *err)
{
	bool there;
	const char *name = path;
	int parent = dir, fd, number;

	/* a plain name, as in a scan of a directory that is open, needs no walk */
	if ((path[0] == '\0' || strchr(path, '/') != NULL) &&
		dir_open_parent(&parent, &name, dir, path, &there, err) != 0)
		return -1;
	if (found != NULL)
		*found = false;
	/* O_NONBLOCK: a FIFO answers at once, to be refused */
	fd = parent < 0 ? -1
			: openat(parent, name,
				  O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
	number = parent < 0 ? ENOENT : errno;
	if (parent >= 0 && parent != dir)
		close(parent);
	if (fd >= 0) {
		if (found != NULL)
			*found = true;
		return read_regular(bytes, fd, limit, err);
	}
	if (number == ENOENT)
		return found != NULL ? 0 : err_set(err, ERR_MISSING, "no such file");
	if (number == ELOOP)
		return err_set(err, ERR_DATA, "is a symbolic link, which is not followed");
	if (number == ENXIO)
		return err_set(err, ERR_DATA, "is not a regular file");
	return err_system(err, number, "cannot read");
}

int file_read_any(struct str *bytes, const char *path, size_t limit, struct err *err)
{
	int fd;

	if (strcmp(path, "-") == 0)
		return fd_read(bytes, STDIN_FILENO, limit, err);
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (fd < 0 && errno == ENOENT)
		return err_set(err, ERR_MISSING, "no such file");
	if (fd < 0)
		return err_system(err, errno, "cannot read");
	return read_regular(bytes, fd, limit, err);
}

bool file_stat(int dir, const char *path, struct stat *info)
{
	struct err err = { 0 };
	const char *name;
	bool found = false;
	int parent = -1;

	if (dir_open_parent(&parent, &name, dir, path, &found, &err) == 0 && found) {
		found = fstatat(parent, name, info, AT_SYMLINK_NOFOLLOW) == 0;
		close(parent);
	}
	err_release(&err);
	return found;
}

struct file_mark file_mark_of(const struct stat *info)
{
	return (struct file_mark){ .inode = info->st_ino,
		.size = (uint64_t)info->st_size,
		.seconds = info->st_mtim.tv_sec,
		.nanoseconds = info->st_mtim.tv_nsec };
}

bool file_mark_same(const struct file_mark *a, const struct file_mark *b)
{
	return a->inode == b->inode && a->size == b->size && a->seconds == b->seconds &&
	       a->nanoseconds == b->nanoseconds;
}

int64_t file_age(int dir, const char *path)
{
	struct stat info;

	return file_stat(dir, path, &info) ? (int64_t)(time(NULL) - info.st_mtime) : -1;
}

bool file_exists(int dir, const char *path)
{
	struct stat info;

	return file_stat(dir, path, &info) && S_ISREG(info.st_mode);
}
