#define _XOPEN_SOURCE 700 /* posix_openpt */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sys/clock.h"
#include "sys/watch.h"

static int watch(struct heard *heard, const char *script, int silence)
{
	const char *const argv[] = { "sh", "-c", script, NULL };
	struct watched watched = { .argv = argv, .silence = silence };
	struct err err = { 0 };
	int status = watch_run(heard, &watched, &err);

	err_release(&err);
	return status;
}

/* Is there a process of that number that runs? What was killed may still lie about, unburied. */
static bool lives(long pid)
{
	char path[64], state = 'Z';
	FILE *file;

	snprintf(path, sizeof(path), "/proc/%ld/stat", pid);
	file = fopen(path, "r");
	if (file == NULL)
		return false;
	if (fscanf(file, "%*d %*s %c", &state) != 1)
		state = 'Z';
	fclose(file);
	return state != 'Z' && state != 'X';
}

static void what_it_says_is_heard(void **state)
{
	struct heard heard;

	(void)state;
	assert_int_equal(watch(&heard, "echo out; echo err >&2; exit 3", 10), 0);
	assert_string_equal(str_text(&heard.output), "out\n");
	assert_string_equal(str_text(&heard.errors), "err\n");
	assert_int_equal(heard.status, 3);
	assert_false(heard.silent);
	heard_release(&heard);
	assert_int_equal(watch(&heard, "kill -9 $$", 10), 0);
	assert_int_equal(heard.status, 128 + 9);
	heard_release(&heard);
}

static void a_missing_program_is_127(void **state)
{
	const char *const argv[] = { "no-such-program-anywhere", NULL };
	struct watched watched = { .argv = argv, .silence = 5 };
	struct heard heard;
	struct err err = { 0 };

	(void)state;
	assert_int_equal(watch_run(&heard, &watched, &err), 0);
	assert_int_equal(heard.status, 127);
	heard_release(&heard);
}

static void the_end_of_much_is_kept(void **state)
{
	struct heard heard;

	(void)state;
	assert_int_equal(
		watch(&heard, "yes | head -c 3000000; yes | head -c 300000 >&2; echo end >&2", 10),
		0);
	assert_int_equal(heard.output.length, 1024 * 1024);
	assert_in_range(heard.errors.length, 32 * 1024, 80 * 1024);
	assert_true(text_ends(heard.errors.bytes, "end\n"));
	heard_release(&heard);
}

static void silence_ends_it_and_its_kin(void **state)
{
	struct heard heard;
	int64_t before = clock_ticks();
	long child, grandchild;

	(void)state;
	assert_int_equal(
		watch(&heard,
			"sh -c 'trap \"\" TERM; echo $$; sleep 61; :' & echo $$; sleep 60; :", 1),
		0);
	assert_true(heard.silent);
	assert_in_range(clock_ticks() - before, 1000, 4000);
	assert_int_equal(sscanf(str_text(&heard.output), "%ld %ld", &child, &grandchild), 2);
	clock_sleep(50);
	assert_false(lives(child));
	assert_false(lives(grandchild));
	heard_release(&heard);
}

static void who_goes_on_talking_goes_on(void **state)
{
	struct heard heard;

	(void)state;
	assert_int_equal(
		watch(&heard, "for i in 1 2 3 4 5 6; do printf . >&2; sleep .5; done", 2), 0);
	assert_false(heard.silent);
	assert_int_equal(heard.status, 0);
	assert_string_equal(str_text(&heard.errors), "......");
	heard_release(&heard);
}

/* Bytes that come in without a word made of them count once it has begun to talk, and only then. */
static void signs_of_life_count_after_the_first_word(void **state)
{
	static const char drip[] =
		"(for i in 1 2 3 4 5 6 7 8 9; do sleep .5; echo; done) | cat >/dev/null";
	char talking[256];
	struct heard heard;

	(void)state;
	snprintf(talking, sizeof(talking), "echo well >&2; %s", drip);
	assert_int_equal(watch(&heard, talking, 3), 0);
	assert_false(heard.silent);
	heard_release(&heard);
	assert_int_equal(watch(&heard, drip, 2), 0);
	assert_true(heard.silent);
	heard_release(&heard);
}

static void a_daemon_is_not_waited_for(void **state)
{
	struct heard heard;
	int64_t before = clock_ticks();

	(void)state;
	assert_int_equal(watch(&heard, "sleep 3 & echo done", 10), 0);
	assert_true(clock_ticks() - before < 2000);
	assert_string_equal(str_text(&heard.output), "done\n");
	assert_int_equal(heard.status, 0);
	heard_release(&heard);
}

static void place_and_environment_are_given(void **state)
{
	const char *const argv[] = { "sh", "-c", "pwd; echo \"$THANKS_ME,${HOME-none}\"", NULL };
	const char *const env[] = { "THANKS_ME=alice", "HOME", NULL };
	struct watched watched = { .argv = argv, .env = env, .directory = "/", .silence = 10 };
	struct heard heard;
	struct err err = { 0 };

	(void)state;
	assert_int_equal(watch_run(&heard, &watched, &err), 0);
	assert_string_equal(str_text(&heard.output), "/\nalice,none\n");
	assert_null(getenv("THANKS_ME"));
	heard_release(&heard);
}

static int work(void *subject)
{
	return write(STDOUT_FILENO, subject, strlen(subject)) > 0 ? 7 : 8;
}

static void work_is_done_in_a_child(void **state)
{
	char words[] = "from the child";
	struct watched watched = { .work = work, .subject = words, .silence = 10 };
	struct heard heard;
	struct err err = { 0 };

	(void)state;
	assert_int_equal(watch_run(&heard, &watched, &err), 0);
	assert_string_equal(str_text(&heard.output), words);
	assert_int_equal(heard.status, 7);
	heard_release(&heard);
}

/* Runs TRY in a process with a terminal of its own, or with none; gives its exit code. */
static int try_at_terminal(int (*try)(void), bool has_terminal)
{
	int master = posix_openpt(O_RDWR | O_NOCTTY), raw = 0;
	pid_t pid;

	assert_true(master >= 0 && grantpt(master) == 0 && unlockpt(master) == 0);
	pid = fork();
	if (pid == 0) {
		int slave = open(ptsname(master), O_RDWR | O_NOCTTY);

		setsid();
		close(master);
		if (!has_terminal)
			slave = open("/dev/null", O_RDWR);
		else if (ioctl(slave, TIOCSCTTY, 0) != 0)
			_exit(99);
		dup2(slave, STDIN_FILENO);
		dup2(slave, STDERR_FILENO);
		close(slave);
		_exit(try());
	}
	while (waitpid(pid, &raw, 0) < 0 && errno == EINTR)
		;
	close(master);
	return WIFEXITED(raw) ? WEXITSTATUS(raw) : 128 + WTERMSIG(raw);
}

/* 1: it was ended for its silence, 2: it could not open the terminal */
static int ask(void)
{
	struct heard heard;
	int status = watch(&heard, "exec 3<>/dev/tty || exit 2; sleep 2.6", 2);

	return status != 0 ? 50 : heard.silent ? 1 : heard.status;
}

static int hold_what_was_ours(void)
{
	struct heard heard;
	int fd = open("/dev/tty", O_RDWR);

	return fd < 0 || watch(&heard, "sleep 4", 2) != 0 ? 50 : heard.silent ? 1 : heard.status;
}

static void the_clock_stands_still_while_somebody_is_asked(void **state)
{
	(void)state;
	assert_int_equal(try_at_terminal(ask, true), 0);
	assert_int_equal(try_at_terminal(hold_what_was_ours, true), 1);
}

static void without_a_terminal_nobody_is_asked(void **state)
{
	(void)state;
	assert_int_equal(try_at_terminal(ask, false), 2);
}

static void an_interrupt_ends_both(void **state)
{
	static const int numbers[] = { SIGINT, SIGTERM };
	char path[] = "/tmp/thanks-watch-XXXXXX", script[128];
	int fd = mkstemp(path);

	(void)state;
	snprintf(script, sizeof(script), "echo $$ >%s; sleep 60; :", path);
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		int raw = 0;
		char number[32] = "";
		pid_t pid = fork();

		if (pid == 0) {
			struct heard heard;

			_exit(watch(&heard, script, 30));
		}
		while (pread(fd, number, sizeof(number) - 1, 0) <= 0)
			clock_sleep(10);
		kill(pid, numbers[i]);
		assert_int_equal(waitpid(pid, &raw, 0), pid);
		assert_true(WIFSIGNALED(raw));
		assert_int_equal(WTERMSIG(raw), numbers[i]);
		assert_false(lives(strtol(number, NULL, 10)));
		assert_int_equal(ftruncate(fd, 0), 0);
	}
	unlink(path);
	close(fd);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_it_says_is_heard),
		cmocka_unit_test(a_missing_program_is_127),
		cmocka_unit_test(the_end_of_much_is_kept),
		cmocka_unit_test(silence_ends_it_and_its_kin),
		cmocka_unit_test(who_goes_on_talking_goes_on),
		cmocka_unit_test(signs_of_life_count_after_the_first_word),
		cmocka_unit_test(a_daemon_is_not_waited_for),
		cmocka_unit_test(place_and_environment_are_given),
		cmocka_unit_test(work_is_done_in_a_child),
		cmocka_unit_test(the_clock_stands_still_while_somebody_is_asked),
		cmocka_unit_test(without_a_terminal_nobody_is_asked),
		cmocka_unit_test(an_interrupt_ends_both),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
