#include "sample.h"

#include "model/roll.h"

static void each_has_their_own_notes(void **state)
{
	struct people people = { 0 };
	struct notes notes = { 0 };
	struct settings settings;
	struct roll roll;
	size_t at;

	(void)state;
	settings_init(&settings);
	sample_person(&people, "alice", "aliases", "al", "birthday", "--11-24", NULL);
	sample_person(&people, "gone", "until", "2026-11-01", NULL);
	sample_note(&notes, "d", "bob", "alice alice", "2026-11-19", "tea");
	sample_note(&notes, "c", "alice", "alice bob", "2026-11-18", "tea");
	sample_note(&notes, "b", "old", "alice", "2026-08-01", "tea");
	sample_note(&notes, "a", "bob", "bob", "2026-07-01", "tea");
	people_ready(&people);
	roll_build(&roll, &notes, &people, &settings, sample_day("2026-11-20"), 3);
	assert_int_equal(roll.count, 4);
	assert_int_equal(roll.occasions.count, 1);
	assert_true(roll_find(&roll, "alice", &at));
	assert_int_equal(roll.items[at].note_count, 3);
	assert_string_equal(roll.items[at].notes[0]->id, "d");
	assert_int_equal(roll.items[at].last.number, sample_day("2026-11-19").number);
	assert_true(roll_find(&roll, "bob", &at));
	assert_true(roll.items[at].known);
	assert_int_equal(roll.items[at].note_count, 3);
	assert_int_equal(roll.items[at].last.number, sample_day("2026-11-18").number);
	assert_true(roll_find(&roll, "old", &at));
	assert_false(roll.items[at].known);
	assert_true(roll_find(&roll, "gone", &at));
	assert_false(roll.items[at].known);
	assert_false(roll_find(&roll, "nobody", &at));
	roll_release(&roll);
	notes_release(&notes);
	people_release(&people);
	settings_release(&settings);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(each_has_their_own_notes) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
