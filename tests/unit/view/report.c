#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "../sample.h"
#include "view/report.h"

static struct day day(int year, int month, int number)
{
	return day_from_civil((struct civil){ year, month, number });
}

static const struct query all;

static struct span fourth_quarter(void)
{
	return (struct span){ day(2026, 10, 1), day(2026, 12, 31) };
}

static void a_running_quarter_is_compared_up_to_the_same_day(void **state)
{
	struct report_view view;
	struct sample sample;

	(void)state;
	sample_team(&sample);
	sample_note(&sample, "20260702-aaaaaaaaa", "bob", "alice", "2026-07-02T10:00:00Z", "early");
	sample_note(&sample, "20260930-bbbbbbbbb", "bob", "alice", "2026-09-30T10:00:00Z", "late");
	sample_ready(&sample);
	report_view_build(&view, &sample.scene, &sample.notes,
		&(struct report_wish){ .span = fourth_quarter(), .query = &all });
	assert_int_equal(view.period, PERIOD_QUARTER);
	assert_true(view.ongoing);
	assert_int_equal(view.notes, 7);
	assert_int_equal(view.notes_before, 1);
	assert_int_equal(days_between(day(2026, 7, 1), view.before.first), 0);
	report_view_release(&view);
	sample_release(&sample);
}

static void whoever_was_left_out_is_named(void **state)
{
	struct report_view view;
	struct sample sample;

	(void)state;
	sample_team(&sample);
	sample_ready(&sample);
	report_view_build(&view, &sample.scene, &sample.notes,
		&(struct report_wish){ .span = fourth_quarter(), .query = &all });
	assert_int_equal(view.people, 7);
	assert_int_equal(view.givers, 6);
	assert_int_equal(view.receivers, 5);
	assert_int_equal(view.missed_count, 2);
	assert_string_equal(view.missed[0].who.handle, "erin");
	assert_int_equal(view.missed[0].received_ago, REPORT_NEVER);
	assert_int_equal(view.outside.count, 1);
	assert_string_equal(view.outside.items[0].name, "vendors");
	report_view_release(&view);
	sample_release(&sample);
}

static void people_stand_by_handle_and_weeks_in_a_row(void **state)
{
	struct report_view view;
	struct sample sample;

	(void)state;
	sample_team(&sample);
	sample_ready(&sample);
	report_view_build(&view, &sample.scene, &sample.notes,
		&(struct report_wish){ .span = fourth_quarter(), .query = &all });
	assert_string_equal(view.persons[0].who.handle, "alice");
	assert_int_equal(view.persons[0].received_ago, 2);
	assert_int_equal(view.week_count, 8);
	assert_int_equal(view.most, 4);
	assert_int_equal(days_between(day(2026, 11, 16), view.weeks[view.busiest].monday), 0);
	assert_string_equal(view.vias.items[0].name, "note");
	assert_int_equal(view.vias.count, 3);
	report_view_release(&view);
	sample_release(&sample);
}

static void one_person_takes_away_what_was_said(void **state)
{
	struct person_report_view view;
	struct sample sample;

	(void)state;
	sample_team(&sample);
	sample_ready(&sample);
	person_report_view_build(&view, &sample.scene, &sample.notes, fourth_quarter(), "alice");
	assert_int_equal(view.received, 3);
	assert_int_equal(view.gave, 1);
	assert_int_equal(view.note_count, 3);
	assert_string_equal(view.notes[2].note->id, "20261118-8kq7m2x4p");
	assert_int_equal(view.thanked_by.count, 3);
	assert_string_equal(view.thanked_by.items[0].handle, "bob");
	assert_string_equal(view.tags.items[0].name, "details");
	assert_int_equal(view.unanswered_count, 0); /* she replied, and cheers have no words */
	assert_int_equal(view.year_ago_count, 0);
	assert_false(view.mine);
	person_report_view_release(&view);
	sample_release(&sample);
}

static void what_is_not_answered_is_listed(void **state)
{
	struct person_report_view view;
	struct sample sample;

	(void)state;
	sample_team(&sample);
	sample_note(&sample, "20251121-aaaaaaaaa", "bob", "dave", "2025-11-21T10:00:00Z", "then");
	sample_note(
		&sample, "20260920-bbbbbbbbb", "bob", "dave", "2026-09-20T10:00:00Z", "long past");
	sample_ready(&sample);
	sample.scene.me = "dave";
	person_report_view_build(&view, &sample.scene, &sample.notes, fourth_quarter(), "dave");
	assert_true(view.mine);
	assert_int_equal(view.unanswered_count, 1);
	assert_string_equal(view.unanswered[0].note->id, "20261115-m2x1aaaaa");
	assert_int_equal(view.year_ago_count, 1);
	person_report_view_release(&view);
	person_report_view_build(&view, &sample.scene, &sample.notes,
		(struct span){ day(2026, 7, 1), day(2026, 9, 30) }, "dave");
	assert_int_equal(view.note_count, 1);
	assert_int_equal(view.unanswered_count, 0); /* nobody would answer after so long */
	assert_int_equal(view.year_ago_count, 0);
	person_report_view_release(&view);
	sample_release(&sample);
}

static void only_those_asked_for_are_counted(void **state)
{
	struct report_view view;
	struct sample sample;
	const char *support[] = { "support" };
	struct query query = { .groups = { support, 1 } };

	(void)state;
	sample_team(&sample);
	for (size_t i = 0; i < sample.people.count; i++)
		if (sample.people.items[i].handle[0] <= 'c')
			sample_list(&sample, &sample.people.items[i].groups, "support");
	sample_ready(&sample);
	report_view_build(&view, &sample.scene, &sample.notes,
		&(struct report_wish){ .span = fourth_quarter(), .query = &query });
	assert_true(view.filtered);
	assert_int_equal(view.people, 3);
	assert_int_equal(view.person_count, 4);
	assert_false(view.customers);
	report_view_release(&view);
	query = (struct query){ .kinds = 1u << KIND_VENDOR };
	report_view_build(&view, &sample.scene, &sample.notes,
		&(struct report_wish){ .span = fourth_quarter(), .query = &query });
	assert_int_equal(view.people, 1);
	assert_int_equal(view.receivers, 1);
	assert_int_equal(view.person_count, 1);
	report_view_release(&view);
	sample_release(&sample);
}

static void who_wrote_to_no_customer_is_named(void **state)
{
	struct query query = { .vias = 1u << VIA_CARD };
	struct report_view view;
	struct sample sample;

	(void)state;
	sample_team(&sample);
	sample_person(&sample, "omar", "Omar", KIND_CUSTOMER);
	sample_note(&sample, "20261101-aaaaaaaaa", "bob", "omar", "2026-11-01T10:00:00Z", "tea");
	sample_ready(&sample);
	report_view_build(&view, &sample.scene, &sample.notes,
		&(struct report_wish){ .span = fourth_quarter(), .query = &all });
	assert_true(view.customers);
	assert_int_equal(view.no_customer.count, 6);
	assert_string_equal(view.no_customer.items[0].handle, "alice");
	assert_string_equal(view.no_customer.items[1].handle, "carol");
	report_view_release(&view);
	/* where only some notes are looked at, nobody can tell */
	report_view_build(&view, &sample.scene, &sample.notes,
		&(struct report_wish){ .span = fourth_quarter(), .query = &query });
	assert_false(view.customers);
	assert_int_equal(view.no_customer.count, 0);
	report_view_release(&view);
	sample_release(&sample);
}

static void a_report_reaches_back_as_far_as_it_speaks_of(void **state)
{
	struct settings settings;
	struct span span = { day(2026, 7, 1), day(2026, 9, 30) }, reach;

	(void)state;
	settings_init(&settings);
	reach = report_reach(&settings, span, day(2026, 11, 21));
	assert_int_equal(days_between(reach.first, span.last), LOOKBACK_DEFAULT);
	assert_int_equal(days_between(reach.last, day(2026, 11, 21)), 0);
	span.last = day(2026, 12, 31);
	reach = report_reach(&settings, span, day(2026, 11, 21));
	assert_int_equal(days_between(reach.first, day(2026, 11, 21)), LOOKBACK_DEFAULT);
	span = (struct span){ day(2020, 1, 1), day(2020, 12, 31) };
	reach = report_reach(&settings, span, day(2026, 11, 21));
	assert_int_equal(days_between(day(2019, 1, 1), reach.first), 0);
	settings_release(&settings);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_running_quarter_is_compared_up_to_the_same_day),
		cmocka_unit_test(whoever_was_left_out_is_named),
		cmocka_unit_test(people_stand_by_handle_and_weeks_in_a_row),
		cmocka_unit_test(one_person_takes_away_what_was_said),
		cmocka_unit_test(what_is_not_answered_is_listed),
		cmocka_unit_test(only_those_asked_for_are_counted),
		cmocka_unit_test(who_wrote_to_no_customer_is_named),
		cmocka_unit_test(a_report_reaches_back_as_far_as_it_speaks_of),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
