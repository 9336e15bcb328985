#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "store/yaml.h"
#include "store/yaml_simple.h"

static uint64_t seed = 0x2545F4914F6CDD1Du;

static uint32_t any(uint32_t below)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (uint32_t)(seed >> 32) % below;
}

static void add_one(struct str *str, const char *const *pieces, size_t count)
{
	str_add(str, pieces[any((uint32_t)count)]);
}

#define ONE(str, ...)                                                                              \
	do {                                                                                       \
		static const char *const pieces[] = { __VA_ARGS__ };                               \
		add_one(str, pieces, sizeof(pieces) / sizeof(*pieces));                            \
	} while (0)

/* Lines that are mostly simple, and sometimes nearly so. */
static void add_line(struct str *str)
{
	ONE(str, "from", "to", "date", "text", "tags", "via", "for", "re", "from", "a-b", "x_y",
		"-a", "Key", "a b", "#c", " d", "---", "?");
	ONE(str, ": ", ": ", ": ", ": ", ": ", ":", " : ", ":  ", "");
	ONE(str, "bob", "[alice, bob]", "[a]", "[]", "2026-11-21T16:42:00+01:00",
		"|\n  fresh coffee", "|\n  two\n  lines\n\n    more\n\n", "|\n  one\n ",
		"|\n   three", "|\n\n  x", "|\n  x\n   \n  y", "|-\n  x", "|2\n  x", "\"yes\"",
		"\"a \\\" b\"", "\"a b: #c\"", "\"open", "'x'", "[a,b]", "[a, ]", "[a b]",
		"[a, b] # c", "a: b", "a:", "a #b", "a#b", "a ", "\xC3\xA4rger \xF0\x9F\x8E\x89",
		"x\xC2\x85y", "x\xC2\xA0y", "\xE2\x80\xA8", "x\xE2\x80\xA6", "\xEF\xBB\xBFx",
		"\xEF\xBC\xA1", "\t", "a\tb", "*x", "&x", "!x", "@x", "-", "- a", "? a", "{a: b}",
		">\n  f", "a\n  b", "", "https://x.org/a#b", "[\xC3\xA4, b]", "[a, \"b\"]",
		"|\n  \xF0\x9F\x8E\x89 ---\n  # no comment\n  a: b", "x\x7F", "\x1b");
	ONE(str, "\n", "\n", "\n", "\n", "\n", "\n", "\n", "\r\n", "", "\n\n", " \n", "\n# c\n",
		"\n...\n");
}

static void must_be_same(const struct yaml *a, const struct yaml *b)
{
	for (; a != NULL && b != NULL; a = a->next, b = b->next) {
		assert_int_equal(a->kind, b->kind);
		assert_int_equal(a->style, b->style);
		assert_int_equal(a->line, b->line);
		assert_int_equal(a->column, b->column);
		assert_int_equal(a->length, b->length);
		if (a->kind == YAML_SCALAR)
			assert_string_equal(a->text, b->text);
		must_be_same(a->key, b->key);
		must_be_same(a->first, b->first);
	}
	assert_true(a == NULL && b == NULL);
}

/* Whenever it answers, libyaml has the same answer. */
static void it_agrees_with_libyaml(void **state)
{
	struct str text = { 0 };
	int answered = 0;

	(void)state;
	for (int i = 0; i < 60000; i++) {
		struct arena memory = { 0 };
		struct err err = { 0 };
		struct yaml *simple, *full;

		str_clear(&text);
		for (uint32_t lines = 1 + any(4); lines > 0; lines--)
			add_line(&text);
		if (utf8_valid(str_text(&text), text.length, NULL) &&
			yaml_simple(&simple, &memory, str_text(&text), text.length)) {
			answered++;
			if (yaml_parse(&full, &memory, str_text(&text), text.length, YAML_PLACES,
				    &err) != 0)
				fail_msg("%s:\n%s", str_text(&err.text), str_text(&text));
			must_be_same(simple, full);
		}
		arena_release(&memory);
		err_release(&err);
	}
	assert_true(answered > 1000);
	str_release(&text);
}

static void what_the_tool_writes_is_simple(void **state)
{
	static const char *const files[] = {
		"from: bob\nto: [alice]\ndate: 2026-11-21T16:42:00+01:00\ntext: |\n  fresh coffee, "
		"and the copier "
		"paper before anyone asked\ntags: [details]\nvia: in-person\n",
		"from: \"no\"\nto: [alice, carol.d]\ndate: 2026-11-21T16:42:00+01:00\ntext: |\n  "
		"one\n\n    two "
		"\xF0\x9F\x8E\x89\nre: 20261121-nf8kq7m2x\nfor: https://example.org/x\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++) {
		struct arena memory = { 0 };
		struct yaml *root;

		assert_true(yaml_simple(&root, &memory, files[i], strlen(files[i])));
		arena_release(&memory);
	}
}

/* A hostile file may hold one: 256 KiB in the time of many words, not of their square. */
static void a_long_list_takes_no_time(void **state)
{
	struct arena memory = { 0 };
	struct str file = { 0 };
	struct yaml *root, *last;

	(void)state;
	str_add(&file, "tags: [a");
	for (int i = 0; i < 80000; i++)
		str_add(&file, ", a");
	str_add(&file, "]\n");
	assert_true(yaml_simple(&root, &memory, file.bytes, file.length));
	for (last = root->first->first; last->next != NULL;)
		last = last->next;
	assert_int_equal(last->column, (int)file.length - 2);
	arena_release(&memory);
	str_release(&file);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_agrees_with_libyaml),
		cmocka_unit_test(what_the_tool_writes_is_simple),
		cmocka_unit_test(a_long_list_takes_no_time),
	};

	return cmocka_run_group_tests_name("store/yaml_simple", tests, NULL, NULL);
}
