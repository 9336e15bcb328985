#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "store/layout.h"
#include "store/yaml.h"

static struct arena memory;
static struct err err;

static struct yaml *parse_bytes(const char *bytes, size_t length, enum yaml_want want)
{
	struct yaml *root = NULL;

	err_clear(&err);
	if (yaml_parse(&root, &memory, bytes, length, want, &err) != 0)
		return NULL;
	return root;
}

static struct yaml *parse(const char *text)
{
	return parse_bytes(text, strlen(text), YAML_PLACES);
}

static void refused(const char *text, const char *why)
{
	assert_null(parse(text));
	assert_int_equal(err.kind, ERR_DATA);
	assert_string_equal(str_text(&err.text), why);
}

static int forget(void **state)
{
	(void)state;
	arena_release(&memory);
	err_release(&err);
	return 0;
}

static void a_note_becomes_a_tree(void **state)
{
	struct yaml *root = parse("from: bob\nto: [alice, \"carol\"]\ntext: |\n  two\n  lines\n");
	struct yaml *to, *text;

	(void)state;
	assert_non_null(root);
	assert_int_equal(root->kind, YAML_MAP);
	assert_string_equal(yaml_get(root, "from")->text, "bob");
	to = yaml_get(root, "to");
	assert_int_equal(to->kind, YAML_LIST);
	assert_int_equal(to->style, YAML_FLOW);
	assert_string_equal(to->first->text, "alice");
	assert_int_equal(to->first->next->style, YAML_QUOTED);
	assert_null(to->first->next->next);
	text = yaml_get(root, "text");
	assert_int_equal(text->style, YAML_BLOCK);
	assert_string_equal(text->text, "two\nlines\n");
	assert_int_equal(text->line, 3);
	assert_int_equal(text->column, 7);
	assert_null(yaml_get(root, "tags"));
}

static void an_empty_file_is_an_empty_mapping(void **state)
{
	static const char *const empty[] = { "", "\n\n", "# nothing but this\n", "---\n",
		"--- # x\n...\n", "\xEF\xBB\xBF" };

	(void)state;
	for (size_t i = 0; i < sizeof(empty) / sizeof(*empty); i++) {
		struct yaml *root = parse(empty[i]);

		assert_non_null(root);
		assert_int_equal(root->kind, YAML_MAP);
		assert_null(root->first);
	}
}

static void source_is(const char *source, const struct yaml *node, const char *expected)
{
	assert_int_equal(node->end - node->start, strlen(expected));
	assert_memory_equal(source + node->start, expected, strlen(expected));
}

static void places_are_bytes_of_the_source(void **state)
{
	static const char source[] = "\xEF\xBB\xBF\xF0\x9F\x8E\x89: \xC3\xA9t\xC3\xA9 # c\r\n"
				     "to:\r\n  - alice\r\n  - 'bob'\r\nempty:\r\n"
				     "map: {a: [1, 2], b: }\r\n\r\n# end\r\n";
	struct yaml *root = parse(source), *map;

	(void)state;
	assert_non_null(root);
	source_is(source, root->first, "\xC3\xA9t\xC3\xA9");
	source_is(source, root->first->key, "\xF0\x9F\x8E\x89");
	source_is(source, yaml_get(root, "to"), "- alice\r\n  - 'bob'");
	source_is(source, yaml_get(root, "to")->first->next, "'bob'");
	source_is(source, yaml_get(root, "empty"), "");
	assert_memory_equal(source + yaml_get(root, "empty")->start - 6, "empty:", 6);
	map = yaml_get(root, "map");
	source_is(source, map, "{a: [1, 2], b: }");
	source_is(source, yaml_get(map, "a"), "[1, 2]");
}

static void yaml_that_is_too_clever_is_refused(void **state)
{
	(void)state;
	refused("a: &x 1\nb: *x\n", "1:4: anchors and tags are not allowed");
	refused("b: *x\n", "1:4: aliases are not allowed");
	refused("a: !!binary aGk=\n", "1:4: anchors and tags are not allowed");
	refused("a: ! x\n", "1:4: anchors and tags are not allowed");
	refused("a: {<<: {b: c}}\n", "1:5: merge keys are not allowed");
	refused("a: 1\n---\nb: 2\n", "2:1: more than one document");
	refused("a: 1\nb: 2\na: 3\n", "3:1: 'a' stands here for the second time, first in line 1");
	refused("x: {a: 1, \"a\": 2}\n",
		"1:11: 'a' stands here for the second time, first in line 1");
	refused("? [a]\n: b\n", "1:3: a key must be one word or line");
	refused("'': b\n", "1:1: a key is missing before ':'");
	refused("- a\n- b\n", "1:1: no 'name: value' here");
	refused("just a line\n", "1:1: no 'name: value' here");
	refused("a: \"x\\0y\"\n", "1:4: a NUL character");
}

static void slips_are_told_in_words(void **state)
{
	(void)state;
	refused("from: bob\nto: @alice\n", "2:5: a value cannot begin with '@'");
	assert_string_equal(str_text(&err.hint), "leave the @ out, or put the value in quotes");
	refused("text: well: done\n", "1:11: ': ' inside a value that is not in quotes");
	assert_string_equal(str_text(&err.hint), "put the value in quotes");
	refused("text: \"open\nfrom: bob\n", "1:7: a quoted value that is not closed");
	refused("to: [a, b\nfrom: bob\n", "2:5: a list that is not closed: ',' or ']' is missing");
	refused("a: 1\nnonsense\nb: 2\n", "2:1: a line that is no 'name: value'");
	refused("a: 1\n\tb: 2\n", "2:1: a tab cannot indent");
	refused("a: \"\\q\"\n", "1:5: an unknown escape in double quotes");
	refused("a: * x\n", "1:4: a value cannot begin with '*'");
	refused("a: 1\nb: \x1b[31m\n", "2:4: a control character");
}

static void bytes_that_are_no_text_are_refused(void **state)
{
	char *big = mem_alloc(LIMIT_YAML + 1);

	(void)state;
	refused("a: 1\nb: \xC3\xA9\xFF\n", "2:5: bytes that are not UTF-8");
	assert_null(parse_bytes("a: \0b\n", 6, YAML_VALUES));
	assert_string_equal(str_text(&err.text), "1:4: a NUL character");
	assert_null(parse_bytes("a\0:\0 \0b\0", 8, YAML_VALUES)); /* UTF-16 */
	memset(big, '#', LIMIT_YAML + 1);
	assert_non_null(parse_bytes(big, LIMIT_YAML, YAML_VALUES));
	assert_null(parse_bytes(big, LIMIT_YAML + 1, YAML_VALUES));
	assert_string_equal(str_text(&err.text), "1:1: is larger than 256 KiB");
	free(big);
}

static void depth_and_number_are_capped(void **state)
{
	struct str text = { 0 };

	(void)state;
	str_add(&text, "a: ");
	str_add_times(&text, "[", YAML_DEEPEST - 1);
	str_add_times(&text, "]", YAML_DEEPEST - 1);
	assert_non_null(parse(str_text(&text)));
	str_clear(&text);
	str_add(&text, "a: ");
	str_add_times(&text, "[", 100000);
	assert_null(parse(str_text(&text)));
	assert_string_equal(str_text(&err.text), "1:35: more than 32 levels");
	str_clear(&text);
	str_add(&text, "a: [");
	str_add_times(&text, "a,", 70000);
	str_add(&text, "]");
	assert_null(parse(str_text(&text)));
	assert_true(text_ends(str_text(&err.text), ": too many values"));
	str_clear(&text);
	for (int i = 0; i < 1025; i++)
		str_addf(&text, "k%d: v\n", i);
	refused(str_text(&text), "1025:1: too many keys");
	str_clear(&text);
	str_add_times(&text, "k", 201);
	str_add(&text, ": v\n");
	refused(str_text(&text), "1:1: a key of more than 200 bytes");
	str_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(a_note_becomes_a_tree, forget),
		cmocka_unit_test_teardown(an_empty_file_is_an_empty_mapping, forget),
		cmocka_unit_test_teardown(places_are_bytes_of_the_source, forget),
		cmocka_unit_test_teardown(yaml_that_is_too_clever_is_refused, forget),
		cmocka_unit_test_teardown(slips_are_told_in_words, forget),
		cmocka_unit_test_teardown(bytes_that_are_no_text_are_refused, forget),
		cmocka_unit_test_teardown(depth_and_number_are_capped, forget),
	};

	return cmocka_run_group_tests_name("store/yaml", tests, NULL, NULL);
}
