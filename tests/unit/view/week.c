#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "../sample.h"
#include "view/week_report.h"

static struct day october(int number)
{
	return day_from_civil((struct civil){ 2026, 10, number });
}

static struct span the_week(void)
{
	return (struct span){ october(5), october(9) };
}

static void start(struct sample *sample)
{
	struct person *grace;

	sample_start(sample);
	sample->settings.themes[MONDAY] = "Details";
	sample_person(sample, "alice", "Alice", KIND_COLLEAGUE);
	sample_person(sample, "bob", "Bob", KIND_COLLEAGUE);
	grace = sample_person(sample, "grace", "Grace", KIND_COLLEAGUE);
	grace->remote = true;
	sample_person(sample, "omar", "Omar", KIND_CUSTOMER);
	sample_person(sample, "tanaka", "田中さん", KIND_CUSTOMER);
	sample_note(sample, "20260901-aaaaaaaaa", "alice", "tanaka", "2026-09-01T10:00:00Z", "old");
	sample_note(sample, "20261005-bbbbbbbbb", "bob", "alice", "2026-10-05T10:00:00Z", "tea");
	sample_note(sample, "20261006-ccccccccc", "alice", "omar", "2026-10-06T10:00:00Z", "cake");
	sample_note(sample, "20261010-ddddddddd", "bob", "grace", "2026-10-10T10:00:00Z", "late");
	sample_note(sample, "20261012-eeeeeeeee", "alice", "bob", "2026-10-12T10:00:00Z", NULL)
		->re = "20261005-bbbbbbbbb";
	sample_note(sample, "20261012-fffffffff", "grace", "bob", "2026-10-12T11:00:00Z", NULL)
		->re = "20261006-ccccccccc";
}

static void before_it_the_days_are_counted(void **state)
{
	struct sample sample;
	struct week_view view;

	(void)state;
	start(&sample);
	sample_ready(&sample);
	sample.scene.today = october(1);
	week_view_build(&view, &sample.scene, &sample.notes, the_week(), october(9));
	assert_int_equal(view.phase, WEEK_BEFORE);
	assert_int_equal(view.days_to, 4);
	assert_int_equal(view.day_count, 5);
	assert_string_equal(view.days[0].theme, "Details");
	assert_null(view.days[1].theme);
	assert_int_equal(view.person_count, 0);
	week_view_release(&view);
	week_view_release(NULL);
	sample_release(&sample);
}

static void while_it_lasts_what_is_left_is_named(void **state)
{
	struct sample sample;
	struct week_view view;

	(void)state;
	start(&sample);
	sample_ready(&sample);
	sample.scene.today = october(7);
	week_view_build(&view, &sample.scene, &sample.notes, the_week(), october(9));
	assert_int_equal(view.phase, WEEK_DURING);
	assert_int_equal(view.day_number, 3);
	assert_int_equal(view.notes, 2);
	assert_int_equal(view.days[0].notes, 1);
	assert_int_equal(view.people, 3);
	assert_int_equal(view.givers, 2);
	assert_int_equal(view.receivers, 1);
	assert_true(view.persons[2].todo[GOAL_REMOTE]);
	assert_true(view.persons[2].todo[GOAL_CUSTOMER]);
	assert_false(view.persons[0].todo[GOAL_CUSTOMER]);
	assert_true(view.mine);
	/* Omar was thanked yesterday, 田中さん weeks ago */
	assert_string_equal(view.customer.handle, "tanaka");
	assert_int_equal(view.team.count, 2);
	week_view_release(&view);
	sample.scene.me = "alice";
	week_view_build(&view, &sample.scene, &sample.notes, the_week(), october(9));
	assert_null(view.customer.handle);
	week_view_release(&view);
	sample.scene.me = NULL;
	week_view_build(&view, &sample.scene, &sample.notes, the_week(), october(9));
	assert_false(view.mine);
	week_view_release(&view);
	sample_release(&sample);
}

static void what_does_not_fit_in_spills_over(void **state)
{
	struct sample sample;
	struct week_view view;

	(void)state;
	start(&sample);
	sample_ready(&sample);
	sample.scene.today = october(11); /* a Sunday without a note is no day of it */
	week_view_build(&view, &sample.scene, &sample.notes, the_week(), october(13));
	assert_int_equal(view.phase, WEEK_DURING);
	assert_int_equal(view.day_count, 8);
	assert_int_equal(view.day_number, 0);
	assert_true(view.days[5].extra);
	assert_int_equal(days_between(october(10), view.days[5].day), 0);
	assert_null(view.days[6].theme);
	assert_false(view.persons[2].todo[GOAL_REMOTE]);
	week_view_release(&view);
	sample_release(&sample);
}

static void afterwards_it_is_summed_up(void **state)
{
	struct sample sample;
	struct week_report_view view;

	(void)state;
	start(&sample);
	sample_ready(&sample);
	week_report_view_build(&view, &sample.scene, &sample.notes, the_week(), october(9));
	assert_int_equal(view.week.phase, WEEK_AFTER);
	assert_int_equal(view.quote_count, 2);
	/* Alice's answer thanks Bob for his note: no cheer. Grace's joins in. */
	assert_string_equal(view.quotes[0].thread.root.note->text, "cake");
	assert_int_equal(view.quotes[0].cheers, 1);
	assert_null(view.quotes[0].theme);
	assert_string_equal(view.quotes[1].theme, "Details");
	assert_int_equal(view.quotes[1].cheers, 0);
	assert_int_equal(view.firsts.count, 1);
	assert_string_equal(view.firsts.items[0].handle, "bob");
	assert_int_equal(view.lookback, LOOKBACK_DEFAULT);
	week_report_view_release(&view);
	week_report_view_release(NULL);
	sample_release(&sample);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(before_it_the_days_are_counted),
		cmocka_unit_test(while_it_lasts_what_is_left_is_named),
		cmocka_unit_test(what_does_not_fit_in_spills_over),
		cmocka_unit_test(afterwards_it_is_summed_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
