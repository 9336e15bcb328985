#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/unicode.h"
#include "base/wrap.h"

/* The lines of TEXT, each with `|` behind it. */
static void check(const char *text, int width, const char *want)
{
	struct wrap wrap = wrap_start(text, strlen(text), width);
	struct str lines = { 0 };
	const char *line;
	size_t length;
	int columns;

	while (wrap_next(&wrap, &line, &length, &columns)) {
		assert_int_equal(columns, text_columns(line, length));
		str_add_bytes(&lines, line, length);
		str_add_char(&lines, '|');
	}
	assert_string_equal(str_text(&lines), want);
	assert_false(wrap_next(&wrap, &line, &length, &columns));
	str_release(&lines);
}

static void lines_break_at_spaces(void **state)
{
	(void)state;
	check("fresh coffee, and tea", 21, "fresh coffee, and tea|");
	check("fresh coffee, and tea", 20, "fresh coffee, and|tea|");
	check("fresh coffee, and tea", 13, "fresh coffee,|and tea|");
	check("fresh coffee, and tea", 7, "fresh|coffee,|and tea|");
	check("a  b   c", 4, "a  b|c|");
	check("a b     ", 3, "a b|");
}

static void line_feeds_always_end_a_line(void **state)
{
	(void)state;
	check("", 10, "");
	check("a\n", 10, "a|");
	check("a\n\nb", 10, "a||b|");
	check("\n", 10, "|");
	check("\n\na\n\n", 10, "||a||");
	check("a \nb", 10, "a|b|");
	check("a\r\nb", 10, "a|b|");
	check("abc\nd", 3, "abc|d|");
}

static void a_word_too_wide_is_cut(void **state)
{
	(void)state;
	check("abcdefgh", 3, "abc|def|gh|");
	check("a bcdefgh i", 3, "a|bcd|efg|h i|");
	check("abcdef gh", 3, "abc|def|gh|");
}

static void a_cut_word_is_parted_where_it_hurts_least(void **state)
{
	(void)state;
	check("File notes/2026/10/09/abc.yaml", 20, "File|notes/2026/10/09/|abc.yaml|");
	check("https://example.org", 18, "https://example.or|g|"); /* no line that is nearly empty */
	check("ab/cdefghijkl", 10, "ab/cdefghi|jkl|");
	check("customers\u00a01\u00a0of\u00a02, vendors", 16, "customers\u00a01\u00a0of|2, vendors|");
	check("aa\u00a0bc d", 4, "aa|bc d|");
	check("abcdefgh, i", 8, "abcdefg|h, i|"); /* no comma in front */
	check("a, b", 1, "a|,|b|");
}

static void indents_stay_where_they_fit(void **state)
{
	(void)state;
	check("  - a b", 5, "  - a|b|");
	check("a\n  b c", 4, "a|  b|c|");
	check("     abc", 4, "abc|");
	check("   ", 2, "|");
	check("   \nb", 2, "|b|");
	check("    abc", 5, "    a|bc|");
}

static void chinese_breaks_between_characters(void **state)
{
	(void)state;
	check("谢谢你们", 4, "谢谢|你们|");
	check("谢谢你们", 5, "谢谢|你们|");
	check("用git提交", 5, "用git|提交|");
	check("用git提交", 4, "用|git|提交|");
	check("谢谢。好", 4, "谢|谢。|好|"); /* no full stop in front */
	check("谢「好」", 4, "谢|「好|」|"); /* and none wider than the width */
	check("谢谢「好", 6, "谢谢|「好|");
}

static void clusters_stay_whole(void **state)
{
	(void)state;
	check("👍🏽👍🏽👍🏽", 4, "👍🏽👍🏽|👍🏽|");
	check("👩‍👩‍👧‍👦🇩🇪", 3, "👩‍👩‍👧‍👦|🇩🇪|");
	check("e\u0301e\u0301", 1, "e\u0301|e\u0301|");
	check("thanks👍", 7, "thanks|👍|");
}

static void a_cluster_too_wide_stands_alone(void **state)
{
	(void)state;
	check("a👍b", 1, "a|👍|b|");
	check("👍 a", 1, "👍|a|");
	check("中文", 1, "中|文|");
	check("ab", 0, "a|b|");
	check("ab", -5, "a|b|");
}

static void check_whole(const char *text, size_t whole, int width, const char *want)
{
	struct wrap wrap = wrap_start(text, strlen(text), width);
	struct str lines = { 0 };
	const char *line;
	size_t length;
	int columns;

	wrap.whole = whole;
	while (wrap_next(&wrap, &line, &length, &columns)) {
		str_add_bytes(&lines, line, length);
		str_add_char(&lines, '|');
	}
	assert_string_equal(str_text(&lines), want);
	str_release(&lines);
}

static void what_is_whole_is_never_parted(void **state)
{
	(void)state;
	check_whole("a b:3: no", 7, 4, "a b:3:|no|");
	check_whole("a b:3: no", 7, 7, "a b:3:|no|");
	check_whole("a b:3: no", 7, 9, "a b:3: no|");
	check_whole("abcdefgh:3: why not", 12, 5, "abcdefgh:3:|why|not|");
	check_whole("notes:1: abcdefgh", 9, 10, "notes:1:|abcdefgh|");
	check_whole("谢谢:1: 谢谢", 10, 2, "谢谢:1:|谢|谢|");
	check_whole("all of it", 9, 3, "all of it|");
}

static uint32_t random_next(uint32_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed;
}

static const char *const pieces[] = { "a", "coffee", "e\u0301", "o\u0302\u0323", " ", "  ", " ",
	"\n", " ", "谢谢", "。", "「", "」", "ありがとう", "감사", "شُكْرًا", "شكرا", "👍🏽",
	"👩‍👩‍👧‍👦", "🇩🇪", "🇩", "❤️", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
	"\u200b", "\u00a0", "-", "नमस्ते", "\xFF", "\xE4\xB8", "\r\n" };

static void random_text(struct str *text, uint32_t *seed)
{
	uint32_t count = random_next(seed) % 30;

	str_clear(text);
	for (uint32_t i = 0; i < count; i++)
		str_add(text, pieces[random_next(seed) % (sizeof(pieces) / sizeof(pieces[0]))]);
}

/* For each byte of TEXT and its end: does a cluster begin there? */
static bool *borders_of(const struct str *text)
{
	bool *borders = calloc(text->length + 1, sizeof(*borders));

	assert_non_null(borders);
	for (size_t at = 0; at < text->length;) {
		borders[at] = true;
		at += grapheme_next(text->bytes + at, text->length - at, NULL);
	}
	borders[text->length] = true;
	return borders;
}

static void check_blank(const char *text, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		assert_non_null(strchr(" \r\n\u00a0", text[i]));
}

static void check_wrapped(const struct str *text, int width)
{
	struct wrap wrap = wrap_start(str_text(text), text->length, width);
	bool *borders = borders_of(text);
	size_t length, before = 0;
	const char *line;
	int columns;

	while (wrap_next(&wrap, &line, &length, &columns)) {
		size_t from = (size_t)(line - str_text(text));

		assert_true(from >= before && from + length <= text->length);
		check_blank(str_text(text), before, from);
		assert_true(borders[from] && borders[from + length]);
		assert_int_equal(columns, text_columns(line, length));
		assert_true(columns <= width || grapheme_next(line, length, NULL) == length);
		assert_true(length == 0 || line[length - 1] != ' ');
		assert_null(memchr(line, '\n', length));
		before = from + length;
	}
	check_blank(str_text(text), before, text->length);
	free(borders);
}

static void nothing_is_lost_split_or_too_wide(void **state)
{
	uint32_t seed = 20261121;
	struct str text = { 0 };

	(void)state;
	print_message("# seed %u\n", (unsigned int)seed);
	for (int i = 0; i < 1500; i++) {
		random_text(&text, &seed);
		for (int width = 1; width <= 40; width++)
			check_wrapped(&text, width);
	}
	str_release(&text);
}

/* Words of at most WIDTH letters, one space between: each line takes all that fit. */
static void lines_are_as_full_as_can_be(void **state)
{
	uint32_t seed = 42;
	struct str text = { 0 }, want = { 0 };

	(void)state;
	for (int i = 0; i < 500; i++) {
		int width = 5 + (int)(random_next(&seed) % 30), column = 0;

		str_clear(&text);
		str_clear(&want);
		for (int j = 0; j < 40; j++) {
			int letters = 1 + (int)(random_next(&seed) % 5);

			str_add(&text, j > 0 ? " " : "");
			if (j > 0)
				str_add_char(&want, column + 1 + letters > width ? '|' : ' ');
			column = j == 0 || column + 1 + letters > width ? letters
									: column + 1 + letters;
			str_add_times(&text, "x", letters);
			str_add_times(&want, "x", letters);
		}
		str_add_char(&want, '|');
		check(text.bytes, width, want.bytes);
	}
	str_release(&text);
	str_release(&want);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_break_at_spaces),
		cmocka_unit_test(line_feeds_always_end_a_line),
		cmocka_unit_test(a_word_too_wide_is_cut),
		cmocka_unit_test(a_cut_word_is_parted_where_it_hurts_least),
		cmocka_unit_test(indents_stay_where_they_fit),
		cmocka_unit_test(chinese_breaks_between_characters),
		cmocka_unit_test(clusters_stay_whole),
		cmocka_unit_test(a_cluster_too_wide_stands_alone),
		cmocka_unit_test(what_is_whole_is_never_parted),
		cmocka_unit_test(nothing_is_lost_split_or_too_wide),
		cmocka_unit_test(lines_are_as_full_as_can_be),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
