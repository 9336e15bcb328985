#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sys/clock.h"
#include "sys/progress.h"

/* What stands in the pipe of PROGRESS so far. */
static const char *said(int from)
{
	static char bytes[65536];
	ssize_t length = read(from, bytes, sizeof(bytes) - 1);

	bytes[length > 0 ? length : 0] = '\0';
	return bytes;
}

static int listen_to(struct progress *progress, int patience)
{
	int ends[2];

	assert_int_equal(pipe(ends), 0);
	assert_int_equal(fcntl(ends[0], F_SETFL, O_NONBLOCK), 0);
	*progress = (struct progress){ .fd = ends[1], .patience = patience };
	return ends[0];
}

static void hang_up(const struct progress *progress, int from)
{
	close(progress->fd);
	close(from);
}

static void what_is_quick_says_nothing(void **state)
{
	struct progress progress;
	int from = listen_to(&progress, 60000);

	(void)state;
	progress_start(&progress, "notes read");
	for (int i = 0; i < 1000; i++)
		progress_add(&progress, 64);
	progress_end(&progress);
	assert_string_equal(said(from), "");
	hang_up(&progress, from);
}

static void what_is_slow_says_so_and_cleans_up(void **state)
{
	struct progress progress;
	int from = listen_to(&progress, 0);

	(void)state;
	progress_start(&progress, "notes read");
	progress_add(&progress, 64);
	assert_string_equal(said(from), "\r64 notes read");
	progress_add(&progress, 64);
	assert_string_equal(said(from), ""); /* not at every step */
	clock_sleep(120);
	progress_add(&progress, 1);
	assert_string_equal(said(from), "\r129 notes read");
	progress_end(&progress);
	assert_string_equal(said(from), "\r              \r");
	progress_end(&progress);
	assert_string_equal(said(from), "");
	progress_start(&progress, "commits read");
	progress_add(&progress, 1);
	assert_string_equal(said(from), "\r1 commits read");
	hang_up(&progress, from);
}

static void *add_many(void *progress)
{
	for (int i = 0; i < 100000; i++)
		progress_add(progress, 1);
	return NULL;
}

static void many_may_add_at_once(void **state)
{
	struct progress progress;
	int from = listen_to(&progress, 0);
	pthread_t threads[4];

	(void)state;
	progress_start(&progress, "notes read");
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, add_many, &progress), 0);
	for (size_t i = 0; i < 4; i++)
		pthread_join(threads[i], NULL);
	assert_int_equal(atomic_load(&progress.count), 400000);
	progress_end(&progress);
	hang_up(&progress, from);
}

static void somebody_else_may_be_quoted(void **state)
{
	struct progress progress;
	int from = listen_to(&progress, 0);

	(void)state;
	setenv("COLUMNS", "20", 1);
	progress_start(&progress, "");
	progress_say(&progress, "\x1b[31mReceiving objects: 50%", 25);
	assert_string_equal(said(from), "\r^[[31mReceiving obj");
	progress_say(&progress, "too soon", 8);
	assert_string_equal(said(from), "");
	clock_sleep(150);
	progress_say(&progress, "done", 4);
	assert_string_equal(said(from), "\rdone               ");
	progress_end(&progress);
	assert_string_equal(said(from), "\r    \r");
	unsetenv("COLUMNS");
	hang_up(&progress, from);
}

static void nobody_need_listen(void **state)
{
	(void)state;
	progress_start(NULL, "notes read");
	progress_add(NULL, 1);
	progress_say(NULL, "x", 1);
	assert_false(progress_is_due(NULL));
	progress_end(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_quick_says_nothing),
		cmocka_unit_test(what_is_slow_says_so_and_cleans_up),
		cmocka_unit_test(many_may_add_at_once),
		cmocka_unit_test(somebody_else_may_be_quoted),
		cmocka_unit_test(nobody_need_listen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
