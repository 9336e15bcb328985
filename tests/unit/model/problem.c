#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "model/problem.h"

static void assert_line(const struct problem *problem, const char *line)
{
	struct str str = { 0 };

	str_add_problem(&str, problem);
	assert_string_equal(str_text(&str), line);
	str_release(&str);
}

static void a_problem_says_where_and_why(void **state)
{
	struct problems problems = { 0 };

	(void)state;
	assert_line(problems_add(&problems, "yaml", PROBLEM_ERROR, "notes/a.yaml", 3, 7, "date: %s",
			    "'x' is none"),
		"notes/a.yaml:3:7: date: 'x' is none");
	assert_line(problems_add(&problems, "yaml", PROBLEM_ERROR, "notes/a.yaml", 3, 0, "why"),
		"notes/a.yaml:3: why");
	assert_line(problems_add(&problems, "ids", PROBLEM_REMARK, "notes/a.yaml", 0, 0, "why"),
		"notes/a.yaml: why");
	assert_line(problems_add(&problems, "locks", PROBLEM_REMARK, NULL, 0, 0, "why"), "why");
	assert_int_equal(problems_errors(&problems), 2);
	problems_release(&problems);
}

static void a_problem_owns_its_words(void **state)
{
	struct problems problems = { 0 };
	char path[] = "notes/a.yaml";

	(void)state;
	for (int i = 0; i < 100; i++)
		problems_add(&problems, "yaml", PROBLEM_ERROR, path, i, 1, "%d", i);
	memset(path, 'x', sizeof(path) - 1);
	assert_line(&problems.items[42], "notes/a.yaml:42:1: 42");
	problems_release(&problems);
	problems_release(&problems);
	problems_release(NULL);
}

static void a_path_forges_no_line(void **state)
{
	struct problems problems = { 0 };
	char path[2048];

	(void)state;
	problems_add(&problems, "yaml", PROBLEM_ERROR, "a\nthanks: b.yaml", 0, 0, "why");
	assert_line(&problems.items[0], "a thanks: b.yaml: why");
	memset(path, 'x', sizeof(path));
	path[199] = '\xC3';
	path[200] = '\xA4'; /* no character is cut */
	path[sizeof(path) - 1] = '\0';
	problems_add(&problems, "yaml", PROBLEM_ERROR, path, 0, 0, "why");
	path[199] = '\0';
	strcat(path, "...: why");
	assert_line(&problems.items[1], path);
	problems_release(&problems);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_problem_says_where_and_why),
		cmocka_unit_test(a_problem_owns_its_words),
		cmocka_unit_test(a_path_forges_no_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
