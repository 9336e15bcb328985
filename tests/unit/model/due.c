#include "sample.h"

#include "model/due.h"

#define TODAY "2026-11-20" /* a Friday */

struct world {
	struct people people;
	struct notes notes;
	struct settings settings;
	struct day today;
	int days;
	struct due_wish wish;
	struct roll roll;
	struct due due;
};

static int begin(void **state)
{
	struct world *world = mem_alloc(sizeof(*world));

	settings_init(&world->settings);
	world->today = sample_day(TODAY);
	world->days = 7;
	world->wish = (struct due_wish){ .me = "me-bob" };
	*state = world;
	return 0;
}

static int end(void **state)
{
	struct world *world = *state;

	due_release(&world->due);
	due_release(NULL);
	roll_release(&world->roll);
	roll_release(NULL);
	people_release(&world->people);
	notes_release(&world->notes);
	settings_release(&world->settings);
	free(world);
	return 0;
}

static void build(struct world *world)
{
	people_ready(&world->people);
	notes_sort(&world->notes);
	due_release(&world->due);
	roll_release(&world->roll);
	roll_build(&world->roll, &world->notes, &world->people, &world->settings, world->today,
		world->days);
	world->wish.answers = due_answer_days(world->today);
	due_build(&world->due, &world->roll, &world->wish);
}

/* Everybody who is due, as "carol 51 15, ivan never". */
static void assert_thanks(struct world *world, const char *expected)
{
	struct str str = { 0 };

	build(world);
	for (size_t i = 0; i < world->due.thanks_count; i++) {
		const struct due_thanks *thanks = &world->due.thanks[i];

		str_addf(&str, "%s%s", i > 0 ? ", " : "", thanks->handle);
		if (thanks->days == DUE_NEVER)
			str_add(&str, " never");
		else
			str_addf(&str, " %d %d", thanks->days, thanks->overdue);
	}
	assert_string_equal(str_text(&str), expected);
	str_release(&str);
}

static struct note *add(
	struct world *world, const char *id, const char *from, const char *to, const char *day)
{
	return sample_note(&world->notes, id, from, to, day, "tea");
}

static void nothing_is_due_where_nobody_is(void **state)
{
	struct world *world = *state;

	assert_thanks(world, "");
	assert_int_equal(world->due.answer_count + world->due.year_ago_count, 0);
	assert_int_equal(world->due.occasions.count, 0);
}

static void thanks_are_due_after_every_days(void **state)
{
	struct world *world = *state;

	sample_person(&world->people, "in-time", NULL);
	sample_person(&world->people, "today", NULL);
	sample_person(&world->people, "late", NULL);
	sample_person(&world->people, "often", "every", "7d", NULL);
	sample_person(&world->people, "never", NULL);
	sample_person(&world->people, "long-ago", NULL);
	sample_person(&world->people, "gone", "until", "2026-11-19", NULL);
	sample_person(&world->people, "me-bob", NULL);
	add(world, "a", "me-bob", "in-time", "2026-10-22");
	add(world, "b", "me-bob", "today", "2026-10-21");
	add(world, "c", "me-bob", "late often", "2026-09-30");
	add(world, "d", "me-bob", "often", "2026-11-10");
	add(world, "e", "me-bob", "long-ago", "2025-10-15");
	add(world, "f", "alice", "late", "2026-11-19");
	sample_person(&world->people, "alice", NULL);
	assert_thanks(world,
		"alice never, long-ago never, never never, late 51 15, often 10 3, today 30 0");
}

static void of_those_never_thanked_the_near_come_first(void **state)
{
	struct world *world = *state;

	sample_person(&world->people, "alice", "groups", "sales", NULL);
	sample_person(&world->people, "carol", "groups", "sales support", NULL);
	sample_person(&world->people, "dave", "groups", "support", NULL);
	sample_person(&world->people, "erin", NULL);
	sample_person(&world->people, "me-bob", "groups", "support", NULL);
	add(world, "a", "me-bob", "dave", "2026-01-01");
	assert_thanks(world, "carol never, alice never, erin never, dave 323 209");
}

static void lookback_is_as_long_as_it_is(void **state)
{
	struct world *world = *state;

	sample_person(&world->people, "a", "every", "390d", NULL);
	add(world, "a", "me-bob", "a", "2025-10-16");
	assert_thanks(world, "a 400 8");
	world->settings.lookback = 399;
	assert_thanks(world, "a never");
	world->settings.lookback = 365;
	assert_int_equal(
		days_between(roll_reach(&world->settings, world->today).first, world->today), 366);
}

static void a_day_off_waits_for_a_working_day(void **state)
{
	struct world *world = *state;

	sample_person(&world->people, "a", NULL);
	add(world, "a", "me-bob", "a", "2026-10-22"); /* due on Saturday 21 November */
	world->today = sample_day("2026-11-21");
	assert_thanks(world, "");
	world->today = sample_day("2026-11-22");
	assert_thanks(world, "");
	world->today = sample_day("2026-11-23");
	assert_thanks(world, "a 32 0");
	world->today = sample_day("2026-11-28"); /* it answers on any day */
	assert_thanks(world, "a 37 4");
}

static void without_a_file_ninety_days_count(void **state)
{
	struct world *world = *state;

	add(world, "a", "giver", "taker", "2026-08-22");
	add(world, "b", "old", "older", "2026-08-21");
	add(world, "c", "me-bob", "giver", "2026-09-01");
	add(world, "d", "me-bob", "fresh", "2026-11-19");
	assert_thanks(world, "taker never, giver 80 36");
}

static void a_team_asks_for_anybodys_thanks(void **state)
{
	struct world *world = *state;

	sample_person(&world->people, "alice", NULL);
	sample_person(&world->people, "carol", NULL);
	sample_person(&world->people, "me-bob", NULL);
	add(world, "a", "carol", "alice", "2026-11-19");
	add(world, "b", "carol", "carol", "2026-11-19");
	assert_thanks(world, "alice never, carol never");
	world->wish.by = DUE_BY_ANYBODY;
	assert_thanks(world, "carol never");
}

static void a_group_leaves_out_the_others(void **state)
{
	struct world *world = *state;

	sample_person(&world->people, "alice", "groups", "support", "birthday", "--11-21", NULL);
	sample_person(&world->people, "carol", "birthday", "--11-21", NULL);
	add(world, "a", "alice", "me-bob", "2026-11-19");
	add(world, "b", "carol", "me-bob", "2026-11-19");
	add(world, "c", "dave", "me-bob", "2026-11-19");
	add(world, "d", "me-bob", "carol alice", "2025-11-20");
	add(world, "e", "carol", "me-bob", "2025-11-20");
	assert_thanks(world, "dave never, alice 365 239, carol 365 239");
	assert_int_equal(world->due.answer_count, 3);
	assert_int_equal(world->due.year_ago_count, 2);
	world->wish.group = "support";
	assert_thanks(world, "alice 365 239");
	assert_int_equal(world->due.answer_count, 1);
	assert_int_equal(world->due.occasions.count, 1);
	assert_int_equal(world->due.year_ago_count, 1);
	world->wish.group = "all";
	assert_thanks(world, "alice 365 239, carol 365 239");
}

static void notes_to_me_wait_for_an_answer(void **state)
{
	struct world *world = *state;

	add(world, "new", "alice", "carol me-bob", "2026-11-19");
	add(world, "old", "alice", "me-bob", "2026-09-21");
	add(world, "too-old", "alice", "me-bob", "2026-09-20");
	add(world, "answered", "alice", "me-bob", "2026-11-18");
	add(world, "thanked", "me-bob", "alice", "2026-11-19")->re = "answered";
	add(world, "mine", "me-bob", "alice", "2026-11-10");
	add(world, "reply", "alice", "me-bob", "2026-11-11")->re = "mine";
	add(world, "cheer", "dave", "me-bob", "2026-11-12")->re = "new";
	world->notes.items[world->notes.count - 1].text = "";
	add(world, "words", "dave", "me-bob", "2026-11-13")->re = "new";
	add(world, "self", "me-bob", "me-bob", "2026-11-13");
	add(world, "others", "carol", "dave", "2026-11-13");
	build(world);
	assert_int_equal(world->due.answer_count, 3);
	assert_string_equal(world->due.answers[0]->id, "new");
	assert_string_equal(world->due.answers[1]->id, "words");
	assert_string_equal(world->due.answers[2]->id, "old");
}

static void occasions_are_other_peoples_and_soon(void **state)
{
	struct world *world = *state;

	sample_person(&world->people, "today", "birthday", "--11-20", NULL);
	sample_person(&world->people, "past", "birthday", "--11-19", NULL);
	sample_person(&world->people, "last", "birthday", "--12-01", NULL);
	sample_person(&world->people, "later", "birthday", "--12-02", NULL);
	sample_person(&world->people, "me-bob", "birthday", "--11-25", NULL);
	build(world);
	assert_int_equal(world->due.occasions.count, 2);
	assert_string_equal(world->due.occasions.items[0].person->handle, "today");
	assert_string_equal(world->due.occasions.items[1].person->handle, "last");
	world->days = 0;
	build(world);
	assert_int_equal(world->due.occasions.count, 1);
}

static void a_year_ago_is_the_same_day(void **state)
{
	struct world *world = *state;

	add(world, "got", "frank", "me-bob", "2025-11-20");
	add(world, "gave", "me-bob", "frank", "2025-11-20");
	add(world, "others", "frank", "alice", "2025-11-20");
	add(world, "before", "frank", "me-bob", "2025-11-19");
	add(world, "two", "frank", "me-bob", "2024-11-20");
	build(world);
	assert_int_equal(world->due.year_ago_count, 2);
	add(world, "leap", "frank", "me-bob", "2028-02-29");
	add(world, "day-before", "frank", "me-bob", "2028-02-28");
	world->today = sample_day("2029-02-28");
	build(world);
	assert_int_equal(world->due.year_ago_count, 2);
	assert_string_equal(world->due.year_ago[0]->id, "leap");
	world->today = sample_day("2029-03-01");
	build(world);
	assert_int_equal(world->due.year_ago_count, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(nothing_is_due_where_nobody_is, begin, end),
		cmocka_unit_test_setup_teardown(thanks_are_due_after_every_days, begin, end),
		cmocka_unit_test_setup_teardown(
			of_those_never_thanked_the_near_come_first, begin, end),
		cmocka_unit_test_setup_teardown(lookback_is_as_long_as_it_is, begin, end),
		cmocka_unit_test_setup_teardown(a_day_off_waits_for_a_working_day, begin, end),
		cmocka_unit_test_setup_teardown(without_a_file_ninety_days_count, begin, end),
		cmocka_unit_test_setup_teardown(a_team_asks_for_anybodys_thanks, begin, end),
		cmocka_unit_test_setup_teardown(a_group_leaves_out_the_others, begin, end),
		cmocka_unit_test_setup_teardown(notes_to_me_wait_for_an_answer, begin, end),
		cmocka_unit_test_setup_teardown(occasions_are_other_peoples_and_soon, begin, end),
		cmocka_unit_test_setup_teardown(a_year_ago_is_the_same_day, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
