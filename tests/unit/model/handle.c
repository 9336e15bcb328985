#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "model/handle.h"

static const char *parsed(const char *typed)
{
	static char handle[HANDLE_LONGEST + 1];

	return handle_parse(typed, strlen(typed), handle) ? handle : NULL;
}

static const char *made(const char *name)
{
	static char handle[HANDLE_LONGEST + 1];

	return handle_make(name, strlen(name), handle) ? handle : NULL;
}

static void typed_handles_lose_mark_and_case(void **state)
{
	(void)state;
	assert_string_equal(parsed("@alice"), "alice");
	assert_string_equal(parsed("Alice"), "alice");
	assert_string_equal(parsed("7"), "7");
	assert_string_equal(parsed("a.b_c-d--e"), "a.b_c-d--e");
	assert_string_equal(parsed("@me"), "me");
}

static void other_spellings_are_no_handles(void **state)
{
	static const char *const wrong[] = { "", "@", "@@alice", ".alice", "alice.", "-a", "a-",
		"_a", "a..b", "a b", "a/b", "../../x", "/etc/passwd", "a\\b", "a\n", "\u00C4lice",
		"alice@example.org", "a:b" };

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		assert_null(parsed(wrong[i]));
}

static void sixty_four_is_the_longest(void **state)
{
	char typed[5001], handle[HANDLE_LONGEST + 1];

	(void)state;
	memset(typed, 'a', sizeof(typed));
	typed[0] = '@';
	assert_true(handle_parse(typed, 65, handle));
	assert_int_equal(strlen(handle), 64);
	assert_false(handle_parse(typed, 66, handle));
	assert_false(handle_parse(typed, 5000, handle));
	assert_false(handle_parse("a\0b", 3, handle));
}

static void stored_handles_are_as_they_are(void **state)
{
	(void)state;
	assert_true(handle_valid("alice"));
	assert_false(handle_valid("Alice"));
	assert_false(handle_valid("@alice"));
	assert_false(handle_valid("me"));
	assert_false(handle_valid("all"));
	assert_false(handle_valid(NULL));
	assert_true(handle_reserved("all"));
	assert_false(handle_reserved("allan"));
}

static void names_become_handles(void **state)
{
	(void)state;
	assert_string_equal(made("Bob"), "bob");
	assert_string_equal(made("bob+lists"), "bob-lists");
	assert_string_equal(made("  DOMAIN\\Bob  "), "domain-bob");
	assert_string_equal(made("a..b.-c"), "a.b.c");
	assert_string_equal(made("J\u00FCrgen"), "j-rgen");
	assert_null(made(""));
	assert_null(made("\u5218\u6D0B"));
	assert_null(made("---"));
}

static void made_handles_are_valid(void **state)
{
	uint32_t random = 1;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		char name[100], handle[HANDLE_LONGEST + 1], again[HANDLE_LONGEST + 1];

		for (size_t i = 0; i < sizeof(name); i++) {
			random = random * 1664525u + 1013904223u;
			name[i] = (char)(random >> 16);
			if ((random >> 24 & 1) != 0)
				name[i] = "ab.-_@ Z"[random >> 16 & 7];
		}
		if (!handle_make(name, random % sizeof(name), handle))
			continue;
		assert_true(handle_parse(handle, strlen(handle), again));
		assert_string_equal(handle, again);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(typed_handles_lose_mark_and_case),
		cmocka_unit_test(other_spellings_are_no_handles),
		cmocka_unit_test(sixty_four_is_the_longest),
		cmocka_unit_test(stored_handles_are_as_they_are),
		cmocka_unit_test(names_become_handles),
		cmocka_unit_test(made_handles_are_valid),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
