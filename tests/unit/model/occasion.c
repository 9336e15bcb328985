#include "sample.h"

#include "model/occasion.h"

static void birthdays_and_years_are_told(void **state)
{
	struct people people = { 0 };
	struct occasions occasions = { 0 };
	struct span ahead = sample_span("2026-02-27", "2026-03-05");

	(void)state;
	occasions_add(&occasions,
		sample_person(&people, "bob", "birthday", "--03-06", "since", "2019-03-01", NULL),
		ahead);
	occasions_add(&occasions,
		sample_person(&people, "alice", "birthday", "--02-29", "since", "2026-03-01", NULL),
		ahead);
	occasions_add(
		&occasions, sample_person(&people, "carol", "since", "2027-02-28", NULL), ahead);
	occasions_sort(&occasions);
	assert_int_equal(occasions.count, 2);
	assert_int_equal(occasions.items[0].kind, OCCASION_BIRTHDAY);
	assert_string_equal(occasions.items[0].person->handle, "alice");
	assert_int_equal(occasions.items[0].day.number, sample_day("2026-02-28").number);
	assert_int_equal(occasions.items[1].kind, OCCASION_ANNIVERSARY);
	assert_int_equal(occasions.items[1].years, 7);
	occasions_release(&occasions);
	occasions_release(NULL);
	people_release(&people);
}

static void notices_come_once_or_yearly(void **state)
{
	struct people people = { 0 };
	struct occasions occasions = { 0 };
	struct notice items[] = { { .day = sample_day("2026-12-05"), .text = "photo show" },
		{ .day = DAY_NONE, .yearly = { 1, 2 }, .text = "choir" },
		{ .day = DAY_NONE, .text = "likes tea" },
		{ .day = sample_day("2025-12-30"), .text = "was last year" } };
	struct person *person = sample_person(&people, "bob", NULL);

	(void)state;
	person->notices = (struct notices){ items, 4 };
	occasions_add(&occasions, person, sample_span("2026-12-05", "2027-01-02"));
	occasions_sort(&occasions);
	assert_int_equal(occasions.count, 2);
	assert_string_equal(occasions.items[0].text, "photo show");
	assert_string_equal(occasions.items[1].text, "choir");
	assert_int_equal(occasions.items[1].day.number, sample_day("2027-01-02").number);
	occasions_release(&occasions);
	people_release(&people);
}

static void who_has_left_has_no_more(void **state)
{
	struct people people = { 0 };
	struct occasions occasions = { 0 };
	struct person *person =
		sample_person(&people, "bob", "birthday", "--12-05", "until", "2026-12-04", NULL);

	(void)state;
	occasions_add(&occasions, person, sample_span("2026-12-01", "2026-12-31"));
	assert_int_equal(occasions.count, 0);
	person->until = sample_day("2026-12-05");
	occasions_add(&occasions, person, sample_span("2026-12-01", "2026-12-31"));
	assert_int_equal(occasions.count, 1);
	occasions_release(&occasions);
	people_release(&people);
}

/* On every day of two centuries whatever is kept that day is told, and nothing else. */
static void every_day_has_what_is_its_own(void **state)
{
	struct people people = { 0 };
	struct day last = sample_day("2100-12-31");
	int birthdays = 0, years = 0;

	(void)state;
	sample_person(&people, "leap", "birthday", "--02-29", "since", "1904-02-29", NULL);
	for (struct day day = sample_day("1900-01-01"); day_compare(day, last) <= 0;
		day = day_add(day, 1)) {
		struct civil civil = day_civil(day);
		bool kept = civil.month == 2 && civil.day == month_days(civil.year, 2);
		struct occasions occasions = { 0 };

		occasions_add(&occasions, &people.items[0], (struct span){ day, day });
		assert_int_equal(occasions.count, !kept ? 0 : civil.year > 1904 ? 2 : 1);
		for (size_t i = 0; i < occasions.count; i++) {
			assert_int_equal(occasions.items[i].day.number, day.number);
			birthdays += occasions.items[i].kind == OCCASION_BIRTHDAY;
			years += occasions.items[i].years;
		}
		occasions_release(&occasions);
	}
	assert_int_equal(birthdays, 201);
	assert_int_equal(years, 196 * 197 / 2);
	people_release(&people);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(birthdays_and_years_are_told),
		cmocka_unit_test(notices_come_once_or_yearly),
		cmocka_unit_test(who_has_left_has_no_more),
		cmocka_unit_test(every_day_has_what_is_its_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
