#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>

#include "base/err.h"

static void a_zeroed_error_is_none(void **state)
{
	struct err err = { 0 };

	(void)state;
	assert_int_equal(err.kind, ERR_NONE);
	assert_string_equal(str_text(&err.text), "");
	err_clear(&err);
	err_release(&err);
	err_release(NULL);
}

static void setting_says_what_and_fails(void **state)
{
	struct err err = { 0 };

	(void)state;
	assert_int_equal(err_set(&err, ERR_MISSING, "no note '%s'", "nf8k"), -1);
	assert_int_equal(err.kind, ERR_MISSING);
	assert_string_equal(str_text(&err.text), "no note 'nf8k'");
	err_release(&err);
	assert_int_equal(err.kind, ERR_NONE);
}

static void context_goes_in_front(void **state)
{
	struct err err = { 0 };

	(void)state;
	err_set(&err, ERR_DATA, "not a date");
	assert_int_equal(err_in(&err, "line %d", 3), -1);
	assert_int_equal(err_in(&err, "a.yaml"), -1);
	assert_string_equal(str_text(&err.text), "a.yaml: line 3: not a date");
	assert_int_equal(err.kind, ERR_DATA);
	err_release(&err);
}

static void a_new_error_forgets_the_old_one(void **state)
{
	struct err err = { 0 };

	(void)state;
	err_set(&err, ERR_DATA, "first");
	assert_int_equal(err_hint(&err, "try %s", "this"), -1);
	assert_string_equal(str_text(&err.hint), "try this");
	err_set(&err, ERR_BUSY, "second, not %s", str_text(&err.text));
	assert_int_equal(err.kind, ERR_BUSY);
	assert_string_equal(str_text(&err.text), "second, not first");
	assert_string_equal(str_text(&err.hint), "");
	err_release(&err);
}

static void a_hint_may_quote_the_hint_before(void **state)
{
	struct err err = { 0 };

	(void)state;
	err_set(&err, ERR_USAGE, "no such command");
	err_hint(&err, "one");
	err_hint(&err, "%s, two", str_text(&err.hint));
	assert_string_equal(str_text(&err.hint), "one, two");
	assert_string_equal(str_text(&err.text), "no such command");
	err_release(&err);
}

static void the_system_says_why(void **state)
{
	struct err err = { 0 };

	(void)state;
	assert_int_equal(err_system(&err, ENOENT, "cannot open '%s'", "x"), -1);
	assert_int_equal(err.kind, ERR_IO);
	assert_string_equal(str_text(&err.text), "cannot open 'x': No such file or directory");
	err_system(&err, 123456, "odd");
	assert_true(text_starts(str_text(&err.text), "odd: "));
	assert_true(text_ends(str_text(&err.text), "123456"));
	err_release(&err);
}

static void a_cleared_error_is_none_again(void **state)
{
	struct err err = { 0 };

	(void)state;
	err_set(&err, ERR_IO, "gone");
	err_hint(&err, "wait");
	err_clear(&err);
	assert_int_equal(err.kind, ERR_NONE);
	assert_string_equal(str_text(&err.text), "");
	assert_string_equal(str_text(&err.hint), "");
	err_release(&err);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_zeroed_error_is_none),
		cmocka_unit_test(setting_says_what_and_fails),
		cmocka_unit_test(context_goes_in_front),
		cmocka_unit_test(a_new_error_forgets_the_old_one),
		cmocka_unit_test(a_hint_may_quote_the_hint_before),
		cmocka_unit_test(the_system_says_why),
		cmocka_unit_test(a_cleared_error_is_none_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
