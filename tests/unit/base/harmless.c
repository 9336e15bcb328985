#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/harmless.h"
#include "base/utf8.h"

#define FLAG "\xF0\x9F\x8F\xB4"
#define TAG(c) "\xF3\xA0\x81" c
#define TAG_END "\xF3\xA0\x81\xBF"
#define TAG_GB TAG("\xA7") TAG("\xA2")
#define TAG_ENG TAG("\xA5") TAG("\xAE") TAG("\xA7")

static void check(const char *text, size_t length, enum harmless how, const char *want)
{
	struct str str = { 0 };

	str_add_harmless(&str, text, length, how);
	assert_string_equal(str_text(&str), want);
	assert_int_equal(str.length, strlen(want));
	str_release(&str);
}

static void check_both(const char *text, const char *want)
{
	check(text, strlen(text), HARMLESS_LINE, want);
	check(text, strlen(text), HARMLESS_LINES, want);
}

/* The list once more, as the ranges that are to be caught. */
static bool must_be_caught(uint32_t code)
{
	static const uint32_t ranges[][2] = { { 0x00, 0x1F }, { 0x7F, 0x7F }, { 0x80, 0x9F },
		{ 0x61C, 0x61C }, { 0x200E, 0x200F }, { 0x2028, 0x2029 }, { 0x202A, 0x202E },
		{ 0x2066, 0x2069 }, { 0xFEFF, 0xFEFF }, { 0xE0000, 0xE007F } };

	for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++)
		if (code >= ranges[i][0] && code <= ranges[i][1])
			return true;
	return false;
}

static void exactly_the_harmful_code_points_are_caught(void **state)
{
	struct str str = { 0 };

	(void)state;
	for (uint32_t code = 0; code <= 0x10FFFF; code++) {
		char bytes[4], shown[16];
		size_t length = utf8_encode(code, bytes);

		if (code >= 0xD800 && code <= 0xDFFF)
			continue;
		assert_int_equal(code_is_harmful(code), must_be_caught(code));
		if (code == '\n' || code == '\t' || code == '\r')
			continue;
		if (code < 0x20 || code == 0x7F)
			snprintf(shown, sizeof(shown), "^%c", (char)(code ^ 0x40));
		else if (must_be_caught(code))
			snprintf(shown, sizeof(shown), "<U+%04X>", (unsigned int)code);
		else
			snprintf(shown, sizeof(shown), "%.*s", (int)length, bytes);
		for (int how = HARMLESS_LINE; how <= HARMLESS_LINES; how++) {
			str_clear(&str);
			str_add_harmless(&str, bytes, length, (enum harmless)how);
			if (strcmp(str.bytes, shown) != 0)
				fail_msg("U+%04X is shown as '%s'", (unsigned int)code, str.bytes);
		}
	}
	str_release(&str);
}

static void other_spellings_of_a_control_are_broken_bytes(void **state)
{
	(void)state;
	check_both("\x9B"
		   "31m",
		"\xEF\xBF\xBD"
		"31m"); /* CSI in one byte */
	check_both("\xC2\x9B"
		   "31m",
		"<U+009B>31m"); /* the same in UTF-8 */
	check_both("\xC0\x9B", "\xEF\xBF\xBD\xEF\xBF\xBD"); /* escape in two bytes */
	check_both("\xE0\x80\x9B", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
	check_both("\xF0\x80\x80\x9B", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
	check_both("\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"); /* a surrogate */
	check_both("\xE2\x80\x1B", "\xEF\xBF\xBD\xEF\xBF\xBD^["); /* cut short by an escape */
	check_both("\xFF\xFE", "\xEF\xBF\xBD\xEF\xBF\xBD");
	check_both("a\xF0\x9F\x91", "a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
}

static void every_raw_high_byte_alone_is_broken(void **state)
{
	(void)state;
	for (int byte = 0x80; byte <= 0xFF; byte++) {
		char text[] = { 'a', (char)byte, 'b', '\0' };

		check_both(text, "a\xEF\xBF\xBD"
				 "b");
	}
}

static void known_attacks_are_shown(void **state)
{
	(void)state;
	check_both("\x1B]52;c;ZWNobyBvaA==\x07", "^[]52;c;ZWNobyBvaA==^G");
	check_both("\x1B]8;;http://x\x1B\\y", "^[]8;;http://x^[\\y");
	check_both("user\xE2\x80\xAE"
		   "txt.exe",
		"user<U+202E>txt.exe");
	check_both("abc\x08\x08\x08xyz", "abc^H^H^Hxyz");
}

static void nul_is_shown(void **state)
{
	(void)state;
	check("a\0b", 3, HARMLESS_LINE, "a^@b");
	check("", 0, HARMLESS_LINE, "");
}

static void one_line_stays_one_line(void **state)
{
	const char *text = "a\nb\r\nc\rd\te\n";

	(void)state;
	check(text, strlen(text), HARMLESS_LINE, "a b c d e ");
}

static void lines_keep_their_feeds(void **state)
{
	const char *text = "a\nb\r\nc\rd\te\n";

	(void)state;
	check(text, strlen(text), HARMLESS_LINES, "a\nb\nc^Md    e\n");
}

static void a_regions_flag_flies(void **state)
{
	(void)state;
	check_both(FLAG TAG_GB TAG_ENG TAG_END "!", FLAG TAG_GB TAG_ENG TAG_END "!");
	check_both(FLAG "!", FLAG "!");
}

static void other_tags_are_shown(void **state)
{
	(void)state;
	check_both(TAG("\xA7"), "<U+E0067>");
	check_both(FLAG TAG_GB TAG_END, FLAG "<U+E0067><U+E0062><U+E007F>"); /* too short */
	check_both(FLAG TAG_GB TAG_ENG, FLAG "<U+E0067><U+E0062><U+E0065><U+E006E><U+E0067>");
	check_both(FLAG TAG_ENG TAG_ENG TAG_GB TAG_END,
		FLAG "<U+E0065><U+E006E><U+E0067><U+E0065><U+E006E><U+E0067><U+E0067><U+E0062>"
		     "<U+E007F>");
	check_both(FLAG TAG_ENG TAG_END TAG_END, FLAG TAG_ENG TAG_END "<U+E007F>");
	check_both("\xF0\x9F\x91\x8D" TAG_ENG TAG_END,
		"\xF0\x9F\x91\x8D<U+E0065><U+E006E><U+E0067><U+E007F>");
}

static void good_text_of_any_script_stays(void **state)
{
	(void)state;
	check_both("fresh coffee ~ 'yes' <b>", "fresh coffee ~ 'yes' <b>");
	check_both("e\xCC\x81 \xE4\xB8\xAD \xD8\xB4 \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7",
		"e\xCC\x81 \xE4\xB8\xAD \xD8\xB4 \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(exactly_the_harmful_code_points_are_caught),
		cmocka_unit_test(other_spellings_of_a_control_are_broken_bytes),
		cmocka_unit_test(every_raw_high_byte_alone_is_broken),
		cmocka_unit_test(known_attacks_are_shown),
		cmocka_unit_test(nul_is_shown),
		cmocka_unit_test(one_line_stays_one_line),
		cmocka_unit_test(lines_keep_their_feeds),
		cmocka_unit_test(a_regions_flag_flies),
		cmocka_unit_test(other_tags_are_shown),
		cmocka_unit_test(good_text_of_any_script_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
