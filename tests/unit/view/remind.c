#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "../sample.h"
#include "view/remind.h"

static struct day day(int year, int month, int number)
{
	return day_from_civil((struct civil){ year, month, number });
}

/* The kinds of the items and whom they are about: "thank dave, ..." */
static void check(struct sample *sample, int days, const struct remind_wish *wish, const char *want)
{
	static const char *const names[] = { "thank", "answer", "birthday", "anniversary", "notice",
		"year-ago", "round", "join", "week" };
	struct remind_view view;
	struct str seen = { 0 };
	struct roll roll;

	roll_build(&roll, &sample->notes, &sample->people, &sample->settings, sample->scene.today,
		days);
	remind_view_build(&view, &sample->scene, &roll, wish);
	for (size_t i = 0; i < view.count; i++)
		str_addf(&seen, "%s%s %s", i ? ", " : "", names[view.items[i].kind],
			view.items[i].who.handle ? view.items[i].who.handle : "all");
	assert_string_equal(str_text(&seen), want);
	str_release(&seen);
	remind_view_release(&view);
	roll_release(&roll);
}

static void what_is_due_stands_in_its_order(void **state)
{
	struct sample sample;
	struct person *person;

	(void)state;
	sample_start(&sample);
	person = sample_person(&sample, "alice", "Alice", KIND_COLLEAGUE);
	person->birthday = (struct yearly){ 11, 24 };
	person->since = day(2020, 11, 23);
	sample_person(&sample, "bob", "Bob", KIND_COLLEAGUE);
	sample_person(&sample, "carol", "Carol", KIND_COLLEAGUE);
	sample_note(&sample, "20261001-aaaaaaaaa", "bob", "alice", "2026-10-01T10:00:00Z", "tea");
	sample_note(&sample, "20261120-bbbbbbbbb", "carol", "bob", "2026-11-20T10:00:00Z", "cake");
	sample_note(&sample, "20251121-ccccccccc", "bob", "alice", "2025-11-21T10:00:00Z", "then");
	sample_ready(&sample);
	check(&sample, 7, &(struct remind_wish){ 0 },
		"thank carol, thank alice, answer carol, anniversary alice, birthday alice, "
		"year-ago bob");
	/* It is Saturday: no days ahead reach to Monday. */
	check(&sample, 0, &(struct remind_wish){ .team = true },
		"thank carol, thank alice, anniversary alice");
	sample_release(&sample);
}

static void nothing_due_is_an_empty_page(void **state)
{
	struct sample sample;

	(void)state;
	sample_start(&sample);
	sample_ready(&sample);
	check(&sample, 7, &(struct remind_wish){ 0 }, "");
	sample_release(&sample);
	remind_view_release(NULL);
}

static void customer_service_week_is_counted_down(void **state)
{
	static const struct remind_wish wish;
	struct sample sample;

	(void)state;
	sample_start(&sample);
	sample.settings.themes[TUESDAY] = "Patience";
	sample_person(&sample, "alice", "Alice", KIND_COLLEAGUE)->birthday =
		(struct yearly){ 10, 2 };
	sample_person(&sample, "bob", "Bob", KIND_COLLEAGUE);
	sample_person(&sample, "carol", "Carol", KIND_COLLEAGUE)->birthday =
		(struct yearly){ 10, 7 };
	sample_note(
		&sample, "20260930-aaaaaaaaa", "bob", "alice,carol", "2026-09-20T10:00:00Z", "a");
	sample_ready(&sample);
	sample.scene.today = day(2026, 9, 20);
	check(&sample, 7, &wish, "");
	check(&sample, 11, &wish, "birthday alice, week all");
	sample.scene.today = day(2026, 9, 21);
	check(&sample, 7, &wish, "week all");
	sample.scene.today = day(2026, 9, 30);
	check(&sample, 7, &wish, "birthday alice, week all, birthday carol");
	sample.scene.today = day(2026, 10, 9);
	check(&sample, 7, &wish, "week all");
	sample.scene.today = day(2026, 10, 10);
	check(&sample, 7, &wish, "");
	sample.settings.week_from = day(2027, 1, 4);
	sample.scene.today = day(2026, 12, 30);
	check(&sample, 7, &(struct remind_wish){ .team = true },
		"thank alice, thank carol, week all");
	sample_release(&sample);
}

static void a_day_of_the_week_has_its_theme(void **state)
{
	static const struct remind_wish wish;
	struct remind_view view;
	struct sample sample;
	struct roll roll;

	(void)state;
	sample_start(&sample);
	sample.settings.themes[TUESDAY] = "Patience";
	sample_ready(&sample);
	sample.scene.today = day(2026, 10, 6);
	roll_build(&roll, &sample.notes, &sample.people, &sample.settings, sample.scene.today, 7);
	remind_view_build(&view, &sample.scene, &roll, &wish);
	assert_int_equal(view.count, 1);
	assert_string_equal(view.items[0].text, "Patience");
	assert_int_equal(view.items[0].days, 0);
	assert_int_equal(span_days(view.items[0].week), 5);
	remind_view_release(&view);
	roll_release(&roll);
	sample_release(&sample);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_due_stands_in_its_order),
		cmocka_unit_test(nothing_due_is_an_empty_page),
		cmocka_unit_test(customer_service_week_is_counted_down),
		cmocka_unit_test(a_day_of_the_week_has_its_theme),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
