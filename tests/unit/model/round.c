#include "sample.h"

#include "model/round.h"

static struct rounds rounds;

static int forget(void **state)
{
	(void)state;
	rounds_release(&rounds);
	rounds_release(NULL);
	return 0;
}

/* A round's file, with the fields named in pairs, up to a NULL. */
static void add(const char *path, const char *name, const char *start, ...)
{
	struct round *round = rounds_add(&rounds);
	const char *field;
	va_list args;

	round->path = path;
	sample_set(&round_fields, round, &rounds.memory, "name", name);
	sample_set(&round_fields, round, &rounds.memory, "start", start);
	va_start(args, start);
	while ((field = va_arg(args, const char *)) != NULL)
		sample_set(&round_fields, round, &rounds.memory, field, va_arg(args, const char *));
	va_end(args);
}

static const char *found(const char *typed)
{
	const struct round *round = rounds_find(&rounds, typed);

	return round != NULL ? round->path : NULL;
}

static bool is_open(const char *typed, const char *today)
{
	return round_is_open(rounds_find(&rounds, typed), sample_day(today));
}

static void a_round_is_open_from_its_start_to_the_day_it_is_closed(void **state)
{
	(void)state;
	add("a", "week", "2026-10-05", "due", "2026-10-09", "closed", "2026-10-12", NULL);
	rounds_ready(&rounds);
	assert_false(is_open("week", "2026-10-04"));
	assert_true(is_open("week", "2026-10-05"));
	assert_true(is_open("week", "2026-10-11"));
	assert_false(is_open("week", "2026-10-12"));
}

static void names_are_found_in_any_case_the_newest_first(void **state)
{
	(void)state;
	add("new", "week", "2027-10-04", NULL);
	add("old", "week", "2026-10-05", "closed", "2026-10-09", NULL);
	add("other", "lunch", "2026-12-01", NULL);
	rounds_ready(&rounds);
	assert_string_equal(found("Week"), "new");
	assert_string_equal(found("2026-10-05-week"), "old");
	assert_string_equal(found("lunch"), "other");
	assert_null(found("2026-10-06-week"));
	assert_null(found("2026-10-05week"));
	assert_null(found("wek"));
	assert_string_equal(rounds_near(&rounds, "wek"), "week");
	assert_null(rounds_near(&rounds, "dinner"));
}

static bool has(const char *typed, const char *name, const char *day)
{
	struct notes notes = { 0 };
	struct note *note = sample_note(&notes, "x", "bob", "alice", day, "tea");
	bool held;

	note->round = name;
	note->private = true;
	assert_false(round_has(rounds_find(&rounds, typed), note));
	note->private = false;
	held = round_has(rounds_find(&rounds, typed), note);
	notes_release(&notes);
	return held;
}

static void a_note_belongs_to_the_round_of_its_day(void **state)
{
	(void)state;
	add("old", "week", "2026-10-05", "closed", "2026-10-09", NULL);
	add("new", "week", "2027-10-04", NULL);
	rounds_ready(&rounds);
	assert_false(has("week", NULL, "2027-10-05"));
	assert_false(has("week", "lunch", "2027-10-05"));
	assert_true(has("week", "Week", "2027-10-05"));
	assert_true(has("week", "week", "2027-10-04"));
	assert_false(has("week", "week", "2027-10-03"));
	/* late ones still do */
	assert_true(has("2026-10-05-week", "week", "2027-10-03"));
	assert_false(has("2026-10-05-week", "week", "2027-10-04"));
	assert_false(has("2026-10-05-week", "week", "2026-10-04"));
}

static void what_two_clones_began_is_one_round(void **state)
{
	const struct round *round;

	(void)state;
	add("b", "week", "2026-10-06", "ring", "carol dave", "due", "2026-10-09", "guests", "dave",
		NULL);
	add("a", "week", "2026-10-05", "ring", "alice carol", "group", "support", NULL);
	add("c", "lunch", "2026-10-05", "ring", "erin frank", NULL);
	rounds_ready(&rounds);
	assert_int_equal(rounds.count, 2);
	round = rounds_find(&rounds, "week");
	assert_string_equal(round->path, "a");
	assert_int_equal(round->paths.count, 2);
	assert_string_equal(round->paths.items[1], "b");
	assert_int_equal(round->ring.count, 3);
	assert_int_equal(round->guests.count, 1);
	assert_null(round->group);
	assert_int_equal(day_compare(round->start, sample_day("2026-10-05")), 0);
	assert_int_equal(day_compare(round->due, sample_day("2026-10-09")), 0);
	assert_true(has("week", "week", "2026-10-05"));
	assert_true(has("week", "week", "2026-10-08"));
}

static void closed_by_one_clone_it_is_closed(void **state)
{
	(void)state;
	add("a", "week", "2026-10-05", "ring", "alice carol", NULL);
	add("b", "week", "2026-10-06", "ring", "alice carol", "closed", "2026-10-09", NULL);
	rounds_ready(&rounds);
	assert_int_equal(rounds.count, 1);
	assert_false(is_open("week", "2026-10-09"));
}

static void closed_in_the_morning_another_may_begin(void **state)
{
	(void)state;
	add("a", "week", "2026-10-05", "closed", "2026-10-09", NULL);
	add("b", "week", "2026-10-09", NULL);
	rounds_ready(&rounds);
	assert_int_equal(rounds.count, 2);
	assert_true(is_open("week", "2026-10-09"));
	assert_false(has("2026-10-05-week", "week", "2026-10-09"));
}

static void what_is_due_first_stands_first(void **state)
{
	const struct round **open;

	(void)state;
	add("a", "whenever", "2026-10-01", NULL);
	add("b", "late", "2026-10-02", "due", "2026-10-30", NULL);
	add("c", "soon", "2026-10-03", "due", "2026-10-09", NULL);
	add("d", "over", "2026-09-01", "due", "2026-09-09", "closed", "2026-09-10", NULL);
	add("e", "ahead", "2026-12-01", NULL);
	add("f", "any", "2026-10-03", NULL);
	rounds_ready(&rounds);
	assert_int_equal(rounds_open(&rounds, sample_day("2026-10-05"), &rounds.memory, &open), 4);
	assert_string_equal(open[0]->name, "soon");
	assert_string_equal(open[1]->name, "late");
	assert_string_equal(open[2]->name, "whenever");
	assert_string_equal(open[3]->name, "any");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(
			a_round_is_open_from_its_start_to_the_day_it_is_closed, forget),
		cmocka_unit_test_teardown(names_are_found_in_any_case_the_newest_first, forget),
		cmocka_unit_test_teardown(a_note_belongs_to_the_round_of_its_day, forget),
		cmocka_unit_test_teardown(what_two_clones_began_is_one_round, forget),
		cmocka_unit_test_teardown(closed_by_one_clone_it_is_closed, forget),
		cmocka_unit_test_teardown(closed_in_the_morning_another_may_begin, forget),
		cmocka_unit_test_teardown(what_is_due_first_stands_first, forget),
	};

	return cmocka_run_group_tests_name("model/round", tests, NULL, NULL);
}
