#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "cmd/recipients.h"

static struct recipients split(struct arena *arena, const char **items, size_t count, size_t plain)
{
	struct operands operands = { items, count, plain };
	struct recipients recipients;

	recipients_split(&recipients, &operands, arena);
	return recipients;
}
#define COUNT(items) (sizeof(items) / sizeof(*(items)))

static void names_stand_first(void **state)
{
	const char *line[] = { "@alice,", "@bob:", "fresh", "coffee", "for", "@carol" };
	struct arena arena = { 0 };
	struct recipients got = split(&arena, line, COUNT(line), COUNT(line));

	(void)state;
	assert_int_equal(got.who.count, 2);
	assert_string_equal(got.who.items[0], "@alice");
	assert_string_equal(got.who.items[1], "@bob");
	assert_string_equal(got.text, "fresh coffee for @carol");
	arena_release(&arena);
}

static void a_comma_parts_names(void **state)
{
	const char *line[] = { "@alice,@bob,", "@carol,x,@dave", "tea" };
	struct arena arena = { 0 };
	struct recipients got = split(&arena, line, COUNT(line), COUNT(line));

	(void)state;
	assert_int_equal(got.who.count, 4);
	assert_string_equal(got.who.items[0], "@alice");
	assert_string_equal(got.who.items[1], "@bob");
	assert_string_equal(got.who.items[2], "@carol,x");
	assert_string_equal(got.who.items[3], "@dave");
	assert_string_equal(got.text, "tea");
	arena_release(&arena);
}

static void behind_the_dashes_a_name_is_text(void **state)
{
	const char *line[] = { "@alice", "@bob", "-5", "degrees" };
	struct arena arena = { 0 };
	struct recipients got = split(&arena, line, COUNT(line), 1);

	(void)state;
	assert_int_equal(got.who.count, 1);
	assert_string_equal(got.text, "@bob -5 degrees");
	arena_release(&arena);
}

static void a_mark_alone_is_text(void **state)
{
	const char *line[] = { "@alice", "@", "5pm" }, *comma[] = { "@," };
	struct arena arena = { 0 };

	(void)state;
	assert_string_equal(split(&arena, line, COUNT(line), COUNT(line)).text, "@ 5pm");
	assert_string_equal(split(&arena, comma, 1, 1).text, "@,");
	arena_release(&arena);
}

static void nothing_said_is_no_text(void **state)
{
	const char *line[] = { "@alice" }, *empty[] = { "@alice", "" };
	struct arena arena = { 0 };

	(void)state;
	assert_null(split(&arena, line, 1, 1).text);
	assert_string_equal(split(&arena, empty, 2, 2).text, "");
	assert_int_equal(split(&arena, NULL, 0, 0).who.count, 0);
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_stand_first),
		cmocka_unit_test(a_comma_parts_names),
		cmocka_unit_test(behind_the_dashes_a_name_is_text),
		cmocka_unit_test(a_mark_alone_is_text),
		cmocka_unit_test(nothing_said_is_no_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
