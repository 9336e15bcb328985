#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "render/hue.h"

static void a_handle_keeps_its_hue_for_ever(void **state)
{
	(void)state;
	assert_int_equal(hue_of("alice"), 10);
	assert_int_equal(hue_of("bob"), 6);
	assert_int_equal(hue_of("support"), hue_of("support"));
	assert_in_range(hue_of(""), 0, HUE_COUNT - 1);
}

static void the_people_of_the_examples_differ(void **state)
{
	static const char *const people[] = { "alice", "bob", "carol", "dave", "erin", "grace",
		"andrea", "frank", "ivan", "liu", "noor", "omar" };
	int seen[HUE_COUNT] = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(people) / sizeof(*people); i++)
		assert_int_equal(seen[hue_of(people[i])]++, 0);
}

/* No hue is taken by a fifth more, or fewer, than its share. */
static void all_hues_are_as_frequent(void **state)
{
	enum { EACH = 1000 };
	int seen[HUE_COUNT] = { 0 };

	(void)state;
	for (int i = 0; i < EACH * HUE_COUNT; i++) {
		char handle[32];

		snprintf(handle, sizeof(handle), "person%d", i);
		seen[hue_of(handle)]++;
	}
	for (int hue = 0; hue < HUE_COUNT; hue++)
		assert_in_range(seen[hue], EACH * 4 / 5, EACH * 6 / 5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_handle_keeps_its_hue_for_ever),
		cmocka_unit_test(the_people_of_the_examples_differ),
		cmocka_unit_test(all_hues_are_as_frequent),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
