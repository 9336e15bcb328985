#include "sys/file.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

static int make(int parent, const char *name, const char *bytes, size_t length, struct err *err)
{
	int fd = openat(parent, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
	int status;

	if (fd < 0 && errno == EEXIST)
		return err_set(err, ERR_BUSY, "is there already");
	if (fd < 0)
		return err_system(err, errno, "cannot write");
	status = fd_write(fd, bytes, length, err);
	if (status == 0 && fsync(fd) != 0)
		status = err_system(err, errno, "cannot flush");
	if (close(fd) != 0 && status == 0)
		status = err_system(err, errno, "cannot write");
	if (status != 0)
		unlinkat(parent, name, 0);
	return status;
}

int file_write_private(int dir, const char *path, const char *bytes, size_t length, struct err *err)
{
	const char *name;
	bool found;
	int parent, status;

	if (dir_open_parent(&parent, &name, dir, path, &found, err) != 0)
		return -1;
	if (!found)
		return err_set(err, ERR_IO, "its directory is not there");
	status = make(parent, name, bytes, length, err);
	close(parent);
	return status;
}
