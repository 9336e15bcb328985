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
static void check(struct sample *sample, const struct remind_wish *wish, const char *want)
{
	static const char *const names[] = { "thank", "answer", "birthday", "anniversary", "notice",
		"year-ago" };
	struct remind_view view;
	struct str seen = { 0 };

	remind_view_build(&view, &sample->scene, &sample->notes, wish);
	for (size_t i = 0; i < view.count; i++)
		str_addf(&seen, "%s%s %s", i ? ", " : "", names[view.items[i].kind],
			view.items[i].who.handle);
	assert_string_equal(str_text(&seen), want);
	str_release(&seen);
	remind_view_release(&view);
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
	check(&sample, &(struct remind_wish){ .days = 7 },
		"thank carol, thank alice, answer carol, anniversary alice, birthday alice, "
		"year-ago bob");
	/* It is Saturday: no days ahead reach to Monday. */
	check(&sample, &(struct remind_wish){ .days = 0, .team = true },
		"thank carol, thank alice, anniversary alice");
	sample_release(&sample);
}

static void nothing_due_is_an_empty_page(void **state)
{
	struct sample sample;

	(void)state;
	sample_start(&sample);
	sample_ready(&sample);
	check(&sample, &(struct remind_wish){ .days = 7 }, "");
	sample_release(&sample);
	remind_view_release(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_due_stands_in_its_order),
		cmocka_unit_test(nothing_due_is_an_empty_page),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
