#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "store/unmerged.h"

static void check(const char *bytes, int want)
{
	assert_int_equal(unmerged_line(bytes, strlen(bytes)), want);
}

static void the_first_mark_counts(void **state)
{
	(void)state;
	check("a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> theirs\n", 2);
	check("c: d\n=======\nc: e\n>>>>>>> theirs\n", 2);
	check("c: d\r\n>>>>>>> theirs\r\n", 2);
	check("=======", 1);
	check("=======\r\n", 1);
}

static void what_only_looks_like_one_is_none(void **state)
{
	(void)state;
	check("", 0);
	check("text: |\n  <<<<<<< HEAD\n  =======\n", 0);
	check("<<<<<<<\n", 0);
	check("<<<<<<< ", 0);
	check("<<<<<<<< HEAD\n", 0);
	check("========\n", 0);
	check("a: =======\n", 0);
}

static void only_a_mark_explains(void **state)
{
	struct err err = { 0 };

	(void)state;
	err_set(&err, ERR_DATA, "1:1: a puzzle");
	err_hint(&err, "of YAML's");
	assert_string_equal(unmerged_explain(&err, "yaml", "notes/a.yaml", "a: b\n", 5), "yaml");
	assert_string_equal(str_text(&err.text), "1:1: a puzzle");
	assert_string_equal(
		unmerged_explain(&err, "yaml", "notes/a.yaml", "\n=======\n", 9), "conflicts");
	assert_string_equal(str_text(&err.text),
		"2:1: is in conflict: choose one side, then: thanks git add notes/a.yaml");
	assert_int_equal(err.hint.length, 0);
	err_release(&err);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_mark_counts),
		cmocka_unit_test(what_only_looks_like_one_is_none),
		cmocka_unit_test(only_a_mark_explains),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
