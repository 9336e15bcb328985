#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "store/when_git.h"

static void what_git_writes_is_read(void **state)
{
	/* all of them 2005-04-07T22:13:13+02:00 (git-commit(1), DATE FORMATS) */
	static const char *const texts[] = {
		"1112904793 +0200",
		"@1112904793 +0200",
		"Thu, 07 Apr 2005 22:13:13 +0200",
		"Thu, 7 Apr 2005 22:13:13 +0200",
		"7 Apr 2005 22:13:13 +0200",
		"2005-04-07T22:13:13+0200",
		"2005-04-07T22:13:13+02:00",
		"2005-04-07 22:13:13 +0200",
		"2005-04-07T22:13:13",
		"2005-04-07 22:13:13",
	};
	struct moment moment;

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		if (!git_date_parse(texts[i], 120, &moment))
			fail_msg("'%s' was not read", texts[i]);
		assert_int_equal(moment.seconds, 1112904793);
		assert_int_equal(moment.offset, 120);
	}
	assert_true(git_date_parse("0 -0330", 0, &moment));
	assert_int_equal(moment.seconds, 0);
	assert_int_equal(moment.offset, -210);
}

static void other_texts_are_refused(void **state)
{
	static const char *const texts[] = { "", "yesterday", "1112904793", "1112904793 0200",
		"1112904793 +0260", "1112904793 +0200 ", "Thu, 31 Feb 2005 22:13:13 +0200",
		"Thu, 07 Apx 2005 22:13:13 +0200", "2005-04-07", "2005-04-07T25:13:13",
		"2005-04-07T22:13:13 +", "9999999999999999999 +0000", ",", "+" };
	struct moment moment = { .seconds = 42 };

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (git_date_parse(texts[i], 0, &moment))
			fail_msg("'%s' was read", texts[i]);
	assert_int_equal(moment.seconds, 42);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_git_writes_is_read),
		cmocka_unit_test(other_texts_are_refused),
	};

	return cmocka_run_group_tests_name("store/when_git", tests, NULL, NULL);
}
