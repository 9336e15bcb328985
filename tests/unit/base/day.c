#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/day.h"

static struct day the_day(int year, int month, int day)
{
	return day_from_civil((struct civil){ year, month, day });
}

static void check_spelled(struct day day, const char *want)
{
	struct str str = { 0 };

	str_add_day(&str, day);
	assert_string_equal(str.bytes, want);
	str_release(&str);
}

/* A calendar that only knows how to turn its leaf, from a day whose place is known. */
struct leaf {
	int year, month, day;
	int weekday; /* 0 is Monday */
	int number;
	int iso_year, iso_week;
};

static int naive_month_days(int year, int month)
{
	switch (month) {
	case 4:
	case 6:
	case 9:
	case 11:
		return 30;
	case 2:
		if (year % 400 == 0)
			return 29;
		if (year % 100 == 0)
			return 28;
		return year % 4 == 0 ? 29 : 28;
	default:
		return 31;
	}
}

/* A week that starts in the last three days of December belongs to the next year. */
static void turn_week(struct leaf *leaf)
{
	int next_year = leaf->month == 12 && leaf->day >= 29 ? leaf->year + 1 : leaf->year;

	leaf->iso_week = next_year == leaf->iso_year ? leaf->iso_week + 1 : 1;
	leaf->iso_year = next_year;
}

static void turn(struct leaf *leaf)
{
	leaf->number++;
	leaf->weekday = (leaf->weekday + 1) % 7;
	if (++leaf->day > naive_month_days(leaf->year, leaf->month)) {
		leaf->day = 1;
		if (++leaf->month > 12) {
			leaf->month = 1;
			leaf->year++;
		}
	}
	if (leaf->weekday == 0)
		turn_week(leaf);
}

static void check_leaf(const struct leaf *leaf)
{
	struct day day = { leaf->number }, back;
	struct civil civil = day_civil(day);
	struct str str = { 0 };
	int year, week;

	if (civil.year != leaf->year || civil.month != leaf->month || civil.day != leaf->day)
		fail_msg("day %d is %d-%d-%d", leaf->number, civil.year, civil.month, civil.day);
	assert_true(civil_valid(civil));
	assert_int_equal(day_from_civil(civil).number, leaf->number);
	assert_int_equal(day_weekday(day), leaf->weekday);
	day_iso_week(day, &year, &week);
	if (year != leaf->iso_year || week != leaf->iso_week)
		fail_msg("day %d is in %d-W%02d", leaf->number, year, week);
	str_add_day(&str, day);
	assert_int_equal(day_parse(str.bytes, str.length, &back), 10);
	assert_int_equal(back.number, leaf->number);
	assert_int_equal(day_week_start(day).number, leaf->number - leaf->weekday);
	str_release(&str);
}

static void every_day_of_two_centuries_has_its_place(void **state)
{
	/* 1 January 1900 was a Monday, 25,567 days before the epoch. */
	struct leaf leaf = { 1900, 1, 1, 0, -25567, 1900, 1 };

	(void)state;
	while (leaf.year <= 2100) {
		check_leaf(&leaf);
		turn(&leaf);
	}
	assert_int_equal(leaf.number, the_day(2101, 1, 1).number);
}

static void every_day_there_is_comes_back(void **state)
{
	(void)state;
	for (int number = DAY_MIN.number; number <= DAY_MAX.number; number += 13)
		assert_int_equal(day_from_civil(day_civil((struct day){ number })).number, number);
	check_spelled(DAY_MIN, "0001-01-01");
	check_spelled(DAY_MAX, "9999-12-31");
	assert_int_equal(the_day(1970, 1, 1).number, 0);
}

static void only_days_that_exist_are_valid(void **state)
{
	(void)state;
	assert_true(civil_valid((struct civil){ 2024, 2, 29 }));
	assert_true(civil_valid((struct civil){ 2000, 2, 29 }));
	assert_false(civil_valid((struct civil){ 2026, 2, 29 }));
	assert_false(civil_valid((struct civil){ 1900, 2, 29 }));
	assert_false(civil_valid((struct civil){ 2026, 4, 31 }));
	assert_false(civil_valid((struct civil){ 2026, 0, 1 }));
	assert_false(civil_valid((struct civil){ 2026, 13, 1 }));
	assert_false(civil_valid((struct civil){ 2026, 1, 0 }));
	assert_false(civil_valid((struct civil){ 2026, 1, 32 }));
	assert_false(civil_valid((struct civil){ 0, 1, 1 }));
	assert_false(civil_valid((struct civil){ 10000, 1, 1 }));
}

static void only_iso_dates_are_read(void **state)
{
	static const char *const bad[] = { "", "2026", "2026-11-2", "2026-11-31", "2026/11/21",
		"21.11.2026", "2026-1-021", "20261121", "-026-11-21", "2026-11-+1", " 2026-11-21",
		"0000-01-01", "2026-00-01", "2026-02-29" };
	struct day day;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_int_equal(day_parse(bad[i], strlen(bad[i]), &day), 0);
	assert_int_equal(day_parse("2026-11-21T16:42", 16, &day), 10);
	check_spelled(day, "2026-11-21");
	assert_int_equal(day_parse("2026-11-21", 9, &day), 0);
}

static void months_end_where_they_end(void **state)
{
	(void)state;
	check_spelled(day_add_months(the_day(2026, 1, 31), 1), "2026-02-28");
	check_spelled(day_add_months(the_day(2024, 1, 31), 1), "2024-02-29");
	check_spelled(day_add_months(the_day(2026, 3, 31), -1), "2026-02-28");
	check_spelled(day_add_months(the_day(2024, 2, 29), 12), "2025-02-28");
	check_spelled(day_add_months(the_day(2024, 2, 29), 48), "2028-02-29");
	check_spelled(day_add_months(the_day(2026, 12, 31), 2), "2027-02-28");
	check_spelled(day_add_months(the_day(2026, 1, 15), -1), "2025-12-15");
	check_spelled(day_add_months(the_day(2026, 1, 15), 0), "2026-01-15");
}

static void time_stops_at_both_ends(void **state)
{
	(void)state;
	check_spelled(day_add(DAY_MAX, 1), "9999-12-31");
	check_spelled(day_add(DAY_MIN, -1), "0001-01-01");
	check_spelled(day_add(DAY_MAX, INT32_MAX), "9999-12-31");
	check_spelled(day_add(DAY_MIN, INT32_MIN), "0001-01-01");
	check_spelled(day_add_months(DAY_MAX, 1), "9999-12-31");
	check_spelled(day_add_months(DAY_MIN, -1), "0001-01-01");
	check_spelled(day_add_months(DAY_MAX, INT32_MAX), "9999-12-31");
	check_spelled(day_add_months(DAY_MIN, INT32_MIN), "0001-01-01");
	check_spelled(day_week_start(DAY_MIN), "0001-01-01");
}

static void quarters_start_in_their_first_month(void **state)
{
	(void)state;
	check_spelled(day_quarter_start(the_day(2026, 1, 1)), "2026-01-01");
	check_spelled(day_quarter_start(the_day(2026, 3, 31)), "2026-01-01");
	check_spelled(day_quarter_start(the_day(2026, 6, 30)), "2026-04-01");
	check_spelled(day_quarter_start(the_day(2026, 8, 15)), "2026-07-01");
	check_spelled(day_quarter_start(the_day(2026, 12, 31)), "2026-10-01");
}

static void days_have_an_order_and_a_distance(void **state)
{
	struct day early = the_day(2026, 2, 28), late = the_day(2026, 3, 1);

	(void)state;
	assert_int_equal(day_compare(early, late), -1);
	assert_int_equal(day_compare(late, early), 1);
	assert_int_equal(day_compare(late, late), 0);
	assert_int_equal(days_between(early, late), 1);
	assert_int_equal(days_between(late, early), -1);
}

static void a_span_holds_both_its_ends(void **state)
{
	struct span span = { the_day(2026, 11, 1), the_day(2026, 11, 30) };

	(void)state;
	assert_int_equal(span_days(span), 30);
	assert_true(span_holds(span, span.first));
	assert_true(span_holds(span, span.last));
	assert_false(span_holds(span, the_day(2026, 10, 31)));
	assert_false(span_holds(span, the_day(2026, 12, 1)));
}

static void names_are_english(void **state)
{
	(void)state;
	assert_string_equal(weekday_name(day_weekday(the_day(2026, 11, 21))), "Saturday");
	assert_string_equal(weekday_short(MONDAY), "Mon");
	assert_string_equal(weekday_short(SUNDAY), "Sun");
	assert_string_equal(month_name(11), "November");
	assert_string_equal(month_name(1), "January");
	assert_string_equal(month_short(12), "Dec");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_day_of_two_centuries_has_its_place),
		cmocka_unit_test(every_day_there_is_comes_back),
		cmocka_unit_test(only_days_that_exist_are_valid),
		cmocka_unit_test(only_iso_dates_are_read),
		cmocka_unit_test(months_end_where_they_end),
		cmocka_unit_test(time_stops_at_both_ends),
		cmocka_unit_test(quarters_start_in_their_first_month),
		cmocka_unit_test(days_have_an_order_and_a_distance),
		cmocka_unit_test(a_span_holds_both_its_ends),
		cmocka_unit_test(names_are_english),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
