#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <time.h>

#include "sys/clock.h"

static void zone(const char *name)
{
	setenv("TZ", name, 1);
	tzset();
}

static struct day day_of(int year, int month, int day)
{
	return day_from_civil((struct civil){ year, month, day });
}

static void a_frozen_clock_stands_still(void **state)
{
	struct moment now;
	struct err err = { 0 };
	int twelfth;

	(void)state;
	setenv("THANKS_NOW", "2026-11-21T16:42:00+01:00", 1);
	assert_int_equal(clock_now(&now, &twelfth, &err), 0);
	assert_int_equal(now.seconds, 1795275720);
	assert_int_equal(now.offset, 60);
	assert_int_equal(twelfth, 0);
	unsetenv("THANKS_NOW");
}

static void a_frozen_clock_must_show_a_date(void **state)
{
	struct moment now;
	struct err err = { 0 };
	int twelfth;

	(void)state;
	setenv("THANKS_NOW", "yesterday", 1);
	assert_int_equal(clock_now(&now, &twelfth, &err), -1);
	assert_int_equal(err.kind, ERR_USAGE);
	err_release(&err);
	unsetenv("THANKS_NOW");
}

static void the_clock_goes(void **state)
{
	struct moment now;
	struct err err = { 0 };
	int twelfth;

	(void)state;
	assert_int_equal(clock_now(&now, &twelfth, &err), 0);
	assert_true(now.seconds > 1700000000);
	assert_in_range(twelfth, 0, 11);
	int64_t before = clock_ticks();
	clock_sleep(12);
	assert_true(clock_ticks() - before >= 10);
}

static void the_offset_is_that_of_the_day(void **state)
{
	(void)state;
	zone("Europe/Berlin");
	assert_int_equal(clock_local(day_of(2026, 11, 21), 36000).offset, 60);
	assert_int_equal(clock_local(day_of(2026, 7, 1), 36000).offset, 120);
	zone("Asia/Kathmandu");
	assert_int_equal(clock_local(day_of(2026, 7, 1), 0).offset, 345);
	zone("America/St_Johns");
	assert_int_equal(clock_local(day_of(2026, 1, 1), 86399).offset, -210);
	zone("Pacific/Kiritimati");
	assert_int_equal(clock_here(0).offset, -640);
}

static void a_local_time_stays_as_it_was_typed(void **state)
{
	struct moment moment;

	(void)state;
	zone("Europe/Berlin");
	/* an hour that this zone leaves out, and one it has twice */
	moment = clock_local(day_of(2026, 3, 29), 2 * 3600 + 1800);
	assert_int_equal(moment_day(moment).number, day_of(2026, 3, 29).number);
	assert_int_equal(moment_time(moment), 2 * 3600 + 1800);
	moment = clock_local(day_of(2026, 10, 25), 2 * 3600 + 1800);
	assert_int_equal(moment_time(moment), 2 * 3600 + 1800);
	assert_true(moment.offset == 60 || moment.offset == 120);
}

static void no_instant_is_too_far(void **state)
{
	(void)state;
	zone("Europe/Berlin");
	assert_int_equal(clock_here(INT64_MAX).offset, 0);
	assert_int_equal(clock_here(INT64_MIN).seconds, INT64_MIN);
}

static void a_seed_repeats_the_sequence(void **state)
{
	(void)state;
	uint32_t a = chance(), b = chance();
	assert_true(a != b || chance() != b);
	setenv("THANKS_RANDOM", "7", 1);
	a = chance();
	b = chance();
	assert_int_not_equal(a, b);
	setenv("THANKS_RANDOM", "7", 1);
	assert_int_equal(chance(), a);
	assert_int_equal(chance(), b);
	unsetenv("THANKS_RANDOM");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_frozen_clock_stands_still),
		cmocka_unit_test(a_frozen_clock_must_show_a_date),
		cmocka_unit_test(the_clock_goes),
		cmocka_unit_test(the_offset_is_that_of_the_day),
		cmocka_unit_test(a_local_time_stays_as_it_was_typed),
		cmocka_unit_test(no_instant_is_too_far),
		cmocka_unit_test(a_seed_repeats_the_sequence),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
