#include "sys/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define TEMP_START ".thanks-"
#define TEMP_END ".tmp"

bool file_is_temp(const char *name)
{
	return text_starts(name, TEMP_START) && text_ends(name, TEMP_END);
}

/* Makes a file that was not there, beside its place to be. */
static int make_temp(struct staged *staged, struct err *err)
{
	struct timespec now;

	for (int attempt = 0; attempt < 100; attempt++) {
		int fd;

		clock_gettime(CLOCK_MONOTONIC, &now);
		snprintf(staged->temp, sizeof(staged->temp), TEMP_START "%ld-%09ld" TEMP_END,
			(long)getpid(), now.tv_nsec);
		fd = openat(staged->parent, staged->temp,
			O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
		if (fd >= 0)
			return fd;
		if (errno != EEXIST)
			break;
	}
	staged->temp[0] = '\0';
	return err_system(err, errno, "cannot write");
}

/* What is to be replaced keeps its permissions. */
static void keep_mode(int parent, const char *name, int fd)
{
	struct stat old, fresh;

	if (fstatat(parent, name, &old, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(old.st_mode) &&
		fstat(fd, &fresh) == 0 && (old.st_mode & 0777) != (fresh.st_mode & 0777) &&
		fchmod(fd, old.st_mode & 0777) != 0)
		errno = 0; /* not ours: then the new file has the mode of new files */
}

static int write_out(int fd, const char *bytes, size_t length, bool durable, struct err *err)
{
	int status = fd_write(fd, bytes, length, err);

	if (status == 0 && durable && fsync(fd) != 0)
		status = err_system(err, errno, "cannot flush");
	/* some file systems tell only now that the disk is full */
	if (close(fd) != 0 && status == 0)
		status = err_system(err, errno, "cannot write");
	return status;
}

int file_stage(struct staged *staged, int dir, const char *path, const char *bytes, size_t length,
	bool durable, struct err *err)
{
	bool found;
	int fd;

	*staged = STAGED_NONE;
	if (dir_open_parent(&staged->parent, &staged->name, dir, path, &found, err) != 0)
		return -1;
	if (!found)
		return err_set(err, ERR_IO, "its directory is not there");
	fd = make_temp(staged, err);
	if (fd < 0)
		goto failed;
	keep_mode(staged->parent, staged->name, fd);
	if (write_out(fd, bytes, length, durable, err) == 0)
		return 0;
failed:
	file_drop(staged);
	return -1;
}

/* Gives the temporary file its name, if no other has it. A hard link says so in one step. */
static int name_new(const struct staged *staged)
{
	struct stat info;

	if (linkat(staged->parent, staged->temp, staged->parent, staged->name, 0) == 0)
		return unlinkat(staged->parent, staged->temp, 0);
	if (errno == EEXIST)
		return -1;
	/* a file system without hard links: two steps, in a directory that our lock guards */
	if (fstatat(staged->parent, staged->name, &info, AT_SYMLINK_NOFOLLOW) == 0) {
		errno = EEXIST;
		return -1;
	}
	return renameat(staged->parent, staged->temp, staged->parent, staged->name);
}

int file_settle(struct staged *staged, bool replace, bool durable, struct err *err)
{
	int status = replace ? renameat(staged->parent, staged->temp, staged->parent, staged->name)
			     : name_new(staged);

	if (status != 0) {
		if (errno == EEXIST)
			err_set(err, ERR_BUSY, "is there already");
		else
			err_system(err, errno, "cannot write");
		file_drop(staged);
		return -1;
	}
	staged->temp[0] = '\0';
	if (durable && fsync(staged->parent) != 0 && errno != EINVAL)
		status = err_system(err, errno, "cannot flush its directory");
	file_drop(staged);
	return status;
}

void file_drop(struct staged *staged)
{
	if (staged->parent < 0)
		return;
	/* once more: a disk that failed may have come to its senses, and nobody looks for this file
	 */
	if (staged->temp[0] != '\0' && unlinkat(staged->parent, staged->temp, 0) != 0)
		unlinkat(staged->parent, staged->temp, 0);
	close(staged->parent);
	*staged = STAGED_NONE;
}

int file_remove(int dir, const char *path, bool durable, struct err *err)
{
	const char *name;
	bool found;
	int parent, status = 0;

	if (dir_open_parent(&parent, &name, dir, path, &found, err) != 0)
		return -1;
	if (!found)
		return 0;
	if (unlinkat(parent, name, 0) != 0 && errno != ENOENT)
		status = err_system(err, errno, "cannot remove");
	if (status == 0 && durable && fsync(parent) != 0 && errno != EINVAL)
		status = err_system(err, errno, "cannot flush its directory");
	close(parent);
	return status;
}
