#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/near.h"

static void each_slip_counts_one(void **state)
{
	(void)state;
	assert_int_equal(text_distance("", "", 9), 0);
	assert_int_equal(text_distance("alice", "alice", 9), 0);
	assert_int_equal(text_distance("alice", "alic", 9), 1);
	assert_int_equal(text_distance("alice", "aliice", 9), 1);
	assert_int_equal(text_distance("alice", "alise", 9), 1);
	assert_int_equal(text_distance("alice", "alcie", 9), 1);
	assert_int_equal(text_distance("", "bob", 9), 3);
	assert_int_equal(text_distance("kitten", "sitting", 9), 3);
	assert_int_equal(text_distance("ca", "abc", 9), 3);
}

static void characters_count_and_not_bytes(void **state)
{
	(void)state;
	assert_int_equal(text_distance("J\u00FCrgen", "Jurgen", 9), 1);
	assert_int_equal(text_distance("\u8C22\u4F60", "\u4F60\u8C22", 9), 1);
	assert_int_equal(text_distance("\xFF\xFE", "", 9), 2);
}

static void counting_stops_above_the_limit(void **state)
{
	(void)state;
	assert_int_equal(text_distance("kitten", "sitting", 3), 3);
	assert_int_equal(text_distance("kitten", "sitting", 2), 3);
	assert_int_equal(text_distance("kitten", "sitting", 0), 1);
	assert_int_equal(text_distance("abcdefgh", "a", 2), 3);
}

static void words_too_long_are_only_the_same_or_not(void **state)
{
	char longest[66], other[66];

	(void)state;
	memset(longest, 'a', 65);
	longest[65] = '\0';
	memcpy(other, longest, 66);
	assert_int_equal(text_distance(longest, other, 3), 0);
	other[3] = 'b';
	assert_int_equal(text_distance(longest, other, 3), 4);
	assert_int_equal(text_distance(longest + 1, other + 1, 3), 1);
}

/* The definition, word for word, without a table. */
static int naive(const char *a, size_t i, const char *b, size_t j)
{
	int best, other;

	if (i == 0 || j == 0)
		return (int)(i + j);
	best = naive(a, i - 1, b, j - 1) + (a[i - 1] != b[j - 1]);
	other = naive(a, i - 1, b, j) + 1;
	best = other < best ? other : best;
	other = naive(a, i, b, j - 1) + 1;
	best = other < best ? other : best;
	if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
		other = naive(a, i - 2, b, j - 2) + 1;
		best = other < best ? other : best;
	}
	return best;
}

static void random_word(char *word, uint32_t *seed)
{
	uint32_t length;

	*seed = *seed * 1664525 + 1013904223;
	length = (*seed >> 16) % 6;
	for (uint32_t i = 0; i < length; i++) {
		*seed = *seed * 1664525 + 1013904223;
		word[i] = (char)('a' + (*seed >> 16) % 3);
	}
	word[length] = '\0';
}

static void the_distance_is_the_one_defined(void **state)
{
	uint32_t seed = 11;

	(void)state;
	for (int i = 0; i < 3000; i++) {
		char a[8], b[8];
		int want;

		random_word(a, &seed);
		random_word(b, &seed);
		want = naive(a, strlen(a), b, strlen(b));
		for (int limit = 0; limit < 7; limit++)
			if (text_distance(a, b, limit) != (want > limit ? limit + 1 : want))
				fail_msg("'%s' and '%s', limit %d", a, b, limit);
	}
}

static void likely_slips_are_near(void **state)
{
	(void)state;
	assert_true(text_near("alcie", "alice"));
	assert_true(text_near("alise", "alice"));
	assert_true(text_near("bbo", "bob"));
	assert_true(text_near("serach", "search"));
	assert_true(text_near("jonathon", "jonatan"));
	assert_false(text_near("alice", "alice"));
	assert_false(text_near("bob", "rub"));
	assert_false(text_near("tom", "tommy"));
	assert_false(text_near("alice", "carol"));
	assert_false(text_near("a", "b"));
	assert_false(text_near("", "a"));
	assert_false(text_near("", ""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_slip_counts_one),
		cmocka_unit_test(characters_count_and_not_bytes),
		cmocka_unit_test(counting_stops_above_the_limit),
		cmocka_unit_test(words_too_long_are_only_the_same_or_not),
		cmocka_unit_test(the_distance_is_the_one_defined),
		cmocka_unit_test(likely_slips_are_near),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
