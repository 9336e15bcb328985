#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <ctype.h>

#include "base/ascii.h"

static void every_byte_is_what_the_c_locale_says(void **state)
{
	(void)state;
	for (int byte = 0; byte < 256; byte++) {
		char c = (char)byte;

		assert_int_equal(ascii_is_digit(c), isdigit(byte) != 0);
		assert_int_equal(ascii_is_lower(c), islower(byte) != 0);
		assert_int_equal(ascii_is_space(c), isspace(byte) != 0);
		assert_int_equal(ascii_is_control(c), iscntrl(byte) != 0);
		assert_int_equal((unsigned char)ascii_lower(c), tolower(byte));
	}
}

static void case_does_not_tell_words_apart(void **state)
{
	(void)state;
	assert_true(ascii_same("Content-Type: x", 12, "content-type"));
	assert_true(ascii_same("", 0, ""));
	assert_false(ascii_same("tea", 3, "teas"));
	assert_false(ascii_same("teas", 4, "tea"));
	assert_false(ascii_same("tea\0", 4, "tea"));
	assert_false(ascii_same("\xC3\x84", 2, "\xC3\xA4")); /* only ASCII has case here */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_byte_is_what_the_c_locale_says),
		cmocka_unit_test(case_does_not_tell_words_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
