#include "sys/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sys/temp.h"

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
	if (temp_make(&staged->temp, &fd, staged->parent, 0666, err) != 0)
		goto failed;
	keep_mode(staged->parent, staged->name, fd);
	if (write_out(fd, bytes, length, durable, err) == 0)
		return 0;
failed:
	file_drop(staged);
	return -1;
}

int file_settle(struct staged *staged, bool replace, bool durable, struct err *err)
{
	int status = temp_place(&staged->temp, staged->parent, staged->parent, staged->name,
		replace ? TEMP_REPLACE : TEMP_REFUSE, err);

	if (status == 0 && durable && fsync(staged->parent) != 0 && errno != EINVAL)
		status = err_system(err, errno, "cannot flush its directory");
	file_drop(staged);
	return status;
}

void file_drop(struct staged *staged)
{
	if (staged->parent < 0)
		return;
	temp_drop(&staged->temp, staged->parent);
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
