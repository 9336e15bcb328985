#define _GNU_SOURCE /* renameat2, sync_file_range, syncfs */
#include "sys/temp.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "sys/file.h"

#define TEMP_START ".thanks-"
#define TEMP_END ".tmp"
#define NUMBERS 1000000000u
#define TRIES 100

bool file_is_temp(const char *name)
{
	return text_starts(name, TEMP_START) && text_ends(name, TEMP_END);
}

void temp_name(char name[TEMP_NAME], uint32_t number)
{
	snprintf(name, TEMP_NAME, TEMP_START "%ld-%09u" TEMP_END, (long)getpid(), (unsigned)number);
}

/* One that nobody has used of late. */
static uint32_t fresh_number(uint32_t last)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	uint32_t number = (uint32_t)now.tv_nsec % NUMBERS;
	number = number == last ? last + 1 : number;
	return number != TEMP_NONE ? number : 1;
}

int temp_make(uint32_t *number, int *fd, int dir, mode_t mode, struct err *err)
{
	char name[TEMP_NAME];

	*number = TEMP_NONE;
	for (int i = 0; i < TRIES; i++) {
		*number = fresh_number(*number);
		temp_name(name, *number);
		*fd = openat(dir, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
		if (*fd >= 0)
			return 0;
		if (errno != EEXIST)
			break;
	}
	*number = TEMP_NONE;
	return err_system(err, errno, "cannot write");
}

static int copy_bytes(int to, int from, struct err *err)
{
	char piece[65536];

	for (;;) {
		ssize_t got = read(from, piece, sizeof(piece));

		if (got == 0)
			return 0;
		if (got < 0 && errno != EINTR)
			return err_system(err, errno, "cannot read");
		if (got > 0 && fd_write(to, piece, (size_t)got, err) != 0)
			return -1;
	}
}

/* For a file system without hard links. */
static int keep_copy(uint32_t *number, int dir, int from, const char *name, struct err *err)
{
	int in = openat(from, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	struct stat info;
	int out, status;

	if (in < 0 || fstat(in, &info) != 0) {
		status = err_system(err, errno, "cannot read");
	} else {
		status = temp_make(number, &out, dir, info.st_mode & 0777, err);
		if (status == 0) {
			status = copy_bytes(out, in, err);
			if (close(out) != 0 && status == 0)
				status = err_system(err, errno, "cannot write");
		}
	}
	if (in >= 0)
		close(in);
	return status;
}

int temp_keep(uint32_t *number, int dir, int from, const char *name, struct err *err)
{
	char kept[TEMP_NAME];

	*number = TEMP_NONE;
	for (int i = 0; i < TRIES; i++) {
		*number = fresh_number(*number);
		temp_name(kept, *number);
		if (linkat(from, name, dir, kept, 0) == 0)
			return 0;
		if (errno != EEXIST)
			break;
	}
	*number = TEMP_NONE;
	if (errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS || errno == EXDEV ||
		errno == EMLINK)
		return keep_copy(number, dir, from, name, err);
	return err_system(err, errno, "cannot keep a way back");
}

int temp_set_aside(uint32_t *number, int dir, int from, const char *name, struct err *err)
{
	char aside[TEMP_NAME];
	struct stat info;

	*number = TEMP_NONE;
	do {
		*number = fresh_number(*number);
		temp_name(aside, *number);
	} while (fstatat(dir, aside, &info, AT_SYMLINK_NOFOLLOW) == 0);
	if (renameat(from, name, dir, aside) == 0)
		return 0;
	*number = TEMP_NONE;
	return err_system(err, errno, "cannot set '%s' aside", name);
}

/* Gives the file its name, if no other has it: in one step where the file system can. */
static int place_new(const char *temp, int dir, int to, const char *name)
{
	struct stat info;

	if (renameat2(dir, temp, to, name, RENAME_NOREPLACE) == 0)
		return 0;
	if (errno != EINVAL && errno != ENOSYS)
		return -1;
	if (linkat(dir, temp, to, name, 0) == 0)
		return unlinkat(dir, temp, 0);
	if (errno == EEXIST)
		return -1;
	/* a file system without hard links either: two steps, which our lock guards */
	if (fstatat(to, name, &info, AT_SYMLINK_NOFOLLOW) == 0) {
		errno = EEXIST;
		return -1;
	}
	return renameat(dir, temp, to, name);
}

int temp_place(
	uint32_t *number, int dir, int to, const char *name, enum temp_over over, struct err *err)
{
	char temp[TEMP_NAME];

	temp_name(temp, *number);
	if ((over == TEMP_REFUSE ? place_new(temp, dir, to, name)
				 : renameat(dir, temp, to, name)) != 0)
		return errno == EEXIST ? err_set(err, ERR_BUSY, "is there already")
				       : err_system(err, errno, "cannot write");
	/* (two names of one file do not take each other's place: then both are left) */
	if (over == TEMP_RESTORE)
		unlinkat(dir, temp, 0);
	*number = TEMP_NONE;
	return 0;
}

int temp_flush(uint32_t number, int dir, struct err *err)
{
	char name[TEMP_NAME];
	int fd, status = 0;

	temp_name(name, number);
	fd = openat(dir, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	if (fd < 0 || fsync(fd) != 0)
		status = err_system(err, errno, "cannot flush");
	if (fd >= 0)
		close(fd);
	return status;
}

void temp_drop(uint32_t *number, int dir)
{
	char name[TEMP_NAME];

	if (*number == TEMP_NONE)
		return;
	temp_name(name, *number);
	/* once more: a disk that failed may have come to its senses, and nobody looks for this file
	 */
	if (unlinkat(dir, name, 0) != 0 && errno != ENOENT)
		unlinkat(dir, name, 0);
	*number = TEMP_NONE;
}

void disk_begin(int fd)
{
	(void)sync_file_range(fd, 0, 0, SYNC_FILE_RANGE_WRITE); /* only a beginning */
}

int disk_flush(int fd, struct err *err)
{
	return syncfs(fd) == 0 ? 0 : err_system(err, errno, "cannot flush");
}
