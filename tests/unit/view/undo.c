#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "view/undo.h"

static const struct undo_facts facts = { .subject = "edit" };

/* The lines that differ, as "-old+new". */
static void check(const char *before, const char *after, const char *want)
{
	struct undo_item item = { "notes/a.yaml", before, after, before ? strlen(before) : 0,
		after ? strlen(after) : 0 };
	struct undo_view view;
	struct str lines = { 0 };

	undo_view_build(&view, &facts, &item, 1);
	for (size_t i = 0; i < view.files[0].count; i++)
		str_addf(&lines, "%s%s", view.files[0].lines[i].sign == UNDO_NEW ? "+" : "-",
			view.files[0].lines[i].text);
	assert_string_equal(str_text(&lines), want);
	assert_int_equal(view.files[0].was_there, before != NULL);
	assert_int_equal(view.files[0].is_there, after != NULL);
	str_release(&lines);
	undo_view_release(&view);
}

static void only_lines_that_differ_are_shown(void **state)
{
	(void)state;
	check("a\nb\nc\n", "a\nx\nc\n", "-b+x");
	check("a\nc\n", "a\nb\nc\n", "+b");
	check("a\n", "a\n", "");
	check("a\na\n", "a\n", "-a");
	check("a\nb", "a\nb\n", "-b+b");
}

static void files_come_and_go(void **state)
{
	(void)state;
	check(NULL, "a\nb\n", "+a+b");
	check("a\nb\n", NULL, "-a-b");
	check("", NULL, "");
}

static void a_picture_has_no_lines(void **state)
{
	struct undo_item item = { "notes/a.png", "\x89PNG\0\n", NULL, 6, 0 };
	struct undo_view view;

	(void)state;
	undo_view_build(&view, &facts, &item, 1);
	assert_true(view.files[0].binary);
	assert_int_equal(view.files[0].count, 0);
	undo_view_release(&view);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_lines_that_differ_are_shown),
		cmocka_unit_test(files_come_and_go),
		cmocka_unit_test(a_picture_has_no_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
