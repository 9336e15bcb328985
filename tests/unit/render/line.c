#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/harmless.h"
#include "base/utf8.h"
#include "hostile.h"
#include "render/line.h"
#include "render/line_field.h"

enum { FIELDS_VARY = 0 };

static void a_field_holds_no_tab_and_no_line_feed(void **state)
{
	struct str out = { 0 };

	(void)state;
	line_field(&out, "a\tb\nc\r\nd\x1b[1m");
	line_next(&out, NULL);
	line_next_texts(&out, &(struct texts){ (const char *[]){ "x", "y\t" }, 2 });
	assert_string_equal(str_text(&out), "a b c d^[[1m\t\tx,y ");
	str_release(&out);
}

static void the_first_line_is_the_first_that_says_something(void **state)
{
	struct str out = { 0 };

	(void)state;
	line_first(&out, "\n  \n\tfresh coffee\nand tea");
	assert_string_equal(str_text(&out), "fresh coffee");
	str_clear(&out);
	line_first(&out, NULL);
	line_first(&out, "\n");
	assert_string_equal(str_text(&out), "");
	str_release(&out);
}

/* Lines of FIELDS fields, of anything that is harmless. */
static void assert_lines(const struct str *page, int fields)
{
	int seen = 1;

	assert_true(page->length > 0);
	for (size_t at = 0, taken; at < page->length; at += taken) {
		uint32_t code;
		bool valid;

		taken = utf8_next(page->bytes + at, page->length - at, &code, &valid);
		assert_true(valid);
		assert_true(code == '\n' || code == '\t' || !code_is_harmful(code));
		seen += code == '\t';
		if (code != '\n')
			continue;
		if (fields != FIELDS_VARY)
			assert_int_equal(seen, fields);
		seen = 1;
	}
	assert_int_equal(page->bytes[page->length - 1], '\n');
}

static void every_page_holds_hostile_strings_harmlessly(void **state)
{
	struct sample sample;
	struct pages pages;

	(void)state;
	hostile_start(&sample);
	say_all(&pages, &render_line, &sample);
	assert_lines(&pages.wall, 5);
	assert_lines(&pages.search, 5);
	assert_lines(&pages.receipt, 5);
	assert_lines(&pages.show, FIELDS_VARY);
	assert_lines(&pages.report, FIELDS_VARY);
	assert_lines(&pages.person_report, FIELDS_VARY);
	assert_lines(&pages.remind, 9);
	assert_lines(&pages.reminders, 9);
	assert_lines(&pages.week, FIELDS_VARY);
	assert_lines(&pages.week_report, FIELDS_VARY);
	assert_lines(&pages.people, 7);
	assert_lines(&pages.person, FIELDS_VARY);
	assert_lines(&pages.check, 8);
	assert_lines(&pages.whoami, 7);
	pages_release(&pages);
	sample_release(&sample);
}

static void notes_have_five_fields_answers_behind_them(void **state)
{
	struct sample sample;
	struct pages pages;

	(void)state;
	sample_team(&sample);
	sample_ready(&sample);
	say_all(&pages, &render_line, &sample);
	assert_true(text_starts(str_text(&pages.wall),
		"20261118-8kq7m2x4p\t2026-11-18T16:42:00+01:00\tbob\talice,carol\t"
		"fresh coffee, and the copier paper before anyone asked\n"
		"20261119-1111aaaaa\t2026-11-19T12:00:00+01:00\tdave\talice,carol\t\n"));
	pages_release(&pages);
	sample_release(&sample);
}

static void a_note_shown_has_one_line_a_value(void **state)
{
	struct sample sample;
	struct show_item item = { 0 };
	struct show_view view;
	struct str out = { 0 };

	(void)state;
	sample_team(&sample);
	sample_ready(&sample);
	item.note = notes_find(&sample.notes, "20261118-8kq7m2x4p");
	item.around = &sample.notes;
	show_view_build(&view, &sample.scene, &item, 1);
	line_show(&out, &view, &look);
	assert_true(text_starts(str_text(&out), "20261118-8kq7m2x4p\tfrom\tbob\n"
						"20261118-8kq7m2x4p\tto\talice\n"
						"20261118-8kq7m2x4p\tto\tcarol\n"));
	assert_non_null(strstr(str_text(&out), "20261118-8kq7m2x4p\ttags\tdetails\n"));
	assert_non_null(strstr(str_text(&out), "20261118-8kq7m2x4p\treply\t20261119-3333aaaaa\t"
					       "2026-11-19T14:00:00+01:00\talice\tbob\tany "
					       "time\n"));
	show_view_release(&view);
	str_release(&out);
	sample_release(&sample);
}

static void nothing_to_say_is_nothing(void **state)
{
	struct sample sample;
	struct query query = { 0 };
	struct wall_view view;
	struct str out = { 0 };

	(void)state;
	sample_start(&sample);
	wall_view_build(
		&view, &sample.scene, &sample.notes, &(struct wall_wish){ .query = &query });
	line_wall(&out, &view, &look);
	assert_int_equal(out.length, 0);
	wall_view_release(&view);
	str_release(&out);
	sample_release(&sample);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_field_holds_no_tab_and_no_line_feed),
		cmocka_unit_test(the_first_line_is_the_first_that_says_something),
		cmocka_unit_test(every_page_holds_hostile_strings_harmlessly),
		cmocka_unit_test(notes_have_five_fields_answers_behind_them),
		cmocka_unit_test(a_note_shown_has_one_line_a_value),
		cmocka_unit_test(nothing_to_say_is_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
