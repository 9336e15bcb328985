#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "sys/file.h"
#include "sys/lock.h"

static char root[32];
static int dir;

static int set_up(void **state)
{
	struct err err = { 0 };

	(void)state;
	strcpy(root, "/tmp/thanks-lock-XXXXXX");
	return mkdtemp(root) != NULL ? dir_open(&dir, root, &err) : -1;
}

static int tear_down(void **state)
{
	char command[64];

	(void)state;
	close(dir);
	snprintf(command, sizeof(command), "rm -rf '%s'", root);
	return system(command);
}

static void pause_for(long milliseconds)
{
	nanosleep(&(struct timespec){ .tv_nsec = milliseconds * 1000000 }, NULL);
}

/* A child that holds the lock for a while, or until it is ended. */
static pid_t hold_in_child(int milliseconds)
{
	int ends[2];
	char byte;

	assert_int_equal(pipe(ends), 0);
	pid_t child = fork();
	if (child == 0) {
		struct err err = { 0 };
		int fd;
		if (lock_take(&fd, dir, "lock", 0, &err) != 0 || write(ends[1], "x", 1) != 1)
			_exit(1);
		if (milliseconds < 0)
			pause();
		pause_for(milliseconds);
		_exit(0);
	}
	assert_int_equal(read(ends[0], &byte, 1), 1);
	close(ends[0]);
	close(ends[1]);
	return child;
}

static void the_second_waits_for_the_first(void **state)
{
	struct err err = { 0 };
	int fd, status;

	(void)state;
	pid_t child = hold_in_child(100);
	assert_int_equal(lock_take(&fd, dir, "lock", 0, &err), -1);
	assert_int_equal(err.kind, ERR_BUSY);
	assert_int_equal(fd, -1);
	assert_int_equal(lock_take(&fd, dir, "lock", 10, &err), 0);
	lock_give(fd);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	err_release(&err);
}

static void waiting_ends(void **state)
{
	struct err err = { 0 };
	time_t start = time(NULL);
	int fd;

	(void)state;
	pid_t child = hold_in_child(-1);
	assert_int_equal(lock_take(&fd, dir, "lock", 1, &err), -1);
	assert_int_equal(err.kind, ERR_BUSY);
	assert_true(time(NULL) - start <= 3);
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	err_clear(&err);
	assert_int_equal(lock_take(&fd, dir, "lock", 1, &err), 0); /* the kernel let go of it */
	lock_give(fd);
	lock_give(-1);
	err_release(&err);
}

static volatile sig_atomic_t caught;

static void note_signal(int number)
{
	caught = number;
}

static void an_interrupt_waits_until_the_last_let(void **state)
{
	struct signals outer, inner;

	(void)state;
	signal(SIGTERM, note_signal);
	signals_hold(&outer);
	signals_hold(&inner);
	raise(SIGTERM);
	assert_int_equal(caught, 0);
	signals_let(&inner);
	assert_int_equal(caught, 0);
	signals_let(&outer);
	assert_int_equal(caught, SIGTERM);
	signal(SIGTERM, SIG_DFL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_second_waits_for_the_first),
		cmocka_unit_test(waiting_ends),
		cmocka_unit_test(an_interrupt_waits_until_the_last_let),
	};

	return cmocka_run_group_tests_name("sys/lock", tests, set_up, tear_down);
}
