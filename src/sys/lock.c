#include "sys/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

/* <sys/file.h> has it, but our own sys/file.h may stand before that one. */
int flock(int fd, int operation);

static void wake(int number)
{
	(void)number; /* its only purpose is that flock() returns with EINTR */
}

static time_t seconds_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec;
}

/*
 * Waits in the kernel's queue, where everybody's turn comes; asking again and again would leave
 * that to luck. An alarm ends the wait; it rings on, lest it rang just before the wait began.
 */
static int wait_for(int fd, int seconds)
{
	const struct itimerval timer = { .it_value.tv_sec = seconds,
		.it_interval.tv_usec = 100000 };
	const struct itimerval off = { .it_value.tv_sec = 0 };
	struct sigaction action = { .sa_handler = wake }, saved;
	time_t until = seconds_now() + seconds;
	sigset_t alarm, mask;
	int status;

	sigemptyset(&action.sa_mask);
	sigaction(SIGALRM, &action, &saved);
	sigemptyset(&alarm);
	sigaddset(&alarm, SIGALRM);
	sigprocmask(SIG_UNBLOCK, &alarm, &mask);
	setitimer(ITIMER_REAL, &timer, NULL);
	do {
		status = flock(fd, LOCK_EX);
	} while (status != 0 && errno == EINTR && seconds_now() < until);
	if (status != 0 && errno == EINTR)
		errno = EWOULDBLOCK;
	int number = errno;
	setitimer(ITIMER_REAL, &off, NULL);
	sigprocmask(SIG_SETMASK, &mask, NULL);
	sigaction(SIGALRM, &saved, NULL);
	errno = number;
	return status;
}

int lock_take(int *fd, int dir, const char *name, int seconds, struct err *err)
{
	int status;

	/* for reading: in a shared repository the file may belong to someone else */
	*fd = openat(dir, name, O_RDONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
	if (*fd < 0)
		return err_system(err, errno, "cannot open '%s'", name);
	status = flock(*fd, LOCK_EX | LOCK_NB);
	if (status != 0 && errno == EWOULDBLOCK && seconds > 0)
		status = wait_for(*fd, seconds);
	if (status == 0)
		return 0;
	if (errno == EWOULDBLOCK)
		err_set(err, ERR_BUSY, "someone else is writing here: waited %d s for '%s'",
			seconds, name);
	else
		err_system(err, errno, "cannot lock '%s'", name);
	close(*fd);
	*fd = -1;
	return -1;
}

void lock_give(int fd)
{
	if (fd >= 0)
		close(fd);
}

void signals_hold(struct signals *held)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGHUP);
	sigprocmask(SIG_BLOCK, &set, &held->before);
}

void signals_let(const struct signals *held)
{
	sigprocmask(SIG_SETMASK, &held->before, NULL);
}
