#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/unicode.h"
#include "render/term.h"

static const struct look plain = { .width = 80, .unicode = true };
static const struct look color = { .width = 80, .unicode = true, .color = true };

static void cut_is(const char *text, int columns, const char *want)
{
	struct str out = { 0 };

	str_add(&out, "kept ");
	term_text_cut(&out, text, columns, &plain);
	assert_string_equal(str_text(&out) + 5, want);
	str_release(&out);
}

static void text_is_cut_between_characters(void **state)
{
	(void)state;
	cut_is("fresh coffee", 12, "fresh coffee");
	cut_is("fresh coffee", 11, "fresh coff…");
	cut_is("fresh coffee", 7, "fresh…");
	cut_is("谢谢你", 5, "谢谢…");
	cut_is("谢谢你", 4, "谢…");
	cut_is("👩‍👩‍👧👩‍👩‍👧", 3, "👩‍👩‍👧…");
	cut_is("abc", 1, "…");
	cut_is("abc", 0, "");
}

static void what_is_harmful_is_shown(void **state)
{
	struct str out = { 0 };

	(void)state;
	term_styled(&out, STYLE_NAME, "\033[31m\na", &plain);
	assert_string_equal(str_text(&out), "^[[31m a");
	str_release(&out);
}

static void styles_begin_and_end_on_each_piece(void **state)
{
	struct line line = { 0 };
	struct str out = { 0 };

	(void)state;
	line_add(&line, STYLE_NAME, "Alice");
	line_add(&line, STYLE_PLAIN, ", ");
	line_add(&line, STYLE_QUIET, "today");
	line_print(&line, 3, 6, &out, &color);
	assert_string_equal(str_text(&out), "\033[1mce\033[m, \033[2mto\033[m");
	str_clear(&out);
	line_print_all(&line, &out, &plain);
	assert_string_equal(str_text(&out), "Alice, today");
	str_release(&out);
	line_release(&line);
}

static void lines_are_wrapped_as_one(void **state)
{
	const struct look narrow = { .width = 12 };
	struct line line = { 0 };
	struct str out = { 0 };

	(void)state;
	line_add(&line, STYLE_NAME, "Alice");
	line_add(&line, STYLE_PLAIN, ", Bob, Carol and Dave");
	str_add(&out, "  ");
	line_print_wrapped(&line, 2, 4, &out, &narrow);
	assert_string_equal(str_text(&out), "  Alice,\n    Bob,\n    Carol\n    and Dave\n");
	str_release(&out);
	line_release(&line);
}

static void wrapped_is(struct line *line, int width, const char *want)
{
	const struct look narrow = { .width = width };
	struct str out = { 0 };

	line_print_wrapped(line, 0, 0, &out, &narrow);
	assert_string_equal(str_text(&out), want);
	str_release(&out);
	line_clear(line);
}

static void what_is_whole_is_not_parted(void **state)
{
	struct line line = { 0 };

	(void)state;
	line_add(&line, STYLE_PLAIN, "to Bob, ");
	line_add(&line, STYLE_NAME | STYLE_WHOLE, "张伟伟伟");
	line_add(&line, STYLE_PLAIN, ", Zoë");
	wrapped_is(&line, 14, "to Bob,\n张伟伟伟, Zoë\n");
	line_add(&line, STYLE_PLAIN, "to ");
	line_add(&line, STYLE_NAME | STYLE_WHOLE, "Anna Maria");
	line_add(&line, STYLE_WHOLE, " 2 of 4");
	line_add(&line, STYLE_PLAIN, " and Bob");
	wrapped_is(&line, 17, "to\nAnna Maria 2 of 4\nand Bob\n");
	/* unless no line holds it */
	line_add(&line, STYLE_PLAIN, "to ");
	line_add(&line, STYLE_NAME | STYLE_WHOLE, "Anna Maria");
	wrapped_is(&line, 7, "to\nAnna\nMaria\n");
	line_add(&line, STYLE_WHOLE, "Bob");
	line_add(&line, STYLE_PLAIN, " and tea");
	wrapped_is(&line, 6, "Bob\nand\ntea\n");
	line_release(&line);
}

static void whole_is_no_colour(void **state)
{
	struct line line = { 0 };
	struct str out = { 0 };

	(void)state;
	line_add(&line, STYLE_WHOLE, "Bob");
	line_print_all(&line, &out, &color);
	assert_string_equal(str_text(&out), "Bob");
	str_release(&out);
	line_release(&line);
}

static void a_line_is_cut_with_its_styles(void **state)
{
	struct line line = { 0 };
	struct str out = { 0 };

	(void)state;
	line_add(&line, STYLE_NAME, "Alice");
	line_add(&line, STYLE_QUIET, ", and many more");
	line_cut(&line, 4, &color);
	line_print_all(&line, &out, &color);
	assert_string_equal(str_text(&out), "\033[1mAli…\033[m");
	assert_int_equal(line_columns(&line), 4);
	str_release(&out);
	line_release(&line);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_is_cut_between_characters),
		cmocka_unit_test(what_is_harmful_is_shown),
		cmocka_unit_test(styles_begin_and_end_on_each_piece),
		cmocka_unit_test(lines_are_wrapped_as_one),
		cmocka_unit_test(what_is_whole_is_not_parted),
		cmocka_unit_test(whole_is_no_colour),
		cmocka_unit_test(a_line_is_cut_with_its_styles),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
