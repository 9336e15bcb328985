#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "model/note.h"
#include "store/codec.h"
#include "store/yaml.h"
#include "store/yaml_text.h"

static const char *line_of(struct str *out, const char *text, enum yaml_where where)
{
	str_clear(out);
	str_add_yaml_line(out, text, where);
	return str_text(out);
}

static void what_every_reader_takes_for_text_is_plain(void **state)
{
	static const char *const plain[] = { "alice", "20261121-nf8kq7m2x",
		"photo show at Gallery 9", "Alice Liddell", "alice@example.org", "J\xC3\xBCrgen",
		"\xF0\x9F\x8E\x89 party", "don't", "a-b_c.d", "https://example.org/x#y",
		"Bob's \"tea\"", "9 lives", "nope" };
	struct str out = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(plain) / sizeof(*plain); i++)
		assert_string_equal(line_of(&out, plain[i], YAML_IN_BLOCK), plain[i]);
	str_release(&out);
}

static void what_some_reader_takes_for_more_is_quoted(void **state)
{
	static const char *const quoted[] = { "", "yes", "No", "ON", "null", "~", "y", "true", "12",
		"1e3", "0x1f", "012", "1_000", "12:30", "2026-11-21", "2026-11-21T10:00:00Z", "-1",
		"+1", ".5", "@alice", "*x", "&x", "!x", "#x", "%x", "`x", "- x", "? x", "[x", "{x",
		"|x", ">x", "'x", "=", "<<", "a: b", "a:", "a #b", " a", "a ", "---", "...",
		".inf" };
	struct str out = { 0 }, expected = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(quoted) / sizeof(*quoted); i++) {
		str_clear(&expected);
		str_addf(&expected, "\"%s\"", quoted[i]);
		assert_string_equal(line_of(&out, quoted[i], YAML_IN_BLOCK), str_text(&expected));
	}
	assert_string_equal(line_of(&out, "a,b", YAML_IN_BLOCK), "a,b");
	assert_string_equal(line_of(&out, "a,b", YAML_IN_FLOW), "\"a,b\"");
	assert_string_equal(line_of(&out, "a\"\\\t\r\n\x1b\x7f\xC2\x85\xE2\x80\xA8", YAML_IN_BLOCK),
		"\"a\\\"\\\\\\t\\r\\n\\x1B\\x7F\\N\\L\"");
	str_release(&out);
	str_release(&expected);
}

static void many_lines_are_a_literal_block(void **state)
{
	struct str out = { 0 };

	(void)state;
	str_add_yaml_value(&out, "one\n\ttwo\n\n  three \xF0\x9F\x8E\x89\n", 2);
	assert_string_equal(str_text(&out), "|\n  one\n  \ttwo\n\n    three \xF0\x9F\x8E\x89");
	str_clear(&out);
	str_add_yaml_value(&out, "  one\ntwo", 4);
	assert_string_equal(str_text(&out), "|4-\n      one\n    two");
	str_clear(&out);
	str_add_yaml_value(&out, "one\n\n", 2);
	assert_string_equal(str_text(&out), "|+\n  one\n");
	str_clear(&out);
	str_add_yaml_value(&out, "one\r\ntwo\n", 2);
	assert_string_equal(str_text(&out), "\"one\\r\\ntwo\\n\"");
	str_release(&out);
}

static uint64_t seed = 0x9E3779B97F4A7C15u;

static uint32_t any(uint32_t below)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (uint32_t)(seed >> 32) % below;
}

/* A text made of what YAML is touchy about. */
static void add_anything(struct str *str)
{
	static const char *const pieces[] = { " ", "  ", "\n", "\n\n", "\t", "a", "b c", ":", ": ",
		"#", " #", "-", "- ", "---", "...", "|", ">", "'", "\"", "\\", "{", "}", "[", "]",
		",", "@", "*", "&", "!", "%", "?", "~", "=", "<<", "yes", "null", "1", "0x1",
		"12:30", "2026-11-21", "\r", "\r\n", "\x1b", "\x7f", "\xC2\x85", "\xE2\x80\xA8",
		"\xEF\xBB\xBF", "\xEF\xBF\xBE", "\xC3\xA4", "\xE4\xBD\xA0", "\xF0\x9F\x8E\x89",
		"\xD9\x85", "\xE2\x80\x8F", "\x01" };
	uint32_t count = any(9);

	for (uint32_t i = 0; i < count; i++)
		str_add(str, pieces[any(sizeof(pieces) / sizeof(*pieces))]);
}

static void comes_back(const char *source, const char *expected)
{
	struct arena memory = { 0 };
	struct err err = { 0 };
	struct yaml *root = NULL;

	if (yaml_parse(&root, &memory, source, strlen(source), YAML_VALUES, &err) != 0)
		fail_msg("%s in:\n%s", str_text(&err.text), source);
	if (strcmp(root->first->text, expected) != 0)
		fail_msg("'%s' became '%s' in:\n%s", expected, root->first->text, source);
	assert_string_equal(root->first->next->text, "end");
	arena_release(&memory);
	err_release(&err);
}

static void whatever_is_written_comes_back(void **state)
{
	struct str text = { 0 }, source = { 0 };

	(void)state;
	for (int i = 0; i < 20000; i++) {
		str_clear(&text);
		str_clear(&source);
		add_anything(&text);
		str_add(&source, "a: ");
		str_add_yaml_value(&source, str_text(&text), 2);
		str_add(&source, "\nb: end\n");
		comes_back(str_text(&source), str_text(&text));
		str_clear(&source);
		str_add(&source, "{a: ");
		str_add_yaml_line(&source, str_text(&text), YAML_IN_FLOW);
		str_add(&source, ", b: end}\n");
		comes_back(str_text(&source), str_text(&text));
	}
	str_release(&text);
	str_release(&source);
}

static void whatever_note_is_written_is_read_the_same(void **state)
{
	struct str text = { 0 }, source = { 0 };
	struct err err = { 0 };

	(void)state;
	for (int i = 0; i < 5000; i++) {
		struct arena memory = { 0 };
		struct note note = { 0 }, read;

		fields_init(&note_fields, &note);
		note.from = "bob";
		note.date = moment_at(
			(struct day){ (int32_t)any(40000) }, (int)any(86400), (int)any(600));
		texts_add(&memory, &note.to, "no");
		str_clear(&text);
		str_clear(&source);
		add_anything(&text);
		note.text = str_text(&text);
		codec_encode(&note_fields, &note, &source);
		assert_int_equal(codec_decode(&note_fields, &read, &memory, str_text(&source),
					 source.length, &err),
			0);
		while (text.length > 0 && text.bytes[text.length - 1] == '\n')
			str_cut(&text, text.length - 1);
		assert_string_equal(read.text != NULL ? read.text : "", str_text(&text));
		assert_string_equal(read.to.items[0], "no");
		assert_int_equal(read.date.seconds, note.date.seconds);
		arena_release(&memory);
	}
	str_release(&text);
	str_release(&source);
	err_release(&err);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_every_reader_takes_for_text_is_plain),
		cmocka_unit_test(what_some_reader_takes_for_more_is_quoted),
		cmocka_unit_test(many_lines_are_a_literal_block),
		cmocka_unit_test(whatever_is_written_comes_back),
		cmocka_unit_test(whatever_note_is_written_is_read_the_same),
	};

	return cmocka_run_group_tests_name("store/encode", tests, NULL, NULL);
}
