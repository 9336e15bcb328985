#include "sample.h"

#include "model/tally.h"

#define TODAY "2026-11-20"

struct world {
	struct people people;
	struct notes notes;
	struct tally tally;
	struct tally_wish wish;
};

static int begin(void **state)
{
	struct world *world = mem_alloc(sizeof(*world));

	world->wish = (struct tally_wish){ .span = sample_span("2026-10-01", "2026-12-31"),
		.before = sample_span("2026-07-01", "2026-09-30"),
		.today = sample_day(TODAY) };
	*state = world;
	return 0;
}

static int end(void **state)
{
	struct world *world = *state;

	tally_release(&world->tally);
	tally_release(NULL);
	people_release(&world->people);
	notes_release(&world->notes);
	free(world);
	return 0;
}

/* The current quarter, against the one before. */
static struct tally *count(struct world *world)
{
	people_ready(&world->people);
	tally_release(&world->tally);
	tally_init(&world->tally, &world->people, &world->wish);
	for (size_t i = 0; i < world->notes.count; i++)
		tally_add(&world->tally, &world->notes.items[i]);
	tally_finish(&world->tally);
	return &world->tally;
}

static struct note *add(struct world *world, const char *from, const char *to, const char *day)
{
	return sample_note(&world->notes, "x", from, to, day, "tea");
}

static const struct tally_person *row(const struct tally *tally, const char *handle)
{
	for (size_t i = 0; i < tally->person_count; i++)
		if (strcmp(tally->persons[i]->handle, handle) == 0)
			return tally->persons[i];
	return NULL;
}

static void assert_handles(struct tally_person *const *persons, size_t count, const char *expected)
{
	struct str str = { 0 };

	for (size_t i = 0; i < count; i++)
		str_addf(&str, "%s%s", i > 0 ? " " : "", persons[i]->handle);
	assert_string_equal(str_text(&str), expected);
	str_release(&str);
}

static void assert_counts(const struct tally_counts *counts, const char *expected)
{
	struct str str = { 0 };

	for (size_t i = 0; i < counts->count; i++)
		str_addf(&str, "%s%s %zu", i > 0 ? ", " : "", counts->items[i].name,
			counts->items[i].count);
	assert_string_equal(str_text(&str), expected);
	str_release(&str);
}

static void nothing_counts_as_nothing(void **state)
{
	struct tally *tally = count(*state);

	assert_int_equal(tally->notes + tally->notes_before, 0);
	assert_int_equal(tally->person_count + tally->share_count + tally->missed_count, 0);
	assert_int_equal(tally->cross.row_count + tally->cross.column_count, 0);
	assert_int_equal(tally->week_count, 8);
}

static void each_person_gave_and_received(void **state)
{
	struct world *world = *state;
	struct tally *tally;
	const struct tally_person *alice;

	add(world, "bob", "alice carol", "2026-10-01");
	add(world, "bob", "alice", "2026-11-19");
	add(world, "alice", "bob", "2026-12-31");
	add(world, "alice", "carol", "2026-09-30");
	add(world, "alice", "carol", "2026-07-01");
	add(world, "alice", "carol", "2026-06-30");
	tally = count(world);
	alice = row(tally, "alice");
	assert_int_equal(tally->notes, 3);
	assert_int_equal(tally->notes_before, 2);
	assert_int_equal(alice->gave, 1);
	assert_int_equal(alice->gave_before, 1); /* by 20 August */
	assert_int_equal(alice->received, 2);
	assert_int_equal(alice->received_before, 0);
	assert_int_equal(
		alice->last_gave.number, sample_day("2026-09-30").number); /* not after today */
	assert_int_equal(alice->last_received.number, sample_day("2026-11-19").number);
	assert_int_equal(row(tally, "bob")->gave, 2);
	assert_int_equal(row(tally, "carol")->received_before, 1);
	assert_false(day_known(row(tally, "carol")->last_gave));
	assert_handles(tally->persons, tally->person_count, "alice bob carol");
}

static void half_a_period_meets_half_of_the_one_before(void **state)
{
	struct world *world = *state;

	add(world, "bob", "alice", "2026-07-01");
	add(world, "bob", "alice", "2026-08-20"); /* the 51st day, as today is */
	add(world, "bob", "alice", "2026-08-21");
	assert_int_equal(count(world)->notes_before, 3);
	assert_int_equal(world->tally.notes_before_so_far, 2);
	assert_int_equal(row(&world->tally, "bob")->gave_before, 2);
	assert_int_equal(row(&world->tally, "alice")->received_before, 2);
	world->wish.today = sample_day("2026-12-31");
	assert_int_equal(count(world)->notes_before_so_far, 3);
	assert_int_equal(row(&world->tally, "bob")->gave_before, 3);
}

static void whoever_was_not_thanked_is_missed(void **state)
{
	struct world *world = *state;
	struct tally *tally;

	sample_person(&world->people, "grace", NULL);
	sample_person(&world->people, "ivan", NULL);
	sample_person(&world->people, "alice", NULL);
	sample_person(&world->people, "gone", "until", "2026-11-19", NULL);
	sample_person(&world->people, "coming", "since", "2026-11-21", NULL);
	add(world, "grace", "alice", "2026-10-02");
	add(world, "alice", "grace", "2026-08-01");
	add(world, "alice", "known", "2026-07-03");
	add(world, "alice", "forgotten", "2026-07-02");
	add(world, "new", "alice", "2026-10-02");
	tally = count(world);
	assert_handles(tally->missed, tally->missed_count, "ivan new known grace");
	assert_handles(tally->persons, tally->person_count, "alice grace ivan known new");
	assert_int_equal(tally->share_count, 1);
	assert_int_equal(tally->shares[0].people, 5);
	assert_int_equal(tally->shares[0].gave, 2);
	assert_int_equal(tally->shares[0].thanked, 1);
}

static void oneself_is_nobody_else(void **state)
{
	struct world *world = *state;
	struct tally *tally;

	sample_person(&world->people, "bob", NULL);
	add(world, "bob", "bob", "2026-10-02");
	tally = count(world);
	assert_int_equal(tally->notes, 1);
	assert_int_equal(row(tally, "bob")->gave + row(tally, "bob")->received, 0);
	assert_handles(tally->missed, tally->missed_count, "bob");
	assert_int_equal(tally->cross.row_count, 0);
}

static void each_part_has_its_share(void **state)
{
	struct world *world = *state;
	struct tally *tally;

	sample_person(&world->people, "a", "groups", "support sales sales", "remote", "true", NULL);
	sample_person(&world->people, "b", "groups", "support", NULL);
	sample_person(&world->people, "c", "kind", "customer", NULL);
	add(world, "b", "a c", "2026-10-02");
	tally = count(world);
	assert_int_equal(tally->share_count, 5);
	assert_string_equal(tally->shares[0].name, "colleague");
	assert_int_equal(tally->shares[0].people, 2);
	assert_int_equal(tally->shares[0].thanked, 1);
	assert_string_equal(tally->shares[1].name, "customer");
	assert_int_equal(tally->shares[2].part, TALLY_REMOTE);
	assert_string_equal(tally->shares[3].name, "sales");
	assert_int_equal(tally->shares[3].people, 1);
	assert_string_equal(tally->shares[4].name, "support");
	assert_int_equal(tally->shares[4].people, 2);
	assert_int_equal(tally->shares[4].thanked, 1);
	assert_int_equal(tally->to_kind[KIND_COLLEAGUE], 1);
	assert_int_equal(tally->to_kind[KIND_CUSTOMER], 1);
	assert_int_equal(tally->to_kind[KIND_VENDOR], 0);
}

static size_t crossed(const struct tally *tally, const char *from, const char *to)
{
	const struct tally_cross *cross = &tally->cross;

	for (size_t i = 0; i < cross->row_count; i++)
		for (size_t j = 0; j < cross->column_count; j++)
			if (strcmp(cross->rows[i], from) == 0 && strcmp(cross->columns[j], to) == 0)
				return cross->counts[i * cross->column_count + j];
	return 0;
}

static void groups_thank_groups(void **state)
{
	struct world *world = *state;
	struct tally *tally;

	sample_person(&world->people, "a", "groups", "support", NULL);
	sample_person(&world->people, "b", "groups", "support sales", NULL);
	sample_person(&world->people, "c", "kind", "customer", "groups", "sales", NULL);
	sample_person(&world->people, "d", "kind", "friend", NULL);
	add(world, "a", "b", "2026-10-02");
	add(world, "b", "a c d nobody", "2026-10-02");
	add(world, "c", "a b", "2026-10-03");
	add(world, "c", "a b", "2026-09-03");
	tally = count(world);
	assert_int_equal(tally->cross.row_count, 3);
	assert_string_equal(tally->cross.rows[2], "customers");
	assert_int_equal(tally->cross.column_count, 5);
	assert_int_equal(crossed(tally, "support", "support"), 2);
	assert_int_equal(crossed(tally, "support", "sales"), 1);
	assert_int_equal(crossed(tally, "sales", "support"), 1);
	assert_int_equal(crossed(tally, "sales", "customers"), 1);
	assert_int_equal(crossed(tally, "sales", "colleagues"), 1);
	assert_int_equal(crossed(tally, "support", "friends"), 1);
	assert_int_equal(crossed(tally, "customers", "support"), 1);
	assert_int_equal(crossed(tally, "customers", "sales"), 1);
}

static void weeks_go_on_to_today_or_the_last_note(void **state)
{
	struct world *world = *state;
	struct tally *tally;

	add(world, "a", "b", "2026-10-01");
	add(world, "a", "b", "2026-10-04");
	add(world, "a", "b", "2026-10-05");
	tally = count(world);
	assert_int_equal(tally->first_week.number, sample_day("2026-09-28").number);
	assert_int_equal(tally->week_count, 8);
	assert_int_equal(tally->weeks[0], 2);
	assert_int_equal(tally->weeks[1], 1);
	assert_int_equal(tally->weeks[7], 0);
	add(world, "a", "b", "2026-12-31");
	tally = count(world);
	assert_int_equal(tally->week_count, 14);
	assert_int_equal(tally->weeks[13], 1);
	world->wish.today = sample_day("2026-01-01");
	assert_int_equal(count(world)->week_count, 14);
}

static void tags_and_ways_are_counted(void **state)
{
	struct world *world = *state;
	struct note *note;

	sample_note(&world->notes, "a", "a", "b", "2026-10-02", "#Details #patience");
	sample_note(&world->notes, "b", "a", "b", "2026-10-02", "#details #details #care");
	note = sample_note(&world->notes, "c", "a", "b", "2026-09-02", "#before");
	note = add(world, "a", "b", "2026-10-02");
	note->via = VIA_CARD;
	assert_counts(&count(world)->tags, "Details 2, care 1, patience 1");
	assert_int_equal(world->tally.vias[VIA_CARD], 1);
	assert_int_equal(world->tally.vias[VIA_NOTE], 2);
}

static void one_person_takes_their_own_away(void **state)
{
	struct world *world = *state;
	struct tally *tally;

	world->wish.one = "alice";
	sample_note(&world->notes, "a", "bob", "alice carol", "2026-10-02", "#details")->via =
		VIA_CARD;
	sample_note(&world->notes, "b", "dave", "alice", "2026-10-03", "#details #care");
	sample_note(&world->notes, "c", "bob", "alice", "2026-10-04", "x");
	sample_note(&world->notes, "d", "bob", "carol", "2026-10-04", "#other");
	sample_note(&world->notes, "e", "alice", "carol bob alice", "2026-10-05", "#mine");
	sample_note(&world->notes, "f", "erin", "alice", "2026-08-05", "#before");
	tally = count(world);
	assert_counts(&tally->thanked_by, "bob 2, dave 1");
	assert_counts(&tally->thanked, "bob 1, carol 1");
	assert_counts(&tally->one_tags, "details 2, care 1");
	assert_int_equal(tally->one_vias[VIA_CARD], 1);
	assert_int_equal(tally->one_vias[VIA_NOTE], 2);
	assert_int_equal(row(tally, "alice")->received_before, 1);
}

static void a_tally_keeps_nothing_of_a_note(void **state)
{
	struct world *world = *state;
	char from[] = "bob", to[] = "alice", tag[] = "care";
	const char *tos[] = { to }, *tags[] = { tag };
	struct note note = { .from = from,
		.to = { tos, 1 },
		.all_tags = { tags, 1 },
		.date = moment_at(world->wish.today, 0, 0) };

	world->wish.one = "alice";
	tally_init(&world->tally, &world->people, &world->wish);
	tally_add(&world->tally, &note);
	memset(from, 'x', 3);
	memset(to, 'x', 5);
	memset(tag, 'x', 4);
	tally_finish(&world->tally);
	assert_handles(world->tally.persons, 2, "alice bob");
	assert_counts(&world->tally.tags, "care 1");
	assert_counts(&world->tally.thanked_by, "bob 1");
}

static void only_those_asked_for_are_counted(void **state)
{
	const char *support[] = { "support" };
	struct world *world = *state;
	const struct tally *tally;

	sample_person(&world->people, "alice", "groups", "support", NULL);
	sample_person(&world->people, "bob", "groups", "support sales", NULL);
	sample_person(&world->people, "carol", "groups", "sales", NULL);
	sample_person(&world->people, "omar", "kind", "customer", "groups", "support", NULL);
	add(world, "alice", "omar carol", "2026-10-05");
	add(world, "carol", "bob", "2026-10-06");
	add(world, "alice", "omar", "2026-09-06");
	tally = count(world);
	assert_int_equal(row(tally, "alice")->to_customers, 1);
	assert_int_equal(row(tally, "carol")->to_customers, 0);
	world->wish.groups = (struct texts){ support, 1 };
	tally = count(world);
	assert_handles(tally->persons, tally->person_count, "alice bob omar");
	assert_handles(tally->missed, tally->missed_count, "alice");
	assert_int_equal(tally->notes, 2); /* which notes are counted is the query's business */
	world->wish.kinds = 1u << KIND_COLLEAGUE;
	tally = count(world);
	assert_handles(tally->persons, tally->person_count, "alice bob");
	support[0] = "all";
	tally = count(world);
	assert_handles(tally->persons, tally->person_count, "alice bob carol");
}

/* A hostile number of groups and people: more than a table holds, and no square anywhere. */
static void crowds_are_counted(void **state)
{
	struct world *world = *state;
	struct note all = { .from = "p0", .text = "x", .date = moment_at(world->wish.today, 0, 0) };

	for (int i = 0; i < 3000; i++) {
		struct person *person = people_add(&world->people);
		struct str str = { 0 };

		str_addf(&str, "p%d", i);
		person->handle = arena_string(&world->people.memory, str_text(&str));
		texts_add(&world->people.memory, &person->groups,
			arena_string(&world->people.memory, str_text(&str)));
		texts_add(&world->people.memory, &all.to, person->handle);
		str_release(&str);
	}
	people_ready(&world->people);
	world->wish.span = (struct span){ DAY_MIN, DAY_MAX };
	world->wish.before = (struct span){ DAY_MIN, DAY_MIN };
	tally_init(&world->tally, &world->people, &world->wish);
	for (int i = 0; i < 50; i++)
		tally_add(&world->tally, &all);
	tally_finish(&world->tally);
	assert_int_equal(world->tally.person_count, 3000);
	assert_int_equal(world->tally.share_count, 3001);
	assert_int_equal(world->tally.missed_count, 1);
	assert_true(world->tally.cross.column_count <= 255);
	assert_int_equal(crossed(&world->tally, "p0", "p1"), 50);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(nothing_counts_as_nothing, begin, end),
		cmocka_unit_test_setup_teardown(each_person_gave_and_received, begin, end),
		cmocka_unit_test_setup_teardown(
			half_a_period_meets_half_of_the_one_before, begin, end),
		cmocka_unit_test_setup_teardown(whoever_was_not_thanked_is_missed, begin, end),
		cmocka_unit_test_setup_teardown(oneself_is_nobody_else, begin, end),
		cmocka_unit_test_setup_teardown(each_part_has_its_share, begin, end),
		cmocka_unit_test_setup_teardown(groups_thank_groups, begin, end),
		cmocka_unit_test_setup_teardown(weeks_go_on_to_today_or_the_last_note, begin, end),
		cmocka_unit_test_setup_teardown(tags_and_ways_are_counted, begin, end),
		cmocka_unit_test_setup_teardown(one_person_takes_their_own_away, begin, end),
		cmocka_unit_test_setup_teardown(a_tally_keeps_nothing_of_a_note, begin, end),
		cmocka_unit_test_setup_teardown(only_those_asked_for_are_counted, begin, end),
		cmocka_unit_test_setup_teardown(a_tally_keeps_nothing_of_a_note, begin, end),
		cmocka_unit_test_setup_teardown(crowds_are_counted, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
