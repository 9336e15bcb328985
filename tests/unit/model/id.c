#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "model/id.h"

static struct moment moment(const char *text)
{
	struct moment read = { 0 };

	assert_true(moment_parse(text, strlen(text), &read));
	return read;
}

static void an_id_is_day_time_and_chance(void **state)
{
	char id[ID_LENGTH + 1];

	(void)state;
	id_make(id, moment("2026-11-21T00:00:00+01:00"), 0, 0);
	assert_string_equal(id, "20261121-000000000");
	id_make(id, moment("2026-11-21T23:59:59+14:00"), 11, 0xFFFFFFFFu);
	assert_string_equal(id, "20261121-zmfzzzzzz");
	id_make(id, moment("0001-01-01T00:00:01-11:00"), 1, 33);
	assert_string_equal(id, "00010101-000d00011");
	assert_true(id_valid(id));
}

static void ids_sort_by_local_time(void **state)
{
	char earlier[ID_LENGTH + 1], later[ID_LENGTH + 1];
	uint32_t random = 7;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		struct day day;
		int time, twelfths, step;

		random = random * 1664525u + 1013904223u;
		day = day_add(DAY_MIN, (int)(random % 3652000u));
		time = (int)(random >> 8) % 86400;
		twelfths = (int)(random % 12);
		step = 1 + (int)(random >> 5) % 100;
		id_make(earlier, moment_at(day, time, 60), twelfths, random);
		if (time + step < 86400)
			id_make(later, moment_at(day, time + step, -120), twelfths, random >> 7);
		else
			id_make(later, moment_at(day_add(day, step), 0, 0), 0, 0);
		assert_true(strcmp(earlier, later) < 0);
		assert_true(id_valid(earlier));
	}
}

static void the_day_is_in_it(void **state)
{
	struct day day;
	char moved[ID_LENGTH + 1];

	(void)state;
	assert_true(id_day("20240229-nf8kq7m2x", &day));
	assert_int_equal(day.number, day_from_civil((struct civil){ 2024, 2, 29 }).number);
	assert_string_equal(id_last("20240229-nf8kq7m2x"), "nf8kq7m2x");
	id_move(moved, "20240229-nf8kq7m2x", day_add(day, 1));
	assert_string_equal(moved, "20240301-nf8kq7m2x");
}

static void other_forms_are_paths(void **state)
{
	static const char *const others[] = { "", "coffee.yaml", "20230229-nf8kq7m2x",
		"20261121-nf8kq7m2", "20261121-nf8kq7m2xx", "20261121-nf8kq7m2l",
		"20261121-NF8KQ7M2X", "20261121nf8kq7m2x", "2026-1121-f8kq7m2x", "20261121" };

	(void)state;
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		struct day day;

		assert_false(id_valid(others[i]));
		assert_false(id_day(others[i], &day));
		assert_ptr_equal(id_last(others[i]), others[i]);
	}
}

static void prefixes_match_the_whole_or_the_last_part(void **state)
{
	(void)state;
	assert_true(id_matches("20261121-nf8kq7m2x", "2026"));
	assert_true(id_matches("20261121-nf8kq7m2x", "NF8K"));
	assert_true(id_matches("20261121-nf8kq7m2x", "20261121-nf8kq7m2x"));
	assert_false(id_matches("20261121-nf8kq7m2x", "f8kq"));
	assert_false(id_matches("20261121-nf8kq7m2x", "nf8kq7m2xx"));
	assert_true(id_matches("Coffee.yaml", "coff"));
	assert_false(id_matches("a-b.yaml", "b.ya"));
}

static void the_last_part_keeps_to_its_alphabet(void **state)
{
	(void)state;
	assert_true(id_last_valid("0123456789", 9));
	assert_true(id_last_valid("breakfast", 9));
	assert_false(id_last_valid("chocolate", 9));
	assert_false(id_last_valid("abcdefgh\0", 9));
	assert_false(id_last_valid("abc", 3));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_id_is_day_time_and_chance),
		cmocka_unit_test(ids_sort_by_local_time),
		cmocka_unit_test(the_day_is_in_it),
		cmocka_unit_test(other_forms_are_paths),
		cmocka_unit_test(prefixes_match_the_whole_or_the_last_part),
		cmocka_unit_test(the_last_part_keeps_to_its_alphabet),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
