#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "view/synced.h"

static void nothing_is_when_nothing_came_or_went(void **state)
{
	struct synced_view view = { .remote = "origin" };

	(void)state;
	assert_true(synced_nothing(&view));
	view.in.people = 1; /* of no notes */
	assert_true(synced_nothing(&view));
	view.in.edited = 1;
	assert_false(synced_nothing(&view));
	view.in.edited = 0;
	view.out.removed = 1;
	assert_false(synced_nothing(&view));
	view.out.removed = 0;
	view.out.others = 1;
	assert_false(synced_nothing(&view));
}

static void notes_alone_are_told_apart(void **state)
{
	struct synced_count count = { .notes = 2, .people = 1 };

	(void)state;
	assert_true(synced_only_notes(&count));
	count.edited = 1;
	assert_false(synced_only_notes(&count));
	count = (struct synced_count){ 0 };
	assert_false(synced_only_notes(&count));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_when_nothing_came_or_went),
		cmocka_unit_test(notes_alone_are_told_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
