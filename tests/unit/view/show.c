#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "../sample.h"
#include "view/show.h"

static void a_note_stands_with_its_answers_and_history(void **state)
{
	struct show_step steps[] = {
		{ .commit = "2", .subject = "edit" },
		{ .commit = "1", .subject = "thank" },
	};
	struct show_item item = { .steps = steps, .step_count = 2 };
	struct sample sample;
	struct show_view view;

	(void)state;
	sample_team(&sample);
	sample_ready(&sample);
	item.around = &sample.notes;
	item.note = notes_find(&sample.notes, "20261118-8kq7m2x4p");
	show_view_build(&view, &sample.scene, &item, 1);
	assert_int_equal(view.count, 1);
	assert_int_equal(view.notes[0].thread.count, 3);
	assert_null(view.notes[0].re.note);
	assert_string_equal(view.notes[0].steps[0].subject, "thank");
	assert_string_equal(view.notes[0].steps[1].subject, "edit");
	show_view_release(&view);
	sample_release(&sample);
}

static void an_answer_knows_what_it_answers(void **state)
{
	struct show_item item = { 0 };
	struct sample sample;
	struct notes alone = { 0 };
	struct show_view view;

	(void)state;
	sample_team(&sample);
	sample_ready(&sample);
	*notes_add(&alone) = *notes_find(&sample.notes, "20261119-3333aaaaa");
	item.around = &alone;
	item.note = &alone.items[0];
	item.re = notes_find(&sample.notes, "20261118-8kq7m2x4p");
	show_view_build(&view, &sample.scene, &item, 1);
	assert_int_equal(view.notes[0].thread.root.answers, ANSWER_REPLY);
	assert_string_equal(view.notes[0].thread.root.re_short, "8kq7");
	assert_string_equal(view.notes[0].re.from.handle, "bob");
	show_view_release(&view);
	notes_release(&alone);
	sample_release(&sample);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_note_stands_with_its_answers_and_history),
		cmocka_unit_test(an_answer_knows_what_it_answers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
