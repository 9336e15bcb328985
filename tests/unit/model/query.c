#include "sample.h"

#include "model/query.h"

struct world {
	struct people people;
	struct notes notes;
	struct note *note; /* bob thanks alice and dave, a customer */
	struct query query;
	struct arena arena;
};

static int begin(void **state)
{
	struct world *world = mem_alloc(sizeof(*world));

	sample_person(
		&world->people, "alice", "name", "\u00C1lice Liddell", "groups", "support", NULL);
	sample_person(&world->people, "bob", "groups", "sales", "aliases", "Bobby", NULL);
	sample_person(&world->people, "dave", "kind", "customer", NULL);
	people_ready(&world->people);
	world->note = sample_note(&world->notes, "a", "bob", "alice dave", "2026-11-21",
		"Fresh Caf\u00E9 and COFFEE\npaper, coffeehouse #details");
	*state = world;
	return 0;
}

static int end(void **state)
{
	struct world *world = *state;

	people_release(&world->people);
	notes_release(&world->notes);
	arena_release(&world->arena);
	free(world);
	return 0;
}

static bool matches(struct world *world)
{
	bool found = query_matches(&world->query, world->note, &world->people);

	world->query = (struct query){ 0 };
	return found;
}

#define ADD(world, member, text) texts_add(&(world)->arena, &(world)->query.member, text)

static void an_empty_query_matches_all(void **state)
{
	struct world *world = *state;

	assert_true(query_is_empty(&world->query));
	assert_true(matches(world));
	ADD(world, words, "x");
	assert_false(query_is_empty(&world->query));
}

static void any_value_of_a_part_is_enough(void **state)
{
	struct world *world = *state;

	ADD(world, from, "carol");
	assert_false(matches(world));
	ADD(world, from, "carol");
	ADD(world, from, "bob");
	assert_true(matches(world));
	ADD(world, to, "bob");
	assert_false(matches(world));
	ADD(world, to, "dave");
	assert_true(matches(world));
	ADD(world, who, "bob");
	assert_true(matches(world));
	ADD(world, who, "dave");
	assert_true(matches(world));
	ADD(world, who, "carol");
	assert_false(matches(world));
	ADD(world, tags, "patience");
	ADD(world, tags, "Details");
	assert_true(matches(world));
}

static void all_parts_must_hold(void **state)
{
	struct world *world = *state;

	ADD(world, from, "bob");
	ADD(world, to, "alice");
	assert_true(matches(world));
	ADD(world, from, "bob");
	ADD(world, to, "carol");
	assert_false(matches(world));
	ADD(world, from, "bob");
	ADD(world, words, "tea");
	assert_false(matches(world));
}

static void groups_are_of_both_sides_or_written_to(void **state)
{
	struct world *world = *state;

	ADD(world, groups, "sales");
	assert_true(matches(world));
	ADD(world, groups, "support");
	assert_true(matches(world));
	ADD(world, groups, "choir");
	assert_false(matches(world));
	world->note->group = "choir";
	ADD(world, groups, "choir");
	assert_true(matches(world));
	ADD(world, groups, "all");
	assert_true(matches(world));
	world->note->from = "zoe";
	world->note->to = (struct texts){ 0 };
	ADD(world, groups, "all");
	assert_false(matches(world));
}

static void bits_and_spans_choose(void **state)
{
	struct world *world = *state;

	world->query.vias = 1u << VIA_NOTE | 1u << VIA_CARD;
	assert_true(matches(world));
	world->query.vias = 1u << VIA_CARD;
	assert_false(matches(world));
	world->query.kinds = 1u << KIND_CUSTOMER;
	assert_true(matches(world));
	world->query.kinds = 1u << KIND_COLLEAGUE;
	assert_true(matches(world));
	world->query.kinds = 1u << KIND_VENDOR;
	assert_false(matches(world));
	world->query.has_span = true;
	world->query.span = sample_span("2026-11-21", "2026-11-21");
	assert_true(matches(world));
	world->query.has_span = true;
	world->query.span = sample_span("2026-11-22", "2026-11-30");
	assert_false(matches(world));
}

static void a_round_has_its_own_notes(void **state)
{
	struct world *world = *state;
	struct round round = {
		.name = "week", .start = sample_day("2026-11-20"), .last = sample_day("2026-11-30")
	};

	world->query.round = &round;
	assert_false(query_is_empty(&world->query));
	assert_true(query_filters(&world->query));
	assert_false(matches(world));
	world->note->round = "week";
	world->query.round = &round;
	assert_true(matches(world));
	round.start = sample_day("2026-11-22");
	world->query.round = &round;
	assert_false(matches(world));
}

static void all_words_must_be_in_text_or_names(void **state)
{
	struct world *world = *state;

	ADD(world, words, "cafe");
	ADD(world, words, "coffee");
	assert_true(matches(world));
	ADD(world, words, "cafe");
	ADD(world, words, "alice");
	ADD(world, words, "liddell");
	ADD(world, words, "bobby");
	assert_true(matches(world));
	ADD(world, words, "cafe");
	ADD(world, words, "tea");
	assert_false(matches(world));
	world->query.text = "coffee paper";
	assert_true(matches(world));
	world->query.text = "details bob";
	assert_false(matches(world));
	world->query.text = "alice";
	assert_false(matches(world));
	world->note->text = NULL;
	ADD(world, words, "dave");
	assert_true(matches(world));
}

static int score(struct world *world, const char *word)
{
	struct query query = { 0 };

	texts_add(&world->arena, &query.words, word);
	return query_score(&query, world->note, &world->people);
}

static void the_best_answer_scores_highest(void **state)
{
	struct world *world = *state;

	assert_true(score(world, "coffee") > score(world, "paper"));
	assert_true(score(world, "paper") > score(world, "dave"));
	assert_true(score(world, "dave") > score(world, "pape"));
	assert_true(score(world, "pape") > score(world, "lidd"));
	assert_true(score(world, "lidd") > score(world, "tea"));
	assert_true(score(world, "cafe") > score(world, "afe"));
	assert_int_equal(score(world, "tea"), 0);
	assert_int_equal(score(world, ""), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(an_empty_query_matches_all, begin, end),
		cmocka_unit_test_setup_teardown(any_value_of_a_part_is_enough, begin, end),
		cmocka_unit_test_setup_teardown(all_parts_must_hold, begin, end),
		cmocka_unit_test_setup_teardown(groups_are_of_both_sides_or_written_to, begin, end),
		cmocka_unit_test_setup_teardown(bits_and_spans_choose, begin, end),
		cmocka_unit_test_setup_teardown(a_round_has_its_own_notes, begin, end),
		cmocka_unit_test_setup_teardown(all_words_must_be_in_text_or_names, begin, end),
		cmocka_unit_test_setup_teardown(the_best_answer_scores_highest, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
