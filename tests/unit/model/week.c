#include "sample.h"

#include "../oracle.h"
#include "model/week.h"

static void assert_span(struct span span, const char *first, const char *last)
{
	struct str str = { 0 };

	str_add_day(&str, span.first);
	assert_string_equal(str_text(&str), first);
	str_clear(&str);
	str_add_day(&str, span.last);
	assert_string_equal(str_text(&str), last);
	str_release(&str);
}

static void the_rule_holds_for_two_centuries(void **state)
{
	FILE *oracle = oracle_start(
		ORACLE_HEAD "for number, year in enumerate(range(1900, 2101)):\n"
			    "    day = datetime.date(year, 9, 30)\n"
			    "    while day.month != 10 or day.isoweekday() != 1:\n"
			    "        day += datetime.timedelta(1)\n"
			    "    say(number, f\"{day} {day + datetime.timedelta(4)}\")\n"
			    "say(201, \"nothing\")\n");
	struct settings settings;

	(void)state;
	settings_init(&settings);
	for (int year = 1900; year <= 2100; year++) {
		struct span span = week_of(&settings, year);
		struct str str = { 0 };

		str_add_day(&str, span.first);
		str_add_char(&str, ' ');
		str_add_day(&str, span.last);
		fprintf(oracle, "%s\n", str_text(&str));
		str_release(&str);
	}
	oracle_agrees(oracle);
	settings_release(&settings);
}

static void settings_rule_their_own_year(void **state)
{
	struct settings settings;

	(void)state;
	settings_init(&settings);
	settings.week_from = sample_day("2026-11-02");
	settings.week_to = sample_day("2026-11-10");
	assert_span(week_of(&settings, 2026), "2026-11-02", "2026-11-10");
	assert_span(week_of(&settings, 2025), "2025-10-06", "2025-10-10");
	assert_span(week_of(&settings, 2027), "2027-10-04", "2027-10-08");
	settings.week_to = DAY_NONE;
	assert_span(week_of(&settings, 2026), "2026-11-02", "2026-11-06");
	settings.week_from = DAY_NONE;
	settings.week_to = sample_day("2026-11-06");
	assert_span(week_of(&settings, 2026), "2026-11-02", "2026-11-06");
	settings_release(&settings);
}

static void what_makes_no_week_is_none(void **state)
{
	struct settings settings;

	(void)state;
	settings_init(&settings);
	settings.week_from = sample_day("2026-11-02");
	assert_false(week_is_wrong(&settings));
	settings.week_to = sample_day("2026-11-01");
	assert_true(week_is_wrong(&settings));
	assert_span(week_of(&settings, 2026), "2026-10-05", "2026-10-09");
	settings.week_to = sample_day("2026-12-02");
	assert_int_equal(span_days(week_of(&settings, 2026)), WEEK_LONGEST);
	settings.week_to = sample_day("2026-12-03");
	assert_span(week_of(&settings, 2026), "2026-10-05", "2026-10-09");
	settings_release(&settings);
}

static void a_week_over_new_year_is_still_this_one(void **state)
{
	struct settings settings;

	(void)state;
	settings_init(&settings);
	settings.week_from = sample_day("2026-12-28");
	settings.week_to = sample_day("2027-01-02");
	assert_span(week_at(&settings, sample_day("2027-01-02")), "2026-12-28", "2027-01-02");
	assert_span(week_at(&settings, sample_day("2027-01-03")), "2027-10-04", "2027-10-08");
	assert_span(week_at(&settings, sample_day("2026-12-27")), "2026-12-28", "2027-01-02");
	settings_release(&settings);
}

static void each_day_has_its_theme(void **state)
{
	struct settings settings;
	struct span span;

	(void)state;
	settings_init(&settings);
	settings.themes[MONDAY] = "details";
	settings.themes[SATURDAY] = "rest";
	span = week_of(&settings, 2026);
	assert_string_equal(week_theme(&settings, span, sample_day("2026-10-05")), "details");
	assert_null(week_theme(&settings, span, sample_day("2026-10-06")));
	assert_null(week_theme(&settings, span, sample_day("2026-10-10")));
	assert_null(week_theme(&settings, span, sample_day("2026-10-12")));
	settings_release(&settings);
}

static void the_calendar_has_ends(void **state)
{
	struct settings settings;

	(void)state;
	settings_init(&settings);
	assert_false(week_is_wrong(&settings));
	assert_span(week_next(&settings, DAY_MAX), "9999-10-04", "9999-10-08");
	assert_span(week_of(&settings, 1), "0001-10-01", "0001-10-05");
	assert_span(week_of(&settings, 9999), "9999-10-04", "9999-10-08");
	settings_release(&settings);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_rule_holds_for_two_centuries),
		cmocka_unit_test(settings_rule_their_own_year),
		cmocka_unit_test(what_makes_no_week_is_none),
		cmocka_unit_test(a_week_over_new_year_is_still_this_one),
		cmocka_unit_test(each_day_has_its_theme),
		cmocka_unit_test(the_calendar_has_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
