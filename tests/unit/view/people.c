#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "../sample.h"
#include "view/people.h"

static struct day day(int year, int month, int number)
{
	return day_from_civil((struct civil){ year, month, number });
}

static void by_handle_and_who_left_stands_last(void **state)
{
	const char *seen[] = { "zoe", "carol" };
	const struct texts known = { seen, 2 };
	struct people_view view;
	struct sample sample;

	(void)state;
	sample_start(&sample);
	sample_person(&sample, "carol", "Carol", KIND_COLLEAGUE);
	sample_person(&sample, "alice", "Alice", KIND_COLLEAGUE)->until = day(2026, 1, 31);
	sample_list(&sample, &sample.people.items[0].groups, "support");
	sample_list(&sample, &sample.people.items[1].groups, "support,sales");
	sample_ready(&sample);
	people_view_build(&view, &sample.scene, &known);
	assert_int_equal(view.count, 3);
	assert_string_equal(view.rows[0].who.handle, "carol");
	assert_string_equal(view.rows[1].who.handle, "zoe");
	assert_null(view.rows[1].who.person);
	assert_string_equal(view.rows[2].who.handle, "alice");
	assert_true(view.rows[2].left);
	assert_int_equal(view.group_count, 2);
	assert_string_equal(view.groups[1].name, "support");
	assert_int_equal(view.groups[1].members, 1);
	people_view_release(&view);
	sample_release(&sample);
}

static void a_person_knows_what_comes_next(void **state)
{
	struct notice notices[] = {
		{ .day = day(2026, 1, 1), .text = "over" },
		{ .day = day(2027, 1, 1), .text = "later" },
		{ .day = DAY_NONE, .yearly = { 11, 22 }, .text = "tomorrow" },
		{ .day = DAY_NONE, .text = "likes tulips" },
	};
	struct person_view view;
	struct sample sample;
	struct person *person;

	(void)state;
	sample_start(&sample);
	person = sample_person(&sample, "alice", "Alice", KIND_COLLEAGUE);
	person->birthday = (struct yearly){ 11, 21 };
	person->since = day(2019, 3, 1);
	person->every = 14;
	person->notices = (struct notices){ notices, 4 };
	sample_ready(&sample);
	person_view_build(&view, &sample.scene, "alice");
	assert_int_equal(days_between(sample.scene.today, view.birthday), 0);
	assert_int_equal(view.years, 8);
	assert_int_equal(days_between(day(2027, 3, 1), view.anniversary), 0);
	assert_true(view.every_own);
	assert_string_equal(view.notices[0].notice->text, "tomorrow");
	assert_string_equal(view.notices[1].notice->text, "later");
	assert_string_equal(view.notices[2].notice->text, "over");
	assert_false(day_known(view.notices[2].next));
	person_view_release(&view);
	sample_release(&sample);
}

static void nobody_needs_a_file(void **state)
{
	struct person_view view;
	struct sample sample;

	(void)state;
	sample_start(&sample);
	sample_ready(&sample);
	person_view_build(&view, &sample.scene, "zoe");
	assert_null(view.who.person);
	assert_string_equal(view.who.name, "zoe");
	assert_string_equal(view.wishes, "");
	assert_int_equal(view.every, EVERY_DEFAULT);
	person_view_release(&view);
	sample_release(&sample);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(by_handle_and_who_left_stands_last),
		cmocka_unit_test(a_person_knows_what_comes_next),
		cmocka_unit_test(nobody_needs_a_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
