#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "store/url.h"

static void passwords_are_left_out(void **state)
{
	static const char *const cases[][2] = {
		{ "https://bob:s3cret@host/x", "https://host/x" },
		{ "https://t0ken@host/x", "https://host/x" },
		{ "ssh://git:s3cret@host/x", "ssh://git@host/x" },
		{ "ssh://git@host/x", "ssh://git@host/x" },
		{ "see https://a:b@c/ and http://d:e@f", "see https://c/ and http://f" },
		{ "https://host/a@b", "https://host/a@b" },
		{ "git@host:x", "git@host:x" },
		{ "https://a:b@c@host/", "https://host/" },
		{ "://", "://" },
		{ "x://@", "x://" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct str safe = { 0 };

		str_add_without_password(&safe, cases[i][0], strlen(cases[i][0]));
		assert_string_equal(str_text(&safe), cases[i][1]);
		str_release(&safe);
	}
}

static void percent_signs_are_read(void **state)
{
	static const char *const cases[][2] = { { "a%20b", "a b" }, { "%41%2f%2F", "A//" },
		{ "100%", "100%" }, { "%4", "%4" }, { "%zz%", "%zz%" }, { "", "" } };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct str text = { 0 };

		str_add_decoded(&text, cases[i][0], strlen(cases[i][0]));
		assert_string_equal(str_text(&text), cases[i][1]);
		str_release(&text);
	}
}

static void a_login_is_found(void **state)
{
	static const char *const none[] = { "https://host/x", "https://bob@host/x",
		"ssh://bob:s@host/x", "host:a@b", "https://host/a:b@c", "", "https://" };
	struct url_login login;

	(void)state;
	assert_true(url_find_login(&login, "https://bob:s3:c@t@host/x"));
	assert_int_equal(login.scheme, 8);
	assert_memory_equal(login.user, "bob", login.user_length);
	assert_int_equal(login.password_length, 6);
	assert_memory_equal(login.password, "s3:c@t", 6);
	assert_true(url_find_login(&login, "http://:@host"));
	assert_int_equal(login.user_length + login.password_length, 0);
	for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++)
		assert_false(url_find_login(&login, none[i]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(passwords_are_left_out),
		cmocka_unit_test(percent_signs_are_read),
		cmocka_unit_test(a_login_is_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
