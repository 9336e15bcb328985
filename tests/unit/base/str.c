#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/str.h"

static void nothing_is_an_empty_text(void **state)
{
	struct str str = { 0 };

	(void)state;
	assert_string_equal(str_text(&str), "");
	str_clear(&str);
	str_cut(&str, 3);
	str_release(&str);
	str_release(NULL);
}

static void what_is_added_is_there_with_a_nul_behind(void **state)
{
	struct str str = { 0 };

	(void)state;
	str_add(&str, "fresh");
	str_add_char(&str, ' ');
	str_add_bytes(&str, "coffee!", 6);
	str_add_bytes(&str, NULL, 0);
	str_add_times(&str, "-+", 3);
	str_add_times(&str, "no", 0);
	str_add_times(&str, "no", -1);
	assert_string_equal(str.bytes, "fresh coffee-+-+-+");
	assert_int_equal(str.length, 18);
	str_release(&str);
	assert_null(str.bytes);
}

static void bytes_may_hold_nul(void **state)
{
	struct str str = { 0 };

	(void)state;
	str_add_bytes(&str, "a\0b", 3);
	assert_int_equal(str.length, 3);
	assert_memory_equal(str.bytes, "a\0b", 4);
	str_release(&str);
}

static void formats_of_any_length_fit(void **state)
{
	struct str str = { 0 };
	char *long_text = malloc(10001);

	(void)state;
	for (size_t length = 0; length <= 10000; length = length * 2 + 1) {
		memset(long_text, 'x', length);
		long_text[length] = '\0';
		str_clear(&str);
		str_addf(&str, "%d <%s>", 7, long_text);
		assert_int_equal(str.length, length + 4);
		assert_int_equal(strlen(str.bytes), str.length);
		assert_int_equal(str.bytes[str.length - 1], '>');
	}
	str_clear(&str);
	str_addf(&str, "%s", "");
	assert_string_equal(str.bytes, "");
	free(long_text);
	str_release(&str);
}

static void cutting_never_lengthens(void **state)
{
	struct str str = { 0 };

	(void)state;
	str_add(&str, "coffee");
	str_cut(&str, 10);
	assert_string_equal(str.bytes, "coffee");
	str_cut(&str, 3);
	assert_string_equal(str.bytes, "cof");
	assert_int_equal(str.length, 3);
	str_clear(&str);
	assert_string_equal(str_text(&str), "");
	str_release(&str);
}

static void detached_bytes_are_the_callers(void **state)
{
	struct str str = { 0 };
	char *bytes;

	(void)state;
	str_add(&str, "tea");
	bytes = str_detach(&str);
	assert_string_equal(bytes, "tea");
	assert_int_equal(str.length, 0);
	assert_null(str.bytes);
	free(bytes);
	bytes = str_detach(&str);
	assert_string_equal(bytes, "");
	free(bytes);
}

static void splice(const char *text, size_t at, size_t length, const char *piece, const char *want)
{
	struct str str = { 0 };

	str_add(&str, text);
	str_splice(&str, at, length, piece, strlen(piece));
	assert_string_equal(str_text(&str), want);
	assert_int_equal(str.length, strlen(want));
	str_release(&str);
}

static void a_splice_replaces_only_its_bytes(void **state)
{
	(void)state;
	splice("fresh tea", 6, 3, "coffee", "fresh coffee");
	splice("fresh coffee", 0, 6, "", "coffee");
	splice("tea", 3, 0, " time", "tea time");
	splice("tea", 0, 0, "iced ", "iced tea");
	splice("abc", 1, 1, "X", "aXc");
	splice("", 0, 0, "new", "new");
	splice("abc", 1, 100, "-", "a-");
	splice("abc", 9, 9, "!", "abc!");
}

static void texts_compare_by_their_bytes(void **state)
{
	char other[] = "tea";

	(void)state;
	assert_true(text_same("tea", other));
	assert_false(text_same("tea", "teas"));
	assert_true(text_same(NULL, NULL));
	assert_false(text_same(NULL, ""));
	assert_false(text_same("", NULL));
	assert_true(text_is_blank(NULL));
	assert_true(text_is_blank(" \t\r\n\v\f"));
	assert_false(text_is_blank(" \n."));
	assert_false(text_is_blank("\xC2\xA0")); /* a no-break space is somebody's */
	assert_true(text_starts("coffee", "cof"));
	assert_true(text_starts("coffee", ""));
	assert_false(text_starts("cof", "coffee"));
	assert_true(text_ends("note.yaml", ".yaml"));
	assert_true(text_ends("note", ""));
	assert_false(text_ends("yaml", ".yaml"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_an_empty_text),
		cmocka_unit_test(what_is_added_is_there_with_a_nul_behind),
		cmocka_unit_test(bytes_may_hold_nul),
		cmocka_unit_test(formats_of_any_length_fit),
		cmocka_unit_test(cutting_never_lengthens),
		cmocka_unit_test(detached_bytes_are_the_callers),
		cmocka_unit_test(a_splice_replaces_only_its_bytes),
		cmocka_unit_test(texts_compare_by_their_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
