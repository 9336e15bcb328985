#include "sample.h"

#include "model/thread.h"

static struct note *reply(struct notes *notes, const char *id, const char *re, const char *day)
{
	struct note *note = sample_note(notes, id, "alice", "bob", day, "any time");

	note->re = re;
	return note;
}

static void a_reply_thanks_the_sender(void **state)
{
	struct notes notes = { 0 };
	struct note parent = *sample_note(&notes, "p", "bob", "alice carol", "2026-11-20", "tea");
	struct note answer = *reply(&notes, "r", "p", "2026-11-21");
	struct note cheer = *sample_note(&notes, "c", "dave", "alice carol", "2026-11-21", NULL);

	(void)state;
	cheer.re = "p";
	assert_int_equal(note_answers(&parent, NULL), ANSWER_NONE);
	assert_int_equal(note_answers(&answer, &parent), ANSWER_REPLY);
	assert_int_equal(note_answers(&cheer, &parent), ANSWER_CHEER);
	assert_int_equal(note_answers(&answer, NULL), ANSWER_REPLY);
	assert_int_equal(note_answers(&cheer, NULL), ANSWER_CHEER);
	notes_release(&notes);
}

static void answers_hang_under_their_root_oldest_first(void **state)
{
	struct notes notes = { 0 };
	struct threads threads;

	(void)state;
	reply(&notes, "r3", "r1", "2026-11-24");
	reply(&notes, "r2", "root", "2026-11-23");
	sample_note(&notes, "alone", "bob", "carol", "2026-11-23", "tea");
	reply(&notes, "r1", "root", "2026-11-22");
	sample_note(&notes, "root", "bob", "alice", "2026-11-20", "coffee");
	reply(&notes, "lost", "gone", "2026-11-19");
	threads_build(&threads, &notes);
	assert_int_equal(threads.count, 3);
	assert_string_equal(threads.items[0].root->id, "alone");
	assert_int_equal(threads.items[0].count, 0);
	assert_string_equal(threads.items[1].root->id, "root");
	assert_int_equal(threads.items[1].count, 3);
	assert_string_equal(threads.items[1].answers[0]->id, "r1");
	assert_string_equal(threads.items[1].answers[1]->id, "r2");
	assert_string_equal(threads.items[1].answers[2]->id, "r3");
	assert_string_equal(threads.items[2].root->id, "lost");
	threads_release(&threads);
	notes_release(&notes);
}

static void a_circle_makes_roots(void **state)
{
	static const char *const order[][2] = { { "a", "b" }, { "b", "c" }, { "c", "a" },
		{ "self", "self" }, { "x", "a" }, { "y", "x" } };

	(void)state;
	for (int turn = 0; turn < 6; turn++) {
		struct notes notes = { 0 };
		struct threads threads;

		for (int i = 0; i < 6; i++)
			reply(&notes, order[(i + turn) % 6][0], order[(i + turn) % 6][1],
				"2026-11-22");
		threads_build(&threads, &notes);
		assert_int_equal(threads.count, 6);
		threads_release(&threads);
		notes_release(&notes);
	}
}

static void long_chains_take_no_longer(void **state)
{
	enum { MANY = 100000 };
	struct notes notes = { 0 };
	struct threads threads;

	(void)state;
	for (int i = 0; i < MANY; i++) {
		struct note *note = notes_add(&notes);
		struct str id = { 0 };

		str_addf(&id, "%d", i);
		note->id = arena_string(&notes.memory, str_text(&id));
		str_clear(&id);
		str_addf(&id, "%d", i + 1);
		note->re = arena_string(&notes.memory, str_text(&id));
		note->date.seconds = -i;
		str_release(&id);
	}
	threads_build(&threads, &notes);
	assert_int_equal(threads.count, 1);
	assert_int_equal(threads.items[0].count, MANY - 1);
	assert_string_equal(threads.items[0].answers[0]->id, "99998");
	threads_release(&threads);
	notes_release(&notes);
}

static void nothing_has_no_threads(void **state)
{
	struct notes notes = { 0 };
	struct threads threads;

	(void)state;
	threads_build(&threads, &notes);
	assert_int_equal(threads.count, 0);
	threads_release(&threads);
	threads_release(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_reply_thanks_the_sender),
		cmocka_unit_test(answers_hang_under_their_root_oldest_first),
		cmocka_unit_test(a_circle_makes_roots),
		cmocka_unit_test(long_chains_take_no_longer),
		cmocka_unit_test(nothing_has_no_threads),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
