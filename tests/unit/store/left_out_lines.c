#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "store/left_out_lines.h"

static const char *why(const char *path, const char *text)
{
	return left_out_for_lines(path, text, strlen(text));
}

static void decent_lines_stay_in(void **state)
{
	(void)state;
	assert_null(why(".gitattributes", ""));
	assert_null(why(".gitattributes", "*.yaml merge=thanks\n* text=auto\n"));
	assert_null(
		why("a/.gitattributes", "**/*.min.* -diff\n[attr]plain -diff -merge\n*.x plain"));
	assert_null(why(".gitignore", "**/build/**/*.o\n!*.c\n*~\n"));
	assert_null(why("notes/a.yaml", "*a*a*a*a*a*a*a*a*a*a\n"));
	/* what stands behind a pattern is none */
	assert_null(why(".gitattributes", "x a=**** b=*-*-*-*-*-*\n"));
}

static void many_stars_stay_out(void **state)
{
	(void)state;
	assert_non_null(why(".gitattributes", "*a*a*a*a*b text\n"));
	assert_non_null(why("deep/in/.GITIGNORE", "x\n*a*a*a*a*b"));
	assert_non_null(why(".gitattributes", "\"*a *a *a *a*b\" text\n"));
}

static void many_attributes_stay_out(void **state)
{
	struct str text = { 0 };

	(void)state;
	str_add(&text, "[attr]m");
	for (int i = 0; i < 300; i++)
		str_addf(&text, " a%d", i);
	assert_null(why(".gitattributes", text.bytes));
	for (int i = 0; i < 300; i++)
		str_add(&text, "\n* m");
	assert_non_null(why(".gitattributes", text.bytes));
	assert_null(why(".gitignore", text.bytes));
	str_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(decent_lines_stay_in),
		cmocka_unit_test(many_stars_stay_out),
		cmocka_unit_test(many_attributes_stay_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
