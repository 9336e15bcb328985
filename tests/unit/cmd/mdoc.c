#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "cmd/mdoc.h"
#include "cmd/prose.h"

static void says(
	void (*add)(struct str *out, const char *text), const char *text, const char *wanted)
{
	struct str out = { 0 };

	add(&out, text);
	assert_string_equal(str_text(&out), wanted);
	str_release(&out);
}

static void nothing_is_taken_for_a_macro(void **state)
{
	(void)state;
	says(mdoc_add_text, ".Sh NAME", "\\&.Sh NAME\n");
	says(mdoc_add_text, "'tis \\fBthe ~ ^ \"end\"",
		"\\&\\(aqtis \\efBthe \\(ti \\(ha \\(dqend\\(dq\n");
	says(mdoc_add_argument, "say \"No\"", "\"say \\(dqNo\\(dq\"");
	says(mdoc_add_text, "--all", "\\-\\-all\n");
}

static void other_scripts_are_spelled(void **state)
{
	(void)state;
	says(mdoc_add_text, "\xC3\x84lice \xF0\x9F\x98\x80", "\\[u00C4]lice \\[u1F600]\n");
}

static void each_sentence_begins_a_line(void **state)
{
	(void)state;
	says(mdoc_add_text, "One. Two (three.) four... five: six",
		"One.\nTwo (three.)\nfour... five:\nsix\n");
}

static void backticks_are_quotes(void **state)
{
	(void)state;
	says(mdoc_add_text, "say `in 2 weeks`, (`last`).",
		"say \\(oqin 2 weeks\\(cq, (\\(oqlast\\(cq).\n");
}

static void long_lines_are_broken(void **state)
{
	struct str out = { 0 };
	const char *feed;

	(void)state;
	for (int i = 0; i < 40; i++)
		str_add(&out, "word ");
	struct str text = out;
	out = (struct str){ 0 };
	mdoc_add_text(&out, str_text(&text));
	feed = strchr(str_text(&out), '\n');
	assert_non_null(feed);
	assert_true(feed - out.bytes <= 80);
	str_release(&text);
	str_release(&out);
}

static void blocks_are_told_apart(void **state)
{
	(void)state;
	says(mdoc_add_prose, "a\nb\n\n  { x }\n   .y\n\nc",
		"a b\n.Bd -literal\n\\&  { x }\n\\&   .y\n.Ed\n.Pp\nc\n");
	says(mdoc_add_prose, "", "");
}

static void paragraphs_are_joined(void **state)
{
	struct prose prose = prose_start("\n\none\ntwo\n\n\n  three\n  four\n");
	struct str block = { 0 };

	(void)state;
	assert_true(prose_next(&prose, &block));
	assert_string_equal(str_text(&block), "one two");
	assert_false(prose.literal);
	assert_true(prose_next(&prose, &block));
	assert_string_equal(str_text(&block), "  three\n  four");
	assert_true(prose.literal);
	assert_false(prose_next(&prose, &block));
	str_release(&block);
	prose = prose_start(NULL);
	assert_false(prose_next(&prose, &block));
}

static void lines_hang(void **state)
{
	struct str out = { 0 };

	(void)state;
	str_add_wrapped(&out, "usage: ", 7, "one two three four", 17);
	assert_string_equal(str_text(&out), "usage: one two\n       three four\n");
	str_clear(&out);
	str_add_wrapped(&out, "x", 2, "", 80);
	assert_string_equal(str_text(&out), "x\n");
	str_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_taken_for_a_macro),
		cmocka_unit_test(other_scripts_are_spelled),
		cmocka_unit_test(each_sentence_begins_a_line),
		cmocka_unit_test(backticks_are_quotes),
		cmocka_unit_test(long_lines_are_broken),
		cmocka_unit_test(blocks_are_told_apart),
		cmocka_unit_test(paragraphs_are_joined),
		cmocka_unit_test(lines_hang),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
