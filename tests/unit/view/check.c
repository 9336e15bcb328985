#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "view/check.h"

static void errors_stand_by_place_and_remarks_on_demand(void **state)
{
	struct problems problems = { 0 };
	struct check_view view;

	(void)state;
	problems_add(&problems, "git", PROBLEM_ERROR, NULL, 0, 0, "no place");
	problems_add(&problems, "yaml", PROBLEM_ERROR, "b.yaml", 3, 7, "later");
	problems_add(&problems, "yaml", PROBLEM_ERROR, "b.yaml", 3, 2, "sooner")->fixable = true;
	problems_add(&problems, "re", PROBLEM_REMARK, "a.yaml", 1, 1, "remark");
	problems_add(&problems, "ids", PROBLEM_ERROR, "c.yaml", 0, 0, "mended")->fixed = true;
	check_view_build(&view, &problems, CHECK_ERRORS);
	assert_int_equal(view.count, 4);
	assert_string_equal(view.items[0]->text, "sooner");
	assert_string_equal(view.items[1]->text, "later");
	assert_string_equal(view.items[3]->text, "no place");
	assert_int_equal(view.errors, 3);
	assert_int_equal(view.remarks, 1);
	assert_int_equal(view.fixed, 1);
	assert_int_equal(view.fixable, 1);
	check_view_release(&view);
	check_view_build(&view, &problems, CHECK_ALL);
	assert_int_equal(view.count, 5);
	assert_string_equal(view.items[0]->text, "remark");
	check_view_release(&view);
	problems_release(&problems);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(errors_stand_by_place_and_remarks_on_demand),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
