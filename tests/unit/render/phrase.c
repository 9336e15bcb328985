#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "render/phrase.h"
#include "render/spark.h"

static struct day day(int year, int month, int number)
{
	return day_from_civil((struct civil){ year, month, number });
}

static void ago_is(int days, const char *want)
{
	const struct day today = day(2026, 11, 21);
	struct str text = { 0 };

	str_add_ago(&text, day_add(today, -days), today);
	assert_string_equal(str_text(&text), want);
	str_release(&text);
}

static void days_are_said_as_people_say_them(void **state)
{
	(void)state;
	ago_is(0, "today");
	ago_is(1, "yesterday");
	ago_is(2, "2 days ago");
	ago_is(7, "7 days ago");
	ago_is(8, "13 November");
	ago_is(365, "21 November 2025");
	ago_is(-1, "tomorrow");
	ago_is(-7, "in 7 days");
	ago_is(-60, "20 January 2027");
}

static void span_is(struct day first, struct day last, const char *want)
{
	const struct span span = { first, last };
	struct str text = { 0 };

	str_add_span(&text, span);
	assert_string_equal(str_text(&text), want);
	str_release(&text);
}

static void a_span_says_no_month_or_year_twice(void **state)
{
	(void)state;
	span_is(day(2026, 7, 1), day(2026, 9, 30), "1 July to 30 September 2026");
	span_is(day(2026, 7, 1), day(2026, 7, 31), "1 to 31 July 2026");
	span_is(day(2025, 12, 1), day(2026, 1, 3), "1 December 2025 to 3 January 2026");
	span_is(day(2026, 7, 1), day(2026, 7, 1), "1 July 2026");
}

static void place_is(const char *path, const char *home, const char *want)
{
	const struct look look = { .home = home };
	struct str text = { 0 };

	str_add_place(&text, path, &look);
	assert_string_equal(str_text(&text), want);
	str_release(&text);
}

static void home_is_written_as_people_do(void **state)
{
	(void)state;
	place_is("/home/bob/.local/share/thanks", "/home/bob", "~/.local/share/thanks");
	place_is("/home/bob", "/home/bob", "~");
	place_is("/home/bobby/wall", "/home/bob", "/home/bobby/wall");
	place_is("/srv/wall", "/home/bob", "/srv/wall");
	place_is("/srv/wall", "/", "/srv/wall");
	place_is("/srv/wall", NULL, "/srv/wall");
}

static void the_is(const char *name, const char *want)
{
	struct str text = { 0 };

	str_add_the(&text, name);
	assert_string_equal(str_text(&text), want);
	str_release(&text);
}

static void a_team_takes_the_article_and_a_name_does_not(void **state)
{
	(void)state;
	the_is("Support team", "the Support team");
	the_is("Acme Support", "Acme Support");
	the_is("the Smiths' kitchen", "the Smiths' kitchen");
	the_is("Acme", "Acme");
	the_is("acme", "acme");
	the_is("客户服务 团队", "客户服务 团队");
	the_is("", "");
}

static void numbers_agree_with_their_words(void **state)
{
	struct str text = { 0 };

	(void)state;
	str_add_count(&text, 1, "note", "notes");
	str_add_count(&text, 0, "note", "notes");
	assert_string_equal(str_text(&text), "1 note0 notes");
	str_release(&text);
}

static void bars_tell_none_from_few_and_most_from_many(void **state)
{
	const struct look drawn = { .unicode = true }, typed = { 0 };
	struct str text = { 0 };

	(void)state;
	for (size_t i = 0; i <= 14; i += 2)
		str_add_spark(&text, i, 14, &drawn);
	str_add_spark(&text, 1, 1000000, &drawn);
	str_add_spark(&text, 999999, 1000000, &drawn);
	str_add_spark(&text, 0, 0, &typed);
	str_add_spark(&text, 3, 3, &typed);
	assert_string_equal(str_text(&text), "▁▂▃▄▅▆▇█▂█_#");
	str_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_are_said_as_people_say_them),
		cmocka_unit_test(a_span_says_no_month_or_year_twice),
		cmocka_unit_test(home_is_written_as_people_do),
		cmocka_unit_test(a_team_takes_the_article_and_a_name_does_not),
		cmocka_unit_test(numbers_agree_with_their_words),
		cmocka_unit_test(bars_tell_none_from_few_and_most_from_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
