#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <unistd.h>

#include "sys/env.h"
#include "sys/terminal.h"

static void empty_is_unset(void **state)
{
	(void)state;
	setenv("THANKS_REPO", "", 1);
	assert_null(env_get("THANKS_REPO"));
	setenv("THANKS_REPO", "here", 1);
	assert_string_equal(env_get("THANKS_REPO"), "here");
	unsetenv("THANKS_REPO");
	assert_null(env_get("THANKS_REPO"));
}

static void the_first_locale_that_is_set_decides(void **state)
{
	(void)state;
	setenv("LANG", "de_DE.UTF-8", 1);
	unsetenv("LC_CTYPE");
	setenv("LC_ALL", "", 1);
	assert_true(env_utf8());
	setenv("LC_CTYPE", "C", 1);
	assert_false(env_utf8());
	setenv("LC_ALL", "C.utf8@dict", 1);
	assert_true(env_utf8());
	setenv("LC_ALL", "de_DE.ISO-8859-1", 1);
	assert_false(env_utf8());
}

static void without_a_locale_there_is_no_utf8(void **state)
{
	(void)state;
	unsetenv("LANG");
	unsetenv("LC_CTYPE");
	unsetenv("LC_ALL");
	assert_false(env_utf8());
}

static void somebody_is_logged_in_somewhere(void **state)
{
	struct str host = { 0 };

	(void)state;
	setenv("LOGNAME", "alice", 1);
	assert_string_equal(env_login(), "alice");
	unsetenv("LOGNAME");
	setenv("USER", "bob", 1);
	assert_string_equal(env_login(), "bob");
	env_add_host(&host);
	assert_true(host.length > 0);
	str_release(&host);
}

static void the_width_is_what_columns_says(void **state)
{
	int columns, rows;

	(void)state;
	if (terminal_is(1))
		skip();
	setenv("COLUMNS", "132", 1);
	unsetenv("LINES");
	terminal_size(STDOUT_FILENO, &columns, &rows);
	assert_int_equal(columns, 132);
	assert_int_equal(rows, 24);
}

static void a_width_without_sense_is_80(void **state)
{
	const char *const odd[] = { "", "0", "-5", "wide", "99999999999999999999" };
	int columns, rows;

	(void)state;
	if (terminal_is(1))
		skip();
	for (size_t i = 0; i < sizeof(odd) / sizeof(*odd); i++) {
		setenv("COLUMNS", odd[i], 1);
		terminal_size(STDOUT_FILENO, &columns, &rows);
		assert_int_equal(columns, 80);
	}
}

static void home_is_where_its_links_lead(void **state)
{
	struct str home = { 0 };

	(void)state;
	setenv("HOME", "/proc/self/root/tmp/.", 1);
	env_add_home(&home);
	assert_string_equal(str_text(&home), "/tmp");
	str_clear(&home);
	setenv("HOME", "/nowhere/at/all", 1);
	env_add_home(&home);
	unsetenv("HOME");
	env_add_home(&home);
	assert_int_equal(home.length, 0);
	str_release(&home);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(empty_is_unset),
		cmocka_unit_test(the_first_locale_that_is_set_decides),
		cmocka_unit_test(without_a_locale_there_is_no_utf8),
		cmocka_unit_test(somebody_is_logged_in_somewhere),
		cmocka_unit_test(home_is_where_its_links_lead),
		cmocka_unit_test(the_width_is_what_columns_says),
		cmocka_unit_test(a_width_without_sense_is_80),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
