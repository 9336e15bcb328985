#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cmd/typed.h"

/* Saturday 21 November 2026, 16:42, in Berlin. */
static int set_up(void **state)
{
	struct app *app = mem_alloc(sizeof(*app));

	setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
	tzset();
	app->now = (struct moment){ 1795275720, 60 };
	*state = app;
	return 0;
}

static int tear_down(void **state)
{
	struct app *app = *state;

	str_release(&app->aside);
	arena_release(&app->memory);
	free(app);
	return 0;
}

static void assert_moment(struct app *app, const char *typed, const char *wanted)
{
	struct moment moment;
	struct err err = { 0 };
	struct str text = { 0 };

	assert_int_equal(typed_moment(&moment, app, typed, AHEAD_REFUSED, &err), 0);
	str_add_moment(&text, moment);
	assert_string_equal(str_text(&text), wanted);
	str_release(&text);
	err_release(&err);
}

static void a_day_takes_the_present_time(void **state)
{
	assert_moment(*state, "yesterday", "2026-11-20T16:42:00+01:00");
	assert_moment(*state, "2026-11-21", "2026-11-21T16:42:00+01:00");
	assert_moment(*state, "3 weeks ago", "2026-10-31T16:42:00+01:00");
	assert_moment(*state, "2026-07-01", "2026-07-01T16:42:00+02:00");
}

static void a_time_may_stand_behind_a_day(void **state)
{
	assert_moment(*state, "yesterday 09:30", "2026-11-20T09:30:00+01:00");
	assert_moment(*state, "2026-11-21T08:00:59", "2026-11-21T08:00:59+01:00");
	assert_moment(*state, "3 weeks ago 23:59", "2026-10-31T23:59:00+01:00");
}

static void an_iso_date_keeps_its_offset(void **state)
{
	assert_moment(*state, "2026-11-20T08:00:00-05:00", "2026-11-20T08:00:00-05:00");
	assert_moment(*state, "2026-11-20T08:00Z", "2026-11-20T08:00:00+00:00");
}

static void assert_moment_refused(struct app *app, const char *typed, enum err_kind kind)
{
	struct moment moment;
	struct err err = { 0 };

	assert_int_equal(typed_moment(&moment, app, typed, AHEAD_REFUSED, &err), -1);
	assert_int_equal(err.kind, kind);
	assert_true(err.hint.length > 0);
	err_release(&err);
}

static void what_is_no_day_is_refused(void **state)
{
	static const char *const wrong[] = { "", " ", "T", " 16:42", "16:42", "never", "2026-02-30",
		"yesterday 24:00", "yesterday 16:60", "yesterday 1642",
		"yesterday  16:42:", "2026-11", "last week", "21.11.2026" };

	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		assert_moment_refused(*state, wrong[i], ERR_USAGE);
}

static void a_day_to_come_must_be_meant(void **state)
{
	struct moment moment;
	struct err err = { 0 };

	assert_moment_refused(*state, "tomorrow", ERR_BUSY);
	assert_moment_refused(*state, "2026-11-21 16:43", ERR_BUSY);
	assert_int_equal(typed_moment(&moment, *state, "tomorrow", AHEAD_MEANT, &err), 0);
}

static void assert_text(struct app *app, const char *bytes, const char *wanted)
{
	struct err err = { 0 };
	const char *text = NULL;

	assert_int_equal(typed_text(&text, app, bytes, strlen(bytes), &err), 0);
	assert_string_equal(text, wanted);
}

static void a_text_is_tidied(void **state)
{
	assert_text(*state, "fresh coffee", "fresh coffee");
	assert_text(*state, "\n \n\tfresh\r\ncoffee \n\n", "\tfresh\ncoffee");
	assert_text(*state, "\xEF\xBB\xBFmarked", "marked");
	assert_text(*state, "a\rb", "a\rb");
	assert_text(*state, " \n\t\n ", "");
	assert_text(*state, "", "");
}

static void assert_text_refused(struct app *app, const char *bytes, size_t length)
{
	struct err err = { 0 };
	const char *text = NULL;

	assert_int_equal(typed_text(&text, app, bytes, length, &err), -1);
	assert_int_equal(err.kind, ERR_DATA);
	err_release(&err);
}

static void what_is_no_text_is_refused(void **state)
{
	char *large = mem_alloc(NOTE_TEXT_LONGEST + 1);

	memset(large, 'x', NOTE_TEXT_LONGEST + 1);
	assert_text_refused(*state, large, NOTE_TEXT_LONGEST + 1);
	free(large);
	assert_text_refused(*state, "a\0b", 3);
	assert_text_refused(*state, "a\xFF", 2);
	assert_text_refused(*state, "\xED\xA0\x80", 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_day_takes_the_present_time),
		cmocka_unit_test(a_time_may_stand_behind_a_day),
		cmocka_unit_test(an_iso_date_keeps_its_offset),
		cmocka_unit_test(what_is_no_day_is_refused),
		cmocka_unit_test(a_day_to_come_must_be_meant),
		cmocka_unit_test(a_text_is_tidied),
		cmocka_unit_test(what_is_no_text_is_refused),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
