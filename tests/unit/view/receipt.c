#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "../sample.h"
#include "view/receipt.h"

static void wishes_of_those_thanked_are_told(void **state)
{
	struct receipt_facts facts = { .kind = RECEIPT_THANK, .waiting = -1 };
	struct receipt_view view;
	struct sample sample;
	struct person *person;
	const struct note *note;

	(void)state;
	sample_start(&sample);
	person = sample_person(&sample, "alice", "Alice", KIND_COLLEAGUE);
	person->words = WORDS_FACTS;
	sample_person(&sample, "carol", "Carol", KIND_COLLEAGUE);
	note = sample_note(&sample, "20261118-8kq7m2x4p", "bob", "alice,carol",
		"2026-11-18T16:42:00+01:00", "\n\nfresh coffee\nand paper\n");
	sample_ready(&sample);
	receipt_view_build(&view, &sample.scene, note, &facts);
	assert_int_equal(view.wish_count, 1);
	assert_string_equal(view.wishes[0].who.handle, "alice");
	assert_string_equal(view.wishes[0].wishes, "in facts");
	assert_string_equal(view.first_words, "fresh coffee");
	assert_int_equal(view.waiting, 0);
	assert_false(view.to_self);
	receipt_view_release(&view);
	facts.kind = RECEIPT_EDIT;
	receipt_view_build(&view, &sample.scene, note, &facts);
	assert_int_equal(view.wish_count, 0);
	receipt_view_release(&view);
	sample_release(&sample);
}

static void a_slip_of_a_known_name_is_pointed_out(void **state)
{
	const char *seen[] = { "zoe" };
	const struct texts known = { seen, 1 };
	struct receipt_facts facts = { .kind = RECEIPT_THANK, .known = &known };
	struct receipt_view view;
	struct sample sample;
	const struct note *note;

	(void)state;
	sample_start(&sample);
	sample_person(&sample, "alice", "Alice", KIND_COLLEAGUE);
	note = sample_note(&sample, "20261118-8kq7m2x4p", "bob", "alcie,zoe,wolfgang,bob",
		"2026-11-18T16:42:00+01:00", "tea");
	sample_ready(&sample);
	receipt_view_build(&view, &sample.scene, note, &facts);
	assert_int_equal(view.stranger_count, 3);
	assert_string_equal(view.strangers[0].handle, "alcie");
	assert_string_equal(view.strangers[0].near, "alice");
	assert_null(view.strangers[1].near);
	assert_true(view.to_self);
	receipt_view_release(&view);
	sample_release(&sample);
}

static void a_cheer_is_told_by_what_it_joins(void **state)
{
	struct receipt_facts facts = { .kind = RECEIPT_CHEER };
	struct receipt_view view;
	struct sample sample;

	(void)state;
	sample_team(&sample);
	sample_ready(&sample);
	facts.parent = notes_find(&sample.notes, "20261118-8kq7m2x4p");
	receipt_view_build(
		&view, &sample.scene, notes_find(&sample.notes, "20261119-1111aaaaa"), &facts);
	assert_string_equal(
		view.first_words, "fresh coffee, and the copier paper before anyone asked");
	receipt_view_release(&view);
	sample_release(&sample);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(wishes_of_those_thanked_are_told),
		cmocka_unit_test(a_slip_of_a_known_name_is_pointed_out),
		cmocka_unit_test(a_cheer_is_told_by_what_it_joins),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
