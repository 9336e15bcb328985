#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "view/period.h"

static struct day day(const char *text)
{
	struct day parsed;

	assert_int_equal(day_parse(text, 10, &parsed), 10);
	return parsed;
}

static void check(const char *first, const char *last, enum period period, const char *before_first,
	const char *before_last)
{
	struct span span = { day(first), day(last) };
	struct span before = period_before(span);

	assert_int_equal(period_of(span), period);
	assert_int_equal(days_between(before.first, day(before_first)), 0);
	assert_int_equal(days_between(before.last, day(before_last)), 0);
}

static void whole_parts_of_the_calendar_have_names(void **state)
{
	(void)state;
	check("2026-11-21", "2026-11-21", PERIOD_DAY, "2026-11-20", "2026-11-20");
	check("2026-11-16", "2026-11-22", PERIOD_WEEK, "2026-11-09", "2026-11-15");
	check("2026-03-01", "2026-03-31", PERIOD_MONTH, "2026-02-01", "2026-02-28");
	check("2026-01-01", "2026-03-31", PERIOD_QUARTER, "2025-10-01", "2025-12-31");
	check("2024-01-01", "2024-12-31", PERIOD_YEAR, "2023-01-01", "2023-12-31");
}

static void other_spans_are_compared_with_as_many_days(void **state)
{
	(void)state;
	check("2026-11-17", "2026-11-23", PERIOD_OTHER, "2026-11-10", "2026-11-16");
	check("2026-02-01", "2026-04-30", PERIOD_OTHER, "2025-11-04", "2026-01-31");
	check("2026-03-01", "2026-03-30", PERIOD_OTHER, "2026-01-30", "2026-02-28");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole_parts_of_the_calendar_have_names),
		cmocka_unit_test(other_spans_are_compared_with_as_many_days),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
