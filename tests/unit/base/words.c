#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/words.h"

static void phrases_come_apart_at_spaces_and_marks(void **state)
{
	static const char *const spellings[] = { "3 weeks ago", "  3  Weeks   AGO ", "3-weeks-ago",
		"3.weeks.ago", "3weeks ago" };

	(void)state;
	for (int i = 0; i < 5; i++) {
		struct words words;

		assert_true(words_split(&words, spellings[i]));
		assert_int_equal(words.count, 3);
		assert_int_equal(words.items[0].number, 3);
		assert_string_equal(words.items[0].letters, "");
		assert_true(word_is(&words.items[1], "weeks"));
		assert_int_equal(words.items[1].number, -1);
		assert_true(word_is(&words.items[2], "ago"));
	}
}

static void what_is_not_a_phrase_is_refused(void **state)
{
	static const char *const bad[] = { "", "  ", "-", "a--b", "a - b", "a-", "-a", "a b c d",
		"abcdefghijk", "123456", "a\tb", "a\nb", "\xC3\xA9", "a1b", "a,b" };
	struct words words;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (words_split(&words, bad[i]))
			fail_msg("'%s' is a phrase", bad[i]);
	assert_true(words_split(&words, "abcdefghij 12345"));
}

static bool read_amount(const char *text, struct amount *amount)
{
	struct words words;

	return words_split(&words, text) && words.count == 2 &&
	       words_amount(&words.items[0], &words.items[1], amount);
}

static void units_may_be_spelled_short(void **state)
{
	struct amount amount;

	(void)state;
	assert_true(read_amount("3 weeks", &amount));
	assert_int_equal(amount.unit, UNIT_WEEK);
	assert_int_equal(amount_days(amount), 21);
	assert_true(read_amount("3w", &amount));
	assert_int_equal(amount_days(amount), 21);
	assert_true(read_amount("a year", &amount));
	assert_int_equal(amount.number, 1);
	assert_int_equal(amount_days(amount), 365);
	assert_true(read_amount("2 m", &amount));
	assert_int_equal(amount_days(amount), 60);
	assert_false(read_amount("a w", &amount));
	assert_false(read_amount("3 x", &amount));
	assert_false(read_amount("3 quarters", &amount));
	assert_false(read_amount("1 2", &amount));
	assert_false(read_amount("week day", &amount));
}

static void amounts_end_at_a_hundred_years(void **state)
{
	struct amount amount;

	(void)state;
	assert_true(read_amount("36500 days", &amount));
	assert_false(read_amount("36501 days", &amount));
	assert_true(read_amount("100 years", &amount));
	assert_false(read_amount("101 years", &amount));
	assert_false(read_amount("99999 years", &amount));
}

static void units_are_known_by_name(void **state)
{
	struct words words;

	(void)state;
	assert_true(words_split(&words, "quarter days d"));
	assert_int_equal(word_unit(&words.items[0]), UNIT_QUARTER);
	assert_int_equal(word_unit(&words.items[1]), UNIT_DAY);
	assert_int_equal(word_unit(&words.items[2]), UNIT_NONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(phrases_come_apart_at_spaces_and_marks),
		cmocka_unit_test(what_is_not_a_phrase_is_refused),
		cmocka_unit_test(units_may_be_spelled_short),
		cmocka_unit_test(amounts_end_at_a_hundred_years),
		cmocka_unit_test(units_are_known_by_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
