#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sys/clock.h"
#include "sys/process.h"

/* Runs SCRIPT in sh and leaves what it printed in OUTPUT; returns its status. */
static int run(struct process process, const char *script, struct str *output)
{
	const char *const argv[] = { "sh", "-c", script, NULL };
	struct err err = { 0 };
	int status = -1;

	process.argv = argv;
	assert_int_equal(process_run(&process, output, &status, &err), 0);
	err_release(&err);
	return status;
}

static void output_and_status_come_back(void **state)
{
	struct str output = { 0 };

	(void)state;
	assert_int_equal(run((struct process){ 0 }, "echo hello; exit 3", &output), 3);
	assert_string_equal(output.bytes, "hello\n");
	assert_int_equal(run((struct process){ 0 }, "kill -9 $$", &output), 128 + 9);
	str_release(&output);
}

static void what_it_complains_of_is_kept_apart(void **state)
{
	struct str output = { 0 }, errors = { 0 };
	const struct process process = { .errors = &errors };

	(void)state;
	assert_int_equal(
		run(process, "echo out; echo err >&2; head -c 300000 /dev/zero; exit 3", &output),
		3);
	assert_string_equal(errors.bytes, "err\n");
	assert_int_equal(output.length, 300004);
	str_clear(&errors);
	assert_int_equal(run(process, "printf %100000s '' >&2; echo much", NULL), 0);
	assert_int_equal(errors.length, ERRORS_LIMIT);
	str_release(&output);
	str_release(&errors);
}

static void it_may_be_interrupted_when_we_may_not(void **state)
{
	sigset_t set, before;

	(void)state;
	sigemptyset(&set);
	sigaddset(&set, SIGINT);
	sigprocmask(SIG_BLOCK, &set, &before);
	assert_int_equal(run((struct process){ 0 }, "kill -INT $$; exit 3", NULL), 128 + SIGINT);
	sigprocmask(SIG_SETMASK, &before, NULL);
}

static void a_missing_program_is_127(void **state)
{
	const char *const argv[] = { "no-such-program-anywhere", NULL };
	struct process process = { .argv = argv };
	struct str output = { 0 };
	struct err err = { 0 };
	int status = 0;

	(void)state;
	assert_int_equal(process_run(&process, &output, &status, &err), 0);
	assert_int_equal(status, 127);
	str_release(&output);
}

static void much_goes_in_and_much_comes_out(void **state)
{
	size_t length = 3 * 1024 * 1024;
	char *input = malloc(length);
	struct str output = { 0 };

	(void)state;
	memset(input, 'x', length);
	struct process process = { .input = input, .input_length = length };
	assert_int_equal(run(process, "cat", &output), 0);
	assert_int_equal(output.length, length);
	assert_memory_equal(output.bytes, input, length);
	free(input);
	str_release(&output);
}

static void who_does_not_listen_is_no_harm(void **state)
{
	struct process process = { .input = "", .input_length = 0 };
	static char input[1 << 20];
	struct str output = { 0 };

	(void)state;
	assert_int_equal(run(process, "cat", &output), 0);
	process = (struct process){ .input = input, .input_length = sizeof(input) };
	assert_int_equal(run(process, "exec <&-; echo no", &output), 0);
	assert_string_equal(output.bytes, "no\n");
	str_release(&output);
}

static void no_more_is_taken_than_asked_for(void **state)
{
	struct process process = { .limit = 5 };
	struct str output = { 0 };

	(void)state;
	assert_int_equal(run(process, "exec yes", &output), 128 + 13);
	assert_string_equal(output.bytes, "y\ny\ny");
	str_release(&output);
}

static void late_is_ended(void **state)
{
	const char *const argv[] = { "sleep", "60", NULL };
	struct process process = { .argv = argv, .seconds = 1 };
	struct str output = { 0 };
	struct err err = { 0 };
	int64_t before = clock_ticks();
	int status;

	(void)state;
	assert_int_equal(process_run(&process, &output, &status, &err), -1);
	assert_int_equal(err.kind, ERR_BUSY);
	assert_true(clock_ticks() - before < 10000);
	err_release(&err);
	str_release(&output);
}

static void place_and_environment_are_given(void **state)
{
	const char *const env[] = { "THANKS_ME=alice", NULL };
	struct process process = { .directory = "/", .env = env };
	struct str output = { 0 };

	(void)state;
	run(process, "pwd; echo $THANKS_ME", &output);
	assert_string_equal(output.bytes, "/\nalice\n");
	assert_null(getenv("THANKS_ME"));
	str_release(&output);
}

static void programs_are_found_on_path(void **state)
{
	(void)state;
	assert_true(program_exists("sh"));
	assert_true(program_exists("/bin/sh"));
	assert_false(program_exists("no-such-program-anywhere"));
	assert_false(program_exists("/etc"));
	assert_false(program_exists("/etc/passwd"));
}

static void an_editor_gets_the_path_whole(void **state)
{
	char path[] = "/tmp/thanks editor $(x) XXXXXX";
	struct err err = { 0 };
	int fd = mkstemp(path), status = -1;

	(void)state;
	assert_int_equal(editor_run("test -f", path, &status, &err), 0);
	assert_int_equal(status, 0);
	assert_int_equal(editor_run("false", path, &status, &err), 0);
	assert_int_equal(status, 1);
	unlink(path);
	close(fd);
}

static void a_pager_shows_what_is_printed(void **state)
{
	char path[] = "/tmp/thanks-pager-XXXXXX", command[64], got[16] = "";
	int fd = mkstemp(path);
	struct pager pager;
	struct err err = { 0 };

	(void)state;
	snprintf(command, sizeof(command), "cat > %s", path);
	assert_int_equal(pager_start(&pager, command, &err), 0);
	assert_int_equal(write(STDOUT_FILENO, "a wall\n", 7), 7);
	pager_wait(&pager);
	assert_int_equal(read(fd, got, sizeof(got)), 7);
	assert_string_equal(got, "a wall\n");
	unlink(path);
	close(fd);
}

static void no_pager_is_an_error_that_can_be_ignored(void **state)
{
	struct pager pager;
	struct err err = { 0 };

	(void)state;
	assert_int_equal(pager_start(&pager, "no-such-pager -R", &err), -1);
	assert_int_equal(err.kind, ERR_MISSING);
	pager_wait(&pager);
	err_release(&err);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(output_and_status_come_back),
		cmocka_unit_test(what_it_complains_of_is_kept_apart),
		cmocka_unit_test(it_may_be_interrupted_when_we_may_not),
		cmocka_unit_test(a_missing_program_is_127),
		cmocka_unit_test(much_goes_in_and_much_comes_out),
		cmocka_unit_test(who_does_not_listen_is_no_harm),
		cmocka_unit_test(no_more_is_taken_than_asked_for),
		cmocka_unit_test(late_is_ended),
		cmocka_unit_test(place_and_environment_are_given),
		cmocka_unit_test(programs_are_found_on_path),
		cmocka_unit_test(an_editor_gets_the_path_whole),
		cmocka_unit_test(a_pager_shows_what_is_printed),
		cmocka_unit_test(no_pager_is_an_error_that_can_be_ignored),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
