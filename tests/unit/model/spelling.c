#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "model/spelling.h"

typedef bool rule(const char *text, size_t length);

static void assert_all(rule *is, bool expected, const char *const *texts)
{
	for (; *texts != NULL; texts++)
		if (is(*texts, strlen(*texts)) != expected)
			fail_msg("'%s' should%s pass", *texts, expected ? "" : " not");
}

static void tags_are_one_word(void **state)
{
	static const char *const right[] = { "details", "c++", "R&D", "front-line", "\u00C4rger",
		"\u8010\u5FC3", "7", NULL };
	static const char *const wrong[] = { "", "front line", "#tag", "-tag", "a,b", "a\nb",
		"a\tb", "a\033[31m", "a\u202Eb", "\xFF", NULL };

	(void)state;
	assert_all(spelling_is_tag, true, right);
	assert_all(spelling_is_tag, false, wrong);
}

static void files_have_no_path(void **state)
{
	static const char *const right[] = { "nf8kq7m2x.png", "my photo.jpg", "a..b", NULL };
	static const char *const wrong[] = { "", ".", "..", ".png", "a/b.png", "../b.png", "/b.png",
		"a\\b.png", "a\nb.png", NULL };

	(void)state;
	assert_all(spelling_is_file, true, right);
	assert_all(spelling_is_file, false, wrong);
}

static void ids_stay_below_the_notes(void **state)
{
	static const char *const right[] = { "20261121-nf8kq7m2x", "coffee.yaml",
		"2026/11/21/coffee.yaml", "a b.yaml", "20261121-nf8k.yaml", NULL };
	static const char *const wrong[] = { "", ".yaml", "nf8kq7m2x", "20261121-nf8kq7m2l",
		"20261341-nf8kq7m2x", "coffee.txt", "/etc/passwd.yaml", "../../x.yaml",
		"a/../b.yaml", "a//b.yaml", "a/.b.yaml", ".git/x.yaml", "a\\b.yaml", "a\nb.yaml",
		NULL };

	(void)state;
	assert_all(spelling_is_id, true, right);
	assert_all(spelling_is_id, false, wrong);
}

static void aliases_are_names_or_addresses(void **state)
{
	static const char *const right[] = { "\u00C4lice", "\u5218\u6D0B", "alice@example.org",
		"J\u00FCrgen M\u00FCller", NULL };
	static const char *const wrong[] = { "", "Bad Handle!", "../../x", "\u00C4/b", "@alice",
		"alice@", "alice @example.org", "\u00C4\u202E", "\xC4lice", NULL };

	(void)state;
	assert_all(spelling_is_alias, true, right);
	assert_all(spelling_is_alias, false, wrong);
}

static void long_quotes_are_cut_between_characters(void **state)
{
	struct str str = { 0 };
	char text[64];

	(void)state;
	memset(text, 'a', sizeof(text));
	memcpy(text + 58, "\u8C22\u8C22", 6);
	str_add_quoted(&str, text, sizeof(text));
	assert_int_equal(str.length, 1 + 58 + 4);
	assert_string_equal(str_text(&str) + 57, "aa...'");
	str_clear(&str);
	str_add_quoted(&str, "tea", 3);
	assert_string_equal(str_text(&str), "'tea'");
	str_release(&str);
}

static void addresses_can_be_written_to(void **state)
{
	static const char *const right[] = { "alice@example.org", "o'hara+x@ex-a.mple",
		"a@localhost", "\u00FC@m\u00FCller.de", NULL };
	static const char *const wrong[] = { "", "alice", "alice@", "@example.org",
		"a b@example.org", "Alice <a@example.org>", "a@b@c", "a@-x.org", "a@x-.org",
		"a@x..org", "a@.org", "a@x.", "a,b@x.org", "a@x org", NULL };

	(void)state;
	assert_all(spelling_is_email, true, right);
	assert_all(spelling_is_email, false, wrong);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tags_are_one_word),
		cmocka_unit_test(files_have_no_path),
		cmocka_unit_test(ids_stay_below_the_notes),
		cmocka_unit_test(aliases_are_names_or_addresses),
		cmocka_unit_test(addresses_can_be_written_to),
		cmocka_unit_test(long_quotes_are_cut_between_characters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
