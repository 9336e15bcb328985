#include "sample.h"

static void notes_stand_newest_first(void **state)
{
	struct notes notes = { 0 };

	(void)state;
	notes_sort(&notes);
	sample_note(&notes, "20261120-a", "bob", "alice", "2026-11-20", "one");
	sample_note(&notes, "20261122-a", "bob", "alice", "2026-11-22", "three");
	sample_note(&notes, "20261121-a", "bob", "alice", "2026-11-21", "two");
	sample_note(&notes, "20261121-b", "bob", "alice", "2026-11-21", "two and a half");
	notes_sort(&notes);
	assert_string_equal(notes.items[0].text, "three");
	assert_string_equal(notes.items[1].text, "two and a half");
	assert_string_equal(notes.items[2].text, "two");
	assert_string_equal(notes.items[3].text, "one");
	notes_sort(&notes);
	assert_string_equal(notes.items[3].text, "one");
	notes_release(&notes);
}

static void a_note_is_found_by_its_whole_id(void **state)
{
	struct notes notes = { 0 };

	(void)state;
	assert_null(notes_find(&notes, "a"));
	for (int i = 0; i < 100; i++)
		sample_note(&notes, "other", "bob", "alice", "2026-11-20", "x");
	sample_note(&notes, "tea.yaml", "bob", "alice", "2026-11-20", "tea");
	assert_string_equal(notes_find(&notes, "tea.yaml")->text, "tea");
	assert_null(notes_find(&notes, "tea"));
	notes_release(&notes);
	notes_release(&notes);
	notes_release(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(notes_stand_newest_first),
		cmocka_unit_test(a_note_is_found_by_its_whole_id),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
