#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "sys/helper.h"

struct deed {
	atomic_int done;
	bool hears; /* would a signal reach it? */
};

static void work(void *subject)
{
	struct deed *deed = subject;
	sigset_t blocked;

	sigprocmask(SIG_SETMASK, NULL, &blocked);
	deed->hears = !sigismember(&blocked, SIGINT);
	atomic_fetch_add(&deed->done, 1);
}

static void it_is_done_when_it_was_waited_for(void **state)
{
	struct deed deed = { 0 };
	struct helper helpers[8], none = { 0 };
	sigset_t blocked;

	(void)state;
	for (int i = 0; i < 8; i++)
		helper_start(&helpers[i], work, &deed);
	for (int i = 0; i < 8; i++)
		helper_wait(&helpers[i]);
	assert_int_equal(atomic_load(&deed.done), 8);
	assert_false(deed.hears);
	sigprocmask(SIG_SETMASK, NULL, &blocked);
	assert_false(sigismember(&blocked, SIGINT));
	helper_wait(&helpers[0]);
	helper_wait(&none);
}

static void there_is_at_least_one(void **state)
{
	(void)state;
	assert_int_equal(helpers_worth(1), 1);
	assert_true(helpers_worth(64) >= 1);
	assert_true(helpers_worth(2) <= 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_is_done_when_it_was_waited_for),
		cmocka_unit_test(there_is_at_least_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
