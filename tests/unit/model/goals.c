#include "sample.h"

#include "model/goals.h"

struct world {
	struct people people;
	struct notes notes;
	struct tally tally;
	struct goals goals;
};

static int begin(void **state)
{
	*state = mem_alloc(sizeof(struct world));
	return 0;
}

static int end(void **state)
{
	struct world *world = *state;

	goals_release(&world->goals);
	goals_release(NULL);
	tally_release(&world->tally);
	people_release(&world->people);
	notes_release(&world->notes);
	free(world);
	return 0;
}

static struct note *add(
	struct world *world, const char *from, const char *to, const char *day, int via)
{
	struct note *note = sample_note(&world->notes, "x", from, to, day, "tea");

	note->via = via;
	return note;
}

static void build(struct world *world)
{
	struct tally_wish wish = { .span = sample_span("2026-10-05", "2026-10-09"),
		.before = sample_span("2026-09-28", "2026-10-04"),
		.today = sample_day("2026-10-09") };

	people_ready(&world->people);
	goals_release(&world->goals);
	tally_release(&world->tally);
	tally_init(&world->tally, &world->people, &wish);
	for (size_t i = 0; i < world->notes.count; i++)
		tally_add(&world->tally, &world->notes.items[i]);
	tally_finish(&world->tally);
	goals_build(&world->goals, &world->tally, &world->notes);
}

/* Each goal as "done/people". */
static void assert_goals(struct world *world, const char *expected)
{
	struct str str = { 0 };

	build(world);
	for (enum goal goal = 0; goal < GOAL_COUNT; goal++)
		str_addf(&str, "%s%zu/%zu", goal > 0 ? " " : "", world->goals.of[goal].done,
			world->goals.of[goal].people);
	assert_string_equal(str_text(&str), expected);
	str_release(&str);
}

static void assert_left(struct world *world, const char *handle, const char *expected)
{
	struct texts left = { 0 };
	struct arena arena = { 0 };
	struct str str = { 0 };

	goals_left(&world->goals, handle, &arena, &left);
	for (size_t i = 0; i < left.count; i++)
		str_addf(&str, "%s%s", i > 0 ? " " : "", left.items[i]);
	assert_string_equal(str_text(&str), expected);
	str_release(&str);
	arena_release(&arena);
}

static void nobody_has_nothing_to_do(void **state)
{
	assert_goals(*state, "0/0 0/0 0/0 0/0");
	assert_left(*state, "bob", "");
}

static void everyone_is_every_colleague(void **state)
{
	struct world *world = *state;

	sample_person(&world->people, "alice", "groups", "support", NULL);
	sample_person(&world->people, "bob", "groups", "support", "remote", "true", NULL);
	sample_person(&world->people, "carol", "groups", "sales", NULL);
	sample_person(&world->people, "gone", "groups", "support", "until", "2026-10-01", NULL);
	sample_person(&world->people, "omar", "kind", "customer", NULL);
	assert_goals(world, "0/3 0/3 0/2 0/1");
	add(world, "alice", "bob omar", "2026-10-06", VIA_NOTE);
	add(world, "bob", "bob", "2026-10-06", VIA_IN_PERSON);
	add(world, "alice", "carol", "2026-10-04", VIA_IN_PERSON);
	add(world, "alice", "carol", "2026-10-10", VIA_IN_PERSON);
	assert_goals(world, "1/3 1/3 0/2 1/1");
	assert_left(world, "alice", "bob");
	assert_left(world, "carol", "");
}

static void a_team_is_met_in_person(void **state)
{
	struct world *world = *state;

	sample_person(&world->people, "alice", "groups", "support front", NULL);
	sample_person(&world->people, "bob", "groups", "support", "remote", "true", NULL);
	sample_person(&world->people, "carol", "groups", "front support", NULL);
	sample_person(&world->people, "dave", "groups", "front", NULL);
	sample_person(&world->people, "erin", NULL);
	build(world);
	assert_int_equal(world->goals.items[0].team, 3);
	assert_int_equal(world->goals.items[1].team, 2);
	assert_int_equal(world->goals.items[3].team, 2);
	assert_int_equal(world->goals.items[4].team, 0);
	add(world, "alice", "carol erin", "2026-10-05", VIA_IN_PERSON);
	add(world, "alice", "carol", "2026-10-06", VIA_IN_PERSON);
	add(world, "alice", "dave", "2026-10-06", VIA_PHONE);
	build(world);
	assert_int_equal(world->goals.items[0].met, 1);
	assert_left(world, "alice", "bob dave");
	/* who is far away can be called */
	add(world, "alice", "bob", "2026-10-07", VIA_PHONE);
	add(world, "bob", "alice carol", "2026-10-07", VIA_PHONE);
	add(world, "alice", "dave", "2026-10-07", VIA_IN_PERSON);
	assert_goals(world, "5/5 0/5 2/4 1/1");
	assert_left(world, "alice", "");
}

static void without_groups_all_are_one_team(void **state)
{
	struct world *world = *state;

	sample_person(&world->people, "alice", NULL);
	sample_person(&world->people, "bob", NULL);
	add(world, "carol", "alice", "2026-10-05", VIA_IN_PERSON);
	build(world);
	assert_int_equal(world->goals.count, 3);
	assert_int_equal(world->goals.items[2].team, 2);
	assert_int_equal(world->goals.items[2].met, 1);
	assert_left(world, "carol", "bob");
}

/* Everybody in the same many groups: seen once, not once a group. */
static void crowds_are_counted(void **state)
{
	struct world *world = *state;
	struct texts groups = { 0 };

	for (int i = 0; i < 500; i++) {
		struct str str = { 0 };

		str_addf(&str, "g%d", i);
		texts_add(&world->people.memory, &groups,
			arena_string(&world->people.memory, str_text(&str)));
		str_release(&str);
	}
	for (int i = 0; i < 1000; i++) {
		struct str str = { 0 };

		str_addf(&str, "p%d", i);
		sample_person(
			&world->people, arena_string(&world->people.memory, str_text(&str)), NULL)
			->groups = groups;
		str_release(&str);
	}
	build(world);
	assert_int_equal(world->goals.count, 1000);
	assert_int_equal(world->goals.items[999].team, 999);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(nobody_has_nothing_to_do, begin, end),
		cmocka_unit_test_setup_teardown(everyone_is_every_colleague, begin, end),
		cmocka_unit_test_setup_teardown(a_team_is_met_in_person, begin, end),
		cmocka_unit_test_setup_teardown(without_groups_all_are_one_team, begin, end),
		cmocka_unit_test_setup_teardown(crowds_are_counted, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
