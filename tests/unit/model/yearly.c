#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "model/yearly.h"

static struct yearly yearly(const char *text)
{
	struct yearly read = { 0 };

	assert_true(yearly_parse(text, strlen(text), &read));
	return read;
}

static void only_month_and_day_are_read(void **state)
{
	static const char *const wrong[] = { "", "--", "04-02", "1990-04-02", "--4-2", "--13-01",
		"--00-10", "--02-30", "--04-31", "--04-02 ", "--04-0x", "-04-02" };
	struct yearly read = { 0 };
	struct str str = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		assert_false(yearly_parse(wrong[i], strlen(wrong[i]), &read));
	str_add_yearly(&str, read);
	assert_int_equal(str.length, 0);
	str_add_yearly(&str, yearly("--02-29"));
	str_add_yearly(&str, yearly("--12-31"));
	assert_string_equal(str_text(&str), "--02-29--12-31");
	str_release(&str);
}

static void the_29th_is_kept_on_the_28th(void **state)
{
	struct yearly leap = yearly("--02-29");

	(void)state;
	for (int year = 1900; year <= 2100; year++) {
		struct civil civil = day_civil(yearly_in(leap, year));

		assert_int_equal(civil.year, year);
		assert_int_equal(civil.month, 2);
		assert_int_equal(
			civil.day, (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28);
	}
}

/* On each day of two centuries: the next one is not before, and no other lies between. */
static void the_next_is_the_first_not_before(void **state)
{
	struct day last = day_from_civil((struct civil){ 2100, 12, 31 });

	(void)state;
	for (int month = 1; month <= 12; month++) {
		for (int of_month = 1; of_month <= month_days(2000, month); of_month += 7) {
			struct yearly when = { (uint8_t)month, (uint8_t)of_month };
			struct day day = day_from_civil((struct civil){ 1900, 1, 1 });
			struct day next = yearly_next(when, day);

			for (; day_compare(day, last) <= 0; day = day_add(day, 1)) {
				assert_int_equal(yearly_next(when, day).number, next.number);
				if (day.number == next.number)
					next = yearly_in(when, day_civil(day).year + 1);
			}
		}
	}
}

static void a_year_has_each_once(void **state)
{
	(void)state;
	for (struct day day = day_from_civil((struct civil){ 1900, 1, 1 });
		day.number < day_from_civil((struct civil){ 2101, 1, 1 }).number;
		day = day_add(day, 1)) {
		int gap = days_between(day, yearly_next(yearly_of(day), day_add(day, 1)));

		assert_int_equal(yearly_next(yearly_of(day), day).number, day.number);
		assert_true(gap == 365 || gap == 366);
	}
}

static void the_calendar_ends_somewhere(void **state)
{
	(void)state;
	assert_true(day_compare(yearly_next(yearly("--01-01"), DAY_MAX), DAY_MAX) <= 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_month_and_day_are_read),
		cmocka_unit_test(the_29th_is_kept_on_the_28th),
		cmocka_unit_test(the_next_is_the_first_not_before),
		cmocka_unit_test(a_year_has_each_once),
		cmocka_unit_test(the_calendar_ends_somewhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
