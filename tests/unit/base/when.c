#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/when.h"

static struct day the_day(const char *text)
{
	struct day day;

	assert_int_equal(day_parse(text, strlen(text), &day), 10);
	return day;
}

/* What TEXT means: a day, `first..last`, or `-`. */
static void spell_day(struct str *str, const char *text, const char *today, enum when direction)
{
	struct day day;

	str_clear(str);
	if (when_day(text, the_day(today), direction, &day))
		str_add_day(str, day);
	else
		str_add(str, "-");
}

static void spell_span(struct str *str, const char *text, const char *today)
{
	struct span span;

	str_clear(str);
	if (when_span(text, the_day(today), WHEN_BACK, &span)) {
		str_add_day(str, span.first);
		str_add(str, "..");
		str_add_day(str, span.last);
	} else {
		str_add(str, "-");
	}
}

struct typed_day {
	const char *today, *text, *back, *ahead;
};

static void check_days(const struct typed_day *days, size_t count)
{
	struct str str = { 0 };

	for (size_t i = 0; i < count; i++) {
		const struct typed_day *typed = &days[i];

		spell_day(&str, typed->text, typed->today, WHEN_BACK);
		if (strcmp(str.bytes, typed->back) != 0)
			fail_msg("'%s' on %s was %s", typed->text, typed->today, str.bytes);
		spell_day(&str, typed->text, typed->today, WHEN_AHEAD);
		if (strcmp(str.bytes, typed->ahead) != 0)
			fail_msg("'%s' on %s will be %s", typed->text, typed->today, str.bytes);
	}
	str_release(&str);
}

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void days_are_read_as_people_type_them(void **state)
{
	/* 2026-11-21 is a Saturday. */
	static const struct typed_day days[] = {
		{ "2026-11-21", "2026-12-24", "2026-12-24", "2026-12-24" },
		{ "2026-11-21", "today", "2026-11-21", "2026-11-21" },
		{ "2026-11-21", "  Today ", "2026-11-21", "2026-11-21" },
		{ "2026-11-21", "YESTERDAY", "2026-11-20", "2026-11-20" },
		{ "2026-11-21", "tomorrow", "2026-11-22", "2026-11-22" },
		{ "2026-01-01", "yesterday", "2025-12-31", "2025-12-31" },
		{ "2024-02-28", "tomorrow", "2024-02-29", "2024-02-29" },
		{ "2026-02-28", "tomorrow", "2026-03-01", "2026-03-01" },
	};

	(void)state;
	check_days(days, COUNT(days));
}

static void weekdays_go_by_the_direction(void **state)
{
	static const struct typed_day days[] = {
		{ "2026-11-21", "saturday", "2026-11-21", "2026-11-21" },
		{ "2026-11-21", "sat", "2026-11-21", "2026-11-21" },
		{ "2026-11-21", "sunday", "2026-11-15", "2026-11-22" },
		{ "2026-11-21", "Mon", "2026-11-16", "2026-11-23" },
		{ "2026-11-21", "friday", "2026-11-20", "2026-11-27" },
		{ "2026-11-23", "monday", "2026-11-23", "2026-11-23" },
		{ "2026-11-23", "sunday", "2026-11-22", "2026-11-29" },
		{ "2026-11-22", "monday", "2026-11-16", "2026-11-23" },
		{ "2026-11-21", "last saturday", "2026-11-14", "2026-11-14" },
		{ "2026-11-21", "next saturday", "2026-11-28", "2026-11-28" },
		{ "2026-11-21", "last friday", "2026-11-20", "2026-11-20" },
		{ "2026-11-21", "next-sun", "2026-11-22", "2026-11-22" },
		{ "2026-11-23", "last.monday", "2026-11-16", "2026-11-16" },
		{ "2026-11-23", "next monday", "2026-11-30", "2026-11-30" },
		{ "2026-01-01", "wed", "2025-12-31", "2026-01-07" },
	};

	(void)state;
	check_days(days, COUNT(days));
}

static void amounts_are_counted_from_today(void **state)
{
	static const struct typed_day days[] = {
		{ "2026-11-21", "3 weeks ago", "2026-10-31", "2026-10-31" },
		{ "2026-11-21", "3-weeks-ago", "2026-10-31", "2026-10-31" },
		{ "2026-11-21", "3w ago", "2026-10-31", "2026-10-31" },
		{ "2026-11-21", "1 day ago", "2026-11-20", "2026-11-20" },
		{ "2026-11-21", "week ago", "2026-11-14", "2026-11-14" },
		{ "2026-11-21", "a month ago", "2026-10-21", "2026-10-21" },
		{ "2026-11-21", "0 days ago", "2026-11-21", "2026-11-21" },
		{ "2026-11-21", "in 2 weeks", "2026-12-05", "2026-12-05" },
		{ "2026-11-21", "in.2.Weeks", "2026-12-05", "2026-12-05" },
		{ "2026-11-21", "in 10d", "2026-12-01", "2026-12-01" },
		{ "2026-11-21", "in a year", "2027-11-21", "2027-11-21" },
		{ "2026-11-21", "3d", "2026-11-18", "2026-11-24" },
		{ "2026-11-21", "2 w", "2026-11-07", "2026-12-05" },
		{ "2026-11-21", "2m", "2026-09-21", "2027-01-21" },
		{ "2026-11-21", "10 years", "2016-11-21", "2036-11-21" },
		{ "2026-11-21", "100y", "1926-11-21", "2126-11-21" },
	};

	(void)state;
	check_days(days, COUNT(days));
}

static void leap_days_and_month_ends_stay_in_their_month(void **state)
{
	static const struct typed_day days[] = {
		{ "2024-02-29", "1y", "2023-02-28", "2025-02-28" },
		{ "2024-02-29", "4 years", "2020-02-29", "2028-02-29" },
		{ "2024-02-29", "in 1 month", "2024-03-29", "2024-03-29" },
		{ "2024-03-31", "1 month ago", "2024-02-29", "2024-02-29" },
		{ "2026-03-31", "1 month ago", "2026-02-28", "2026-02-28" },
		{ "2026-05-31", "1m", "2026-04-30", "2026-06-30" },
		{ "2026-01-31", "in 1m", "2026-02-28", "2026-02-28" },
		{ "2024-03-01", "1d", "2024-02-29", "2024-03-02" },
		{ "2026-12-31", "2m", "2026-10-31", "2027-02-28" },
		{ "2026-01-01", "1m", "2025-12-01", "2026-02-01" },
	};

	(void)state;
	check_days(days, COUNT(days));
}

static void nonsense_names_no_day(void **state)
{
	static const char *const nonsense[] = { "", " ", "-", ".", "noday", "2026-02-29",
		"2026-13-01", "2026-11-31", "26-11-21", "21.11.2026", "11/21/2026", "2026-11",
		"2026", "last week", "this quarter", "3", "d", "d ago", "w ago", "in week", "in 3",
		"3 ago", "ago", "last", "next", "last today", "mond", "tues", "mo", "this monday",
		"monday ago", "-3d", "3--d", "3 - d", "3d-", "+3d", "3.5d", "1e3d", "3 dayss",
		"101 years ago", "36501d", "99999999999999999999d", "in 3 weeks ago", "today today",
		"today\n", "to\tday", "t\u00F6day", "day", "\xFF", "yesterdayyesterdayyesterday",
		"a", "a d", "a a", "in a a", "quarter ago", "3 quarters ago", "3weeksago",
		"2026-11-21T16:42", "2026-11-21x" };
	struct str str = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(nonsense); i++) {
		spell_day(&str, nonsense[i], "2026-11-21", WHEN_BACK);
		if (strcmp(str.bytes, "-") != 0)
			fail_msg("'%s' is %s", nonsense[i], str.bytes);
	}
	str_release(&str);
}

static void spans_have_both_their_ends(void **state)
{
	static const struct {
		const char *today, *text, *want;
	} spans[] = {
		{ "2026-11-21", "yesterday", "2026-11-20..2026-11-20" },
		{ "2026-11-21", "2026-11-21", "2026-11-21..2026-11-21" },
		{ "2026-11-21", "2026-11", "2026-11-01..2026-11-30" },
		{ "2026-11-21", " 2026-12 ", "2026-12-01..2026-12-31" },
		{ "2026-11-21", "2024-02", "2024-02-01..2024-02-29" },
		{ "2026-11-21", "2026-02", "2026-02-01..2026-02-28" },
		{ "2026-11-21", "2026", "2026-01-01..2026-12-31" },
		{ "2026-11-21", "9999", "9999-01-01..9999-12-31" },
		{ "2026-11-21", "week", "2026-11-16..2026-11-22" },
		{ "2026-11-21", "this week", "2026-11-16..2026-11-22" },
		{ "2026-11-22", "this week", "2026-11-16..2026-11-22" },
		{ "2026-11-23", "last-week", "2026-11-16..2026-11-22" },
		{ "2026-12-31", "Next Week", "2027-01-04..2027-01-10" },
		{ "2026-11-21", "month", "2026-11-01..2026-11-30" },
		{ "2026-03-31", "last month", "2026-02-01..2026-02-28" },
		{ "2026-12-31", "next month", "2027-01-01..2027-01-31" },
		{ "2026-11-21", "this quarter", "2026-10-01..2026-12-31" },
		{ "2026-01-31", "last quarter", "2025-10-01..2025-12-31" },
		{ "2026-11-21", "next quarter", "2027-01-01..2027-03-31" },
		{ "2026-11-21", "last year", "2025-01-01..2025-12-31" },
		{ "2024-02-29", "next year", "2025-01-01..2025-12-31" },
		{ "2026-11-21", "2026-W01", "2025-12-29..2026-01-04" },
		{ "2026-11-21", "2026-w47", "2026-11-16..2026-11-22" },
		{ "2026-11-21", "2026-W53", "2026-12-28..2027-01-03" },
		{ "2026-11-21", "2026-Q1", "2026-01-01..2026-03-31" },
		{ "2026-11-21", "2024-q4", "2024-10-01..2024-12-31" },
		{ "9999-12-31", "this month", "9999-12-01..9999-12-31" },
	};
	struct str str = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(spans); i++) {
		spell_span(&str, spans[i].text, spans[i].today);
		if (strcmp(str.bytes, spans[i].want) != 0)
			fail_msg("'%s' on %s is %s", spans[i].text, spans[i].today, str.bytes);
	}
	str_release(&str);
}

static void nonsense_names_no_span(void **state)
{
	static const char *const nonsense[] = { "", "0000", "2026-00", "2026-13", "2026-1", "2026-",
		"202", "20261", "2025-W53", "2026-W00", "2026-W54", "2026-W5", "2026-Wxx",
		"2026-Q0", "2026-Q5", "2026-Qx", "2026W47", "2026 11", "+026", "last", "weeks",
		"last weeks", "the week", "this", "last last week", "this 2 weeks", "last day",
		"day", "this day" };
	struct str str = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(nonsense); i++) {
		spell_span(&str, nonsense[i], "2026-11-21");
		if (strcmp(str.bytes, "-") != 0)
			fail_msg("'%s' is %s", nonsense[i], str.bytes);
	}
	str_release(&str);
}

static void durations_are_numbers_of_days(void **state)
{
	static const struct {
		const char *text;
		int days; /* 0: none */
	} durations[] = {
		{ "14d", 14 },
		{ "2w", 14 },
		{ "3m", 90 },
		{ "12m", 360 },
		{ "1y", 365 },
		{ "14 days", 14 },
		{ "1 week", 7 },
		{ "a month", 30 },
		{ "30", 30 },
		{ " 7 ", 7 },
		{ "36500", 36500 },
		{ "100y", 36500 },
		{ "0", 0 },
		{ "0d", 0 },
		{ "36501", 0 },
		{ "101y", 0 },
		{ "-1", 0 },
		{ "", 0 },
		{ "d", 0 },
		{ "days", 0 },
		{ "soon", 0 },
		{ "14 days ago", 0 },
		{ "1.5w", 0 },
		{ "2q", 0 },
		{ "999999999999999", 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(durations); i++) {
		int days = 0;

		if (when_duration(durations[i].text, &days) != (durations[i].days > 0) ||
			(durations[i].days > 0 && days != durations[i].days))
			fail_msg("'%s' is %d days", durations[i].text, days);
	}
}

static void slips_of_days_are_known(void **state)
{
	static const char *const slips[][2] = { { "satturday", "saturday" },
		{ "Saterday", "saturday" }, { "wendsday", "wednesday" }, { "tomorow", "tomorrow" },
		{ "firday", "friday" }, { "tody", "today" } };
	static const char *const others[] = { "", "saturday", "saturdays", "sun", "son", "money",
		"holiday", "birthday", "someday", "photo", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" };

	(void)state;
	for (size_t i = 0; i < COUNT(slips); i++)
		assert_string_equal(when_near(slips[i][0]), slips[i][1]);
	for (size_t i = 0; i < COUNT(others); i++)
		assert_null(when_near(others[i]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_are_read_as_people_type_them),
		cmocka_unit_test(weekdays_go_by_the_direction),
		cmocka_unit_test(amounts_are_counted_from_today),
		cmocka_unit_test(leap_days_and_month_ends_stay_in_their_month),
		cmocka_unit_test(nonsense_names_no_day),
		cmocka_unit_test(spans_have_both_their_ends),
		cmocka_unit_test(nonsense_names_no_span),
		cmocka_unit_test(durations_are_numbers_of_days),
		cmocka_unit_test(slips_of_days_are_known),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
