#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/index_lock.h"
#include "sys/clock.h"

/*
 * `mark` is our name for git's index.lock as long as we hold it (two links to one file, so that a
 * killed writer's lock is known for ours).
 */
#define OUR_DIR "thanks"
#define MARK "thanks/mark"
#define LOCK "index.lock"

#define LOCK_PATIENCE 2000 /* milliseconds */

void index_lock_sweep(int dir)
{
	struct stat mark, lock;

	if (fstatat(dir, MARK, &mark, AT_SYMLINK_NOFOLLOW) != 0)
		return;
	if (fstatat(dir, LOCK, &lock, AT_SYMLINK_NOFOLLOW) == 0 && mark.st_ino == lock.st_ino &&
		mark.st_dev == lock.st_dev)
		unlinkat(dir, LOCK, 0);
	unlinkat(dir, MARK, 0);
}

/* One try to take git's lock. Where there are no hard links it is made as git makes it. */
static int try_lock(int dir)
{
	int fd;

	if (linkat(dir, MARK, dir, LOCK, 0) == 0)
		return 0;
	if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS)
		return -1;
	fd = openat(dir, LOCK, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	return fd < 0 ? -1 : close(fd);
}

static int wait_for_lock(int dir, const char *git_dir, struct err *err)
{
	int64_t until = clock_ticks() + LOCK_PATIENCE;
	int pause = 1;

	while (try_lock(dir) != 0) {
		if (errno != EEXIST)
			return err_system(err, errno, "cannot lock '%s/%s'", git_dir, "index");
		if (clock_ticks() >= until) {
			err_set(err, ERR_BUSY, "git is at work here: '%s/%s' is there", git_dir,
				LOCK);
			return err_hint(err, "wait for that git command; if there is none, thanks "
					     "check --fix removes the lock");
		}
		clock_sleep(pause);
		pause = pause < 50 ? pause * 2 : 50;
	}
	return 0;
}

int index_lock_take(int dir, const char *git_dir, struct err *err)
{
	int fd;

	if (mkdirat(dir, OUR_DIR, 0777) != 0 && errno != EEXIST)
		return err_system(err, errno, "cannot make '%s/%s'", git_dir, OUR_DIR);
	fd = openat(dir, MARK, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
	if (fd < 0)
		return err_system(err, errno, "cannot write '%s/%s'", git_dir, MARK);
	close(fd);
	if (wait_for_lock(dir, git_dir, err) == 0)
		return 0;
	unlinkat(dir, MARK, 0);
	return -1;
}

/* The mark stays as long as the lock does: by it the next writer knows whose that is. */
void index_lock_give(int dir)
{
	if (unlinkat(dir, LOCK, 0) == 0 || errno == ENOENT)
		unlinkat(dir, MARK, 0);
}
