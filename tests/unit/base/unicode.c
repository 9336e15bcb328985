#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/unicode.h"

#define ACUTE "\xCC\x81" /* U+0301 combining acute accent */
#define ZWJ "\xE2\x80\x8D" /* U+200D zero width joiner */
#define VS16 "\xEF\xB8\x8F" /* U+FE0F variation selector 16 */

static void a_cluster_is_one_character_to_the_reader(void **state)
{
	static const struct {
		const char *text;
		int columns;
	} clusters[] = {
		{ "a", 1 },
		{ " ", 1 },
		{ "\xC3\xA9", 1 }, /* é in one */
		{ "e" ACUTE, 1 },
		{ "e" ACUTE "\xCC\xA3", 1 },
		{ "\xE4\xB8\xAD", 2 }, /* 中 */
		{ "\xEA\xB0\x80", 2 }, /* 가 */
		{ "\xE1\x84\x80\xE1\x85\xA1", 2 }, /* the same in two jamo */
		{ "\xEF\xBD\xB6", 1 }, /* half-width カ */
		{ "\xD8\xB4", 1 }, /* Arabic sheen */
		{ "\xD8\xB4\xD9\x91\xD9\x8E", 1 }, /* with shadda and fatha */
		{ "\xE0\xA4\xA8\xE0\xA4\xBF", 1 }, /* Devanagari ni */
		{ "\xE2\x9D\xA4", 1 }, /* heart as text */
		{ "\xE2\x9D\xA4" VS16, 2 }, /* as emoji */
		{ "1" VS16 "\xE2\x83\xA3", 2 }, /* keycap */
		{ "\xF0\x9F\x91\x8D", 2 }, /* thumbs up */
		{ "\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD", 2 }, /* with a skin tone */
		{ "\xF0\x9F\x91\xA9" ZWJ "\xF0\x9F\x91\xA7" ZWJ "\xF0\x9F\x91\xA6",
			2 }, /* family */
		{ "\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA", 2 }, /* flag */
		{ "\xF0\x9F\x87\xA9", 1 }, /* half a flag */
		{ "\xF0\x9F\xAB\xA9", 2 }, /* U+1FAE9, an emoji of Unicode 16 */
		{ "\n", 0 },
		{ "\r\n", 0 },
		{ "\x1B", 0 },
		{ "\xE2\x80\x8B", 0 }, /* zero width space */
		{ ACUTE, 0 },
		{ VS16, 0 },
		{ "\xFF", 1 },
		{ "\xE4", 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(clusters) / sizeof(clusters[0]); i++) {
		const char *text = clusters[i].text;
		char twice[64];
		size_t length = strlen(text);
		int columns = -1;

		if (grapheme_next(text, length, &columns) != length ||
			columns != clusters[i].columns)
			fail_msg("cluster %zu: %d columns", i, columns);
		assert_int_equal(grapheme_next(text, length, NULL), length);
		/* A letter behind it changes nothing. */
		memcpy(twice, text, length);
		twice[length] = 'x';
		assert_int_equal(grapheme_next(twice, length + 1, &columns), length);
		assert_int_equal(columns, clusters[i].columns);
	}
}

static void the_end_has_no_cluster(void **state)
{
	int columns;

	(void)state;
	assert_int_equal(grapheme_next("", 0, &columns), 0);
	assert_int_equal(grapheme_next(NULL, 0, NULL), 0);
	assert_int_equal(text_columns(NULL, 0), 0);
}

static void nothing_joins_broken_bytes(void **state)
{
	(void)state;
	assert_int_equal(grapheme_next("\xFF" ACUTE, 3, NULL), 1);
	assert_int_equal(grapheme_next("a\xFF", 2, NULL), 1);
	assert_int_equal(grapheme_next("\xC3\xA9\xC3", 3, NULL), 2);
	assert_int_equal(text_columns("\xFF\xFE"
				      "a\xC3",
				 4),
		4);
}

static void flags_pair_up_from_the_left(void **state)
{
	const char *three = "\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA\xF0\x9F\x87\xAB";

	(void)state;
	assert_int_equal(grapheme_next(three, 12, NULL), 8);
	assert_int_equal(text_columns(three, 12), 3);
}

static void a_fit_never_splits_a_cluster(void **state)
{
	const char *text = "ae" ACUTE "\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBDz";
	static const size_t fits[] = { 0, 1, 4, 4, 12, 13, 13 };

	(void)state;
	for (int columns = 0; columns < 7; columns++)
		assert_int_equal(text_fit(text, strlen(text), columns), fits[columns]);
	assert_int_equal(text_fit(text, strlen(text), -1), 0);
}

static void check_fold(const char *text, enum fold fold, const char *want)
{
	struct str str = { 0 }, again = { 0 };

	str_add_folded(&str, text, strlen(text), fold);
	assert_string_equal(str_text(&str), want);
	str_add_folded(&again, str_text(&str), str.length, fold);
	assert_string_equal(str_text(&again), want);
	str_release(&str);
	str_release(&again);
}

static void spellings_of_one_name_fold_alike(void **state)
{
	(void)state;
	check_fold("", FOLD_NAME, "");
	check_fold("Alice LIDDELL", FOLD_NAME, "alice liddell");
	check_fold("@[`{", FOLD_NAME, "@[`{");
	check_fold("\xC3\x84lice", FOLD_NAME, "\xC3\xA4lice");
	check_fold("A\xCC\x88lice", FOLD_NAME, "\xC3\xA4lice");
	check_fold("STRASSE", FOLD_NAME, "strasse");
	check_fold("Stra\xC3\x9F"
		   "e",
		FOLD_NAME, "strasse");
	check_fold("\xCE\xA3\xCE\xAF\xCF\x83\xCF\x85\xCF\x86\xCE\xBF\xCF\x82", FOLD_NAME,
		"\xCF\x83\xCE\xAF\xCF\x83\xCF\x85\xCF\x86\xCE\xBF\xCF\x83"); /* Σίσυφος */
	check_fold("\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", FOLD_NAME, "\xED\x95\x9C"); /* 한 */
	check_fold("e\xCC\xA3\xCC\x82", FOLD_NAME, "\xE1\xBB\x87"); /* ệ, marks in either order */
	check_fold("e\xCC\x82\xCC\xA3", FOLD_NAME, "\xE1\xBB\x87");
}

static void a_search_ignores_accents(void **state)
{
	(void)state;
	check_fold("Caf\xC3\xA9 CAFE" ACUTE, FOLD_SEARCH, "cafe cafe");
	check_fold("\xEF\xAC\x81ne", FOLD_SEARCH, "fine"); /* the ligature */
	check_fold("\xE2\x9D\xA4" VS16, FOLD_SEARCH, "\xE2\x9D\xA4");
	check_fold("\xED\x95\x9C", FOLD_SEARCH, "\xED\x95\x9C"); /* 한 stays one */
	check_fold("\xC4\xB0zmir", FOLD_SEARCH, "izmir"); /* İ */
	check_fold(ACUTE, FOLD_SEARCH, "");
}

static void broken_bytes_fold_to_themselves(void **state)
{
	(void)state;
	check_fold("A\xFF"
		   "B\xC3",
		FOLD_NAME,
		"a\xFF"
		"b\xC3");
	check_fold("\xE4\xB8"
		   "\xC3\x84",
		FOLD_SEARCH,
		"\xE4\xB8"
		"a");
}

static void folding_piecewise_is_folding_whole(void **state)
{
	struct str text = { 0 }, folded = { 0 }, want = { 0 };

	(void)state;
	for (int i = 0; i < 500; i++) {
		str_add(&text, i % 7 == 0 ? " Tea" : "\xC3\x84\xE4\xB8\xAD");
		str_add(&want, i % 7 == 0 ? " tea" : "\xC3\xA4\xE4\xB8\xAD");
	}
	str_add_folded(&folded, text.bytes, text.length, FOLD_NAME);
	assert_string_equal(folded.bytes, want.bytes);
	str_clear(&text);
	str_clear(&folded);
	str_clear(&want);
	for (int i = 0; i < 500; i++)
		str_add(&text, ACUTE); /* more marks than the small buffer holds */
	str_add_folded(&folded, text.bytes, text.length, FOLD_NAME);
	assert_string_equal(folded.bytes, text.bytes);
	str_release(&text);
	str_release(&folded);
	str_release(&want);
}

static void words_are_letters_digits_and_marks(void **state)
{
	static const uint32_t words[] = { 'a', 'Z', '0', 0xE9, 0x301, 0x4E2D, 0x634, 0x661, 0x928,
		0x93F, 0x1D400, 0x3042 };
	static const uint32_t others[] = { 0, ' ', '#', '_', '-', '@', '[', '`', '{', 0x7F, 0xA0,
		0x2014, 0x3002, 0x1F44D, 0xFE0F, 0x200D, 0x202E, 0xFFFD, 0x110000 };

	(void)state;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		assert_true(code_is_word(words[i]));
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		assert_false(code_is_word(others[i]));
}

static void what_cannot_be_seen_is_known(void **state)
{
	static const uint32_t unseen[] = { 0x301, 0x200B, 0x200D, 0x2060, 0xAD, 0xFE0F, 0xFEFF,
		0x3164, 0x115F, 0xE0061, 0x202E, 0x20E3, 0x1B };
	static const uint32_t seen[] = { 'a', ' ', '~', 0xE9, 0x4E2D, 0x634, 0x1F44D, 0xFFFD };

	(void)state;
	for (size_t i = 0; i < sizeof(unseen) / sizeof(unseen[0]); i++)
		assert_true(code_is_invisible(unseen[i]));
	for (size_t i = 0; i < sizeof(seen) / sizeof(seen[0]); i++)
		assert_false(code_is_invisible(seen[i]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_cluster_is_one_character_to_the_reader),
		cmocka_unit_test(the_end_has_no_cluster),
		cmocka_unit_test(nothing_joins_broken_bytes),
		cmocka_unit_test(flags_pair_up_from_the_left),
		cmocka_unit_test(a_fit_never_splits_a_cluster),
		cmocka_unit_test(spellings_of_one_name_fold_alike),
		cmocka_unit_test(a_search_ignores_accents),
		cmocka_unit_test(broken_bytes_fold_to_themselves),
		cmocka_unit_test(folding_piecewise_is_folding_whole),
		cmocka_unit_test(words_are_letters_digits_and_marks),
		cmocka_unit_test(what_cannot_be_seen_is_known),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
