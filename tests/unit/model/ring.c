#include "sample.h"

#include "model/ring.h"

#define TODAY "2026-10-08"

struct world {
	struct people people;
	struct notes notes;
	struct rounds rounds;
	struct ring ring;
	struct str said;
	const char *today;
};

static int begin(void **state)
{
	struct world *world = mem_alloc(sizeof(*world));

	world->today = TODAY;
	*state = world;
	return 0;
}

static int end(void **state)
{
	struct world *world = *state;

	ring_release(&world->ring);
	ring_release(NULL);
	people_release(&world->people);
	notes_release(&world->notes);
	rounds_release(&world->rounds);
	str_release(&world->said);
	free(world);
	return 0;
}

static struct round *round_of(struct world *world, const char *handles)
{
	struct round *round;

	rounds_release(&world->rounds);
	round = rounds_add(&world->rounds);
	round->path = "rounds/2026-10-05-week.yaml";
	round->name = "week";
	round->start = sample_day("2026-10-05");
	sample_set(&round_fields, round, &world->rounds.memory, "ring", handles);
	return round;
}

static void wrote(struct world *world, const char *from, const char *to, const char *day)
{
	sample_note(&world->notes, "x", from, to, day, "tea")->round = "week";
}

static void thanked(struct world *world, const char *from, const char *to, const char *day)
{
	sample_note(&world->notes, "x", from, to, day, "tea");
}

static void build(struct world *world)
{
	people_ready(&world->people);
	ring_release(&world->ring);
	ring_build(&world->ring, &world->rounds.items[0], &world->notes, &world->people,
		sample_day(world->today));
}

/* Who owes what: "left right anyone" of HANDLE, - for what is not owed. */
static const char *owes(struct world *world, const char *handle)
{
	const struct ring_seat *seat;

	build(world);
	seat = ring_seat_of(&world->ring, handle);
	if (seat == NULL)
		return "not in it";
	str_clear(&world->said);
	for (enum ring_side side = RING_LEFT; side < RING_SIDES; side++)
		str_addf(&world->said, "%s%s", side > 0 ? " " : "",
			seat->owes[side] != NULL ? seat->owes[side] : "-");
	return str_text(&world->said);
}

static void everybody_owes_three_notes(void **state)
{
	struct world *world = *state;

	round_of(world, "a b c d e");
	assert_string_equal(owes(world, "a"), "e b c");
	assert_string_equal(owes(world, "b"), "a c d");
	assert_string_equal(owes(world, "e"), "d a b");
	assert_int_equal(world->ring.notes, 3);
	assert_int_equal(world->ring.owed, 15);
	assert_string_equal(owes(world, "z"), "not in it");
}

static void left_and_right_are_never_the_same(void **state)
{
	struct world *world = *state;

	round_of(world, "a b c");
	assert_string_equal(owes(world, "a"), "c b -");
	assert_int_equal(world->ring.notes, 2);
	round_of(world, "a b");
	assert_string_equal(owes(world, "a"), "b - -");
	assert_string_equal(owes(world, "b"), "a - -");
	assert_int_equal(world->ring.notes, 1);
	assert_null(ring_seat_of(&world->ring, "a")->right);
	round_of(world, "a");
	assert_string_equal(owes(world, "a"), "- - -");
	assert_null(ring_seat_of(&world->ring, "a")->left);
	assert_int_equal(world->ring.notes, 0);
	world->rounds.items[0].ring.count = 0;
	build(world);
	assert_int_equal(world->ring.count, 0);
	assert_int_equal(world->ring.notes, 0);
}

static void what_is_written_is_paid(void **state)
{
	struct world *world = *state;

	round_of(world, "a b c d e");
	wrote(world, "a", "b", "2026-10-05");
	assert_string_equal(owes(world, "a"), "e - c");
	wrote(world, "a", "x", "2026-10-08");
	assert_string_equal(owes(world, "a"), "e - -");
	wrote(world, "a", "e d", "2026-10-08");
	assert_string_equal(owes(world, "a"), "- - -");
	assert_int_equal(world->ring.owed, 12);
	/* it is theirs, not mine */
	assert_string_equal(owes(world, "b"), "a c d");
}

static void only_notes_of_the_round_pay(void **state)
{
	struct world *world = *state;

	round_of(world, "a b c d e");
	thanked(world, "a", "b", "2026-10-06");
	wrote(world, "a", "e", "2026-10-04");
	wrote(world, "a", "a", "2026-10-06");
	assert_string_equal(owes(world, "a"), "e b c");
}

static void anyone_is_whom_fewest_have_thanked(void **state)
{
	struct world *world = *state;

	round_of(world, "a b c d e f");
	thanked(world, "x", "c", "2026-09-30");
	thanked(world, "x", "c", "2026-09-29");
	thanked(world, "y", "d", "2026-09-30");
	thanked(world, "z", "d", "2026-09-30");
	thanked(world, "x", "e", "2026-09-30");
	thanked(world, "y", "e", "2026-09-30");
	/* c by one, d and e by two */
	assert_string_equal(owes(world, "a"), "f b c");
	thanked(world, "y", "c", "2026-09-30");
	thanked(world, "z", "c", "2026-09-30");
	assert_string_equal(owes(world, "a"), "f b d");
	/* long ago, to oneself, and to come */
	thanked(world, "v", "d", "2026-07-01");
	thanked(world, "d", "d", "2026-09-30");
	thanked(world, "v", "d", "2026-10-09");
	thanked(world, "w", "d", "2026-09-30");
	world->notes.items[world->notes.count - 1].private = true;
	assert_string_equal(owes(world, "a"), "f b d");
	thanked(world, "v", "d", "2026-07-10");
	assert_string_equal(owes(world, "a"), "f b e");
}

static void whoever_comes_in_between_does_not_make_a_note_unwritten(void **state)
{
	struct world *world = *state;

	wrote(world, "a", "b", "2026-10-05");
	wrote(world, "a", "d", "2026-10-05");
	wrote(world, "a", "e", "2026-10-05");
	round_of(world, "a n b c d e");
	assert_string_equal(owes(world, "a"), "- - -");
	round_of(world, "a b c d e n");
	assert_string_equal(owes(world, "a"), "- - -");
	assert_string_equal(owes(world, "n"), "e a c");
	/* b was on the right and d anyone: what is left is the left */
	world->notes.count = 2;
	round_of(world, "a n b c d e");
	assert_string_equal(owes(world, "a"), "e - -");
}

static void whoever_leaves_has_had_their_note(void **state)
{
	struct world *world = *state;

	wrote(world, "a", "b", "2026-10-05");
	wrote(world, "a", "d", "2026-10-05");
	wrote(world, "a", "e", "2026-10-05");
	round_of(world, "a c d e");
	assert_string_equal(owes(world, "a"), "- - -");
	world->notes.count = 1;
	assert_string_equal(owes(world, "a"), "e c -");
	round_of(world, "a c");
	assert_string_equal(owes(world, "a"), "c - -");
}

static void who_has_left_owes_nothing_and_is_owed_nothing(void **state)
{
	struct world *world = *state;

	sample_person(&world->people, "b", "until", "2026-10-07", NULL);
	sample_person(&world->people, "c", "until", "2026-10-08", NULL);
	round_of(world, "a b c d e");
	assert_string_equal(owes(world, "a"), "e c d");
	assert_string_equal(owes(world, "b"), "not in it");
	assert_int_equal(world->ring.count, 4);
}

static void a_groups_round_is_for_its_members_and_guests(void **state)
{
	struct world *world = *state;
	struct round *round;

	sample_person(&world->people, "a", "groups", "support", NULL);
	sample_person(&world->people, "b", "groups", "support sales", NULL);
	sample_person(&world->people, "c", "groups", "sales", NULL);
	round = round_of(world, "a b c d e");
	round->group = "support";
	sample_set(&round_fields, round, &world->rounds.memory, "guests", "d");
	assert_string_equal(owes(world, "a"), "d b -");
	assert_string_equal(owes(world, "c"), "not in it");
	assert_string_equal(owes(world, "e"), "not in it");
	assert_string_equal(owes(world, "d"), "b a -");
}

static void before_and_after_nobody_owes_anything(void **state)
{
	struct world *world = *state;
	struct round *round = round_of(world, "a b c d e");

	sample_person(&world->people, "b", "until", "2026-10-20", NULL);
	wrote(world, "a", "b", "2026-10-05");
	round->closed = sample_day("2026-10-09");
	world->today = "2026-10-30";
	assert_string_equal(owes(world, "a"), "- - -");
	assert_false(world->ring.open);
	assert_int_equal(world->ring.owed, 14);
	/* who left after it was in it */
	assert_string_equal(owes(world, "b"), "- - -");
	world->today = "2026-10-04";
	assert_string_equal(owes(world, "a"), "- - -");
}

static void a_note_pays_one_side(void **state)
{
	struct world *world = *state;
	const struct ring_seat *seat;

	round_of(world, "a b c d e");
	wrote(world, "a", "b", "2026-10-05");
	build(world);
	seat = ring_seat_of(&world->ring, "a");
	assert_int_equal(ring_seat_pays(seat, "e"), RING_LEFT);
	assert_int_equal(ring_seat_pays(seat, "b"), RING_SIDES);
	assert_int_equal(ring_seat_pays(seat, "c"), RING_ANYONE);
	assert_int_equal(ring_seat_pays(seat, "x"), RING_ANYONE);
	assert_int_equal(ring_seat_pays(seat, "a"), RING_SIDES);
	seat = ring_seat_of(&world->ring, "b");
	assert_int_equal(ring_seat_pays(seat, "c"), RING_RIGHT);
}

static void a_ring_looks_back_to_its_start_or_a_while(void **state)
{
	struct world *world = *state;
	const struct round *round = round_of(world, "a b");

	assert_int_equal(
		day_compare(ring_reach(round, sample_day(TODAY)).first, sample_day("2026-07-10")),
		0);
	assert_int_equal(day_compare(ring_reach(round, sample_day("2027-10-05")).first,
				 sample_day("2026-10-05")),
		0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
		TEST(everybody_owes_three_notes),
		TEST(left_and_right_are_never_the_same),
		TEST(what_is_written_is_paid),
		TEST(only_notes_of_the_round_pay),
		TEST(anyone_is_whom_fewest_have_thanked),
		TEST(whoever_comes_in_between_does_not_make_a_note_unwritten),
		TEST(whoever_leaves_has_had_their_note),
		TEST(who_has_left_owes_nothing_and_is_owed_nothing),
		TEST(a_groups_round_is_for_its_members_and_guests),
		TEST(before_and_after_nobody_owes_anything),
		TEST(a_note_pays_one_side),
		TEST(a_ring_looks_back_to_its_start_or_a_while),
	};

	return cmocka_run_group_tests_name("model/ring", tests, NULL, NULL);
}
