#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/moment.h"

static struct moment read_good(const char *text)
{
	struct moment moment;

	if (!moment_parse(text, strlen(text), &moment))
		fail_msg("'%s' is not read", text);
	return moment;
}

static void check(const char *text, int64_t seconds, int offset, const char *want)
{
	struct moment moment = read_good(text);
	struct str str = { 0 };

	assert_true(moment.seconds == seconds);
	assert_int_equal(moment.offset, offset);
	str_add_moment(&str, moment);
	assert_string_equal(str.bytes, want);
	str_release(&str);
}

static void iso_moments_with_an_offset_are_read(void **state)
{
	const char *want = "2026-11-21T16:42:00+01:00";

	(void)state;
	check("2026-11-21T16:42:00+01:00", 1795275720, 60, want);
	check("2026-11-21T16:42+01:00", 1795275720, 60, want);
	check("2026-11-21 16:42:00+0100", 1795275720, 60, want);
	check("2026-11-21t16:42:00.999999999999999999999+01:00", 1795275720, 60, want);
	check("2026-11-21T16:42:00,5+01:00", 1795275720, 60, want);
	check("2026-11-21T15:42:00Z", 1795275720, 0, "2026-11-21T15:42:00+00:00");
	check("2026-11-21T15:42:00z", 1795275720, 0, "2026-11-21T15:42:00+00:00");
	check("2026-11-21T15:42:00-00:00", 1795275720, 0, "2026-11-21T15:42:00+00:00");
	check("2026-11-21T10:12:00-05:30", 1795275720, -330, "2026-11-21T10:12:00-05:30");
	check("1969-12-31T23:59:59Z", -1, 0, "1969-12-31T23:59:59+00:00");
	check("1970-01-01T00:00:00+00:01", -60, 1, "1970-01-01T00:00:00+00:01");
	check("2016-12-31T23:59:60Z", 1483228799, 0, "2016-12-31T23:59:59+00:00");
}

static void the_ends_of_the_calendar_are_read(void **state)
{
	static const char *const ends[] = { "0001-01-01T00:00:00+23:59",
		"0001-01-01T00:00:00-23:59", "9999-12-31T23:59:59-23:59",
		"9999-12-31T23:59:59+23:59" };

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		struct str str = { 0 };

		str_add_moment(&str, read_good(ends[i]));
		assert_string_equal(str.bytes, ends[i]);
		str_release(&str);
	}
}

static void what_is_no_moment_is_refused(void **state)
{
	static const char *const bad[] = { "", "2026-11-21", "2026-11-21T16:42",
		"2026-11-21T16:42:00", "2026-11-21T16:42:00 +01:00", "2026-11-21  16:42:00+01:00",
		"2026-11-21T24:00:00Z", "2026-11-21T16:60:00Z", "2026-11-21T16:42:61Z",
		"2026-11-21T16:42:00+24:00", "2026-11-21T16:42:00+01:60", "2026-11-21T16:42:00+01",
		"2026-11-21T16:42:00+1:00", "2026-11-21T16:42:00+01:00 ",
		"2026-11-21T16:42:00+01:00x", "2026-11-21T6:42:00Z", "2026-11-21T16:42:00.Z",
		"2026-11-21T16:42.5Z", "2026-11-21T1642Z", "2026-02-29T16:42:00Z",
		"2026-11-21T16:42:00CET", "2026-11-21T16:42:-1Z", "21.11.2026 16:42:00Z",
		"2026-11-21T16:42:00++01:00", "2026-11-21X16:42:00Z" };
	struct moment moment;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (moment_parse(bad[i], strlen(bad[i]), &moment))
			fail_msg("'%s' is read", bad[i]);
	assert_false(moment_parse("2026-11-21T15:42:00Z\0", 21, &moment));
	for (size_t length = 0; length < 25; length++)
		assert_false(moment_parse("2026-11-21T16:42:00+01:00", length, &moment));
}

static void a_moment_keeps_its_writers_day_and_time(void **state)
{
	struct moment tokyo = read_good("2026-11-22T00:30:00+09:00");
	struct moment york = read_good("2026-11-21T10:30:00-05:00");
	struct str str = { 0 };

	(void)state;
	assert_true(tokyo.seconds == york.seconds);
	str_add_day(&str, moment_day(tokyo));
	str_add(&str, " ");
	str_add_day(&str, moment_day(york));
	assert_string_equal(str.bytes, "2026-11-22 2026-11-21");
	assert_int_equal(moment_time(tokyo), 1800);
	assert_int_equal(moment_time(york), 37800);
	str_release(&str);
}

static void day_time_and_offset_make_the_moment_again(void **state)
{
	uint32_t seed = 7;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		struct moment moment, again;

		seed = seed * 1664525 + 1013904223;
		moment.seconds = (int64_t)seed * 2 - 4000000000;
		moment.offset = (int16_t)((int)(seed >> 8) % 1440 * (i % 2 == 0 ? 1 : -1));
		again = moment_at(moment_day(moment), moment_time(moment), moment.offset);
		assert_true(again.seconds == moment.seconds && again.offset == moment.offset);
		assert_in_range(moment_time(moment), 0, 86399);
	}
}

static void the_wall_is_ordered_by_local_time(void **state)
{
	struct moment early = read_good("2026-11-21T09:00:00-05:00");
	struct moment late = read_good("2026-11-21T10:00:00+09:00"); /* an earlier instant */
	struct moment same_wall = read_good("2026-11-21T10:00:00+01:00");

	(void)state;
	assert_true(late.seconds < early.seconds);
	assert_int_equal(moment_compare_local(early, late), -1);
	assert_int_equal(moment_compare_local(late, early), 1);
	assert_int_equal(moment_compare_local(late, same_wall), -1);
	assert_int_equal(moment_compare_local(late, late), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(iso_moments_with_an_offset_are_read),
		cmocka_unit_test(the_ends_of_the_calendar_are_read),
		cmocka_unit_test(what_is_no_moment_is_refused),
		cmocka_unit_test(a_moment_keeps_its_writers_day_and_time),
		cmocka_unit_test(day_time_and_offset_make_the_moment_again),
		cmocka_unit_test(the_wall_is_ordered_by_local_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
