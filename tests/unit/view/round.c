#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

#include "../sample.h"
#include "view/remind.h"
#include "view/round.h"

struct world {
	struct sample sample;
	struct rounds rounds;
	struct round_view view;
};

static struct day november(int number)
{
	return day_from_civil((struct civil){ 2026, 11, number });
}

static int begin(void **state)
{
	struct world *world = mem_alloc(sizeof(*world));

	sample_team(&world->sample);
	*state = world;
	return 0;
}

static int end(void **state)
{
	struct world *world = *state;

	round_view_release(&world->view);
	round_view_release(NULL);
	rounds_release(&world->rounds);
	sample_release(&world->sample);
	free(world);
	return 0;
}

static void add(
	struct world *world, const char *name, int start, int due, int closed, const char *handles)
{
	struct round *round = rounds_add(&world->rounds);

	round->name = round->path = name;
	round->start = november(start);
	round->due = due ? november(due) : DAY_NONE;
	round->closed = closed ? november(closed) : DAY_NONE;
	sample_list(&world->sample, &round->ring, handles);
}

static const struct round_view *look_at(struct world *world, const char *name)
{
	if (world->view.today.number == 0) {
		rounds_ready(&world->rounds);
		sample_ready(&world->sample);
	}
	round_view_release(&world->view);
	round_view_build(&world->view, &world->sample.scene, ROUND_OWED, &world->rounds,
		name ? rounds_find(&world->rounds, name) : NULL, &world->sample.notes);
	return &world->view;
}

static void who_looks_sees_their_own(void **state)
{
	struct world *world = *state;
	const struct round_view *view;

	add(world, "week", 16, 27, 0, "alice,bob,carol,dave,erin");
	sample_note(&world->sample, "20261120-aaaaaaaaa", "bob", "alice",
		"2026-11-20T10:00:00+01:00", "tea")
		->round = "week";
	view = look_at(world, "week");
	assert_true(view->open);
	assert_false(view->ahead);
	assert_int_equal(view->notes, 3);
	assert_int_equal(view->written, 1);
	assert_int_equal(view->all, 15);
	assert_int_equal(view->count, 5);
	assert_non_null(view->mine);
	assert_string_equal(view->mine->who.handle, "bob");
	assert_string_equal(view->mine->left.short_name, "Alice");
	assert_null(view->mine->owes[RING_LEFT].handle);
	assert_string_equal(view->mine->owes[RING_RIGHT].name, "Carol");
	assert_int_equal(view->mine->owed, 2);
	world->sample.scene.me = "grace";
	assert_null(look_at(world, "week")->mine);
}

static void others_that_are_open_are_named(void **state)
{
	struct world *world = *state;
	const struct round_view *view;

	add(world, "week", 16, 27, 0, "alice,bob");
	add(world, "later", 10, 0, 0, "alice,bob");
	add(world, "lunch", 17, 23, 0, "alice,bob");
	add(world, "over", 2, 6, 9, "alice,bob");
	view = look_at(world, "week");
	assert_int_equal(view->other_count, 2);
	assert_string_equal(view->others[0].round->name, "lunch");
	assert_string_equal(view->others[1].round->name, "later");
	view = look_at(world, "over");
	assert_false(view->open);
	assert_int_equal(view->other_count, 3);
	assert_int_equal(view->mine->owed, 0);
}

static void without_a_round_the_last_ones_are_named(void **state)
{
	struct world *world = *state;
	const struct round_view *view;

	add(world, "a", 2, 0, 3, "alice,bob");
	add(world, "b", 4, 0, 5, "alice,bob");
	add(world, "c", 6, 0, 7, "alice,bob");
	add(world, "d", 8, 0, 9, "alice,bob");
	add(world, "d", 10, 0, 11, "alice,bob");
	add(world, "ahead", 30, 0, 0, "alice,bob");
	view = look_at(world, NULL);
	assert_null(view->round);
	assert_int_equal(view->count, 0);
	assert_int_equal(view->other_count, 3);
	assert_string_equal(view->others[0].round->name, "d");
	assert_int_equal(day_compare(view->others[0].round->start, november(10)), 0);
	assert_string_equal(view->others[1].round->name, "c");
	assert_true(look_at(world, "ahead")->ahead);
}

/* "lunch", and what is mine of it */
static void rows_are(struct world *world, const char *me, const char *want)
{
	struct rounds_view view;
	struct str seen = { 0 };

	world->sample.scene.me = me;
	rounds_view_build(&view, &world->sample.scene, &world->rounds, &world->sample.notes);
	for (size_t i = 0; i < view.count; i++) {
		const struct round_row *row = &view.rows[i];

		str_addf(&seen, "%s%s", i ? ", " : "", row->typed);
		if (row->mine || row->invited)
			str_addf(&seen, " %s %zu", row->invited ? "invited" : "owes", row->owed);
	}
	assert_string_equal(str_text(&seen), want);
	str_release(&seen);
	rounds_view_release(&view);
}

static void all_rounds_stand_by_what_is_due_first(void **state)
{
	struct world *world = *state;

	add(world, "week", 16, 27, 0, "alice,bob,carol,dave,erin");
	add(world, "young", 18, 0, 0, "alice,bob");
	add(world, "zeal", 10, 0, 0, "alice,bob");
	add(world, "lunch", 17, 23, 0, "alice,bob");
	add(world, "lunch", 1, 0, 2, "alice,bob");
	add(world, "over", 2, 6, 9, "alice,bob");
	add(world, "ahead", 30, 0, 0, "alice,bob");
	sample_list(&world->sample, &world->sample.people.items[0].groups, "support");
	assert_string_equal(world->sample.people.items[0].handle, "alice");
	look_at(world, NULL);
	rows_are(world, "bob",
		"lunch owes 1, week owes 3, zeal owes 1, young owes 1, ahead, over, "
		"2026-11-01-lunch");
	rows_are(world, NULL, "lunch, week, zeal, young, ahead, over, 2026-11-01-lunch");
}

static void who_comes_to_a_group_is_invited_to_its_round(void **state)
{
	struct world *world = *state;
	struct round *round;

	add(world, "care", 16, 27, 0, "bob,carol");
	add(world, "over", 2, 6, 9, "bob,carol");
	world->rounds.items[0].group = world->rounds.items[1].group = "support";
	sample_list(&world->sample, &world->sample.people.items[0].groups, "support");
	look_at(world, NULL);
	rows_are(world, "alice", "care invited 0, over");
	rows_are(world, "dave", "care, over");
	round = &world->rounds
			 .items[world->rounds.items[0].closed.number == DAY_NONE.number ? 0 : 1];
	sample_list(&world->sample, &round->away, "alice");
	rows_are(world, "alice", "care, over");
}

/* Whom a reminder asks in. */
static void invitation_is(struct world *world, const char *me, const struct remind_wish *typed,
	const char *want, int days)
{
	struct remind_wish wish = *typed;
	struct remind_view view;
	struct roll roll;
	struct rings rings;

	world->sample.scene.me = me;
	rings_build(&rings, &world->rounds, &world->sample.notes, &world->sample.people,
		world->sample.scene.today);
	wish.rings = &rings;
	roll_build(&roll, &world->sample.notes, &world->sample.people, &world->sample.settings,
		world->sample.scene.today, 7);
	remind_view_build(&view, &world->sample.scene, &roll, &wish);
	assert_int_equal(view.count > 0 && view.items[0].kind == REMIND_JOIN, want != NULL);
	if (want != NULL) {
		assert_string_equal(view.items[0].text, want);
		assert_string_equal(view.items[0].who.handle, me);
		assert_int_equal(remind_has_days(&view.items[0]), days >= 0);
		assert_int_equal(view.items[0].days, days >= 0 ? days : 0);
	}
	remind_view_release(&view);
	roll_release(&roll);
	rings_release(&rings);
}

static void a_reminder_asks_in_who_came_to_a_group(void **state)
{
	struct world *world = *state;
	struct round *round;

	add(world, "care", 16, 27, 0, "bob,carol");
	world->rounds.items[0].group = "support";
	sample_list(&world->sample, &world->sample.people.items[0].groups, "support,sales");
	look_at(world, NULL);
	round = &world->rounds.items[0];
	invitation_is(world, "alice", &(struct remind_wish){ 0 }, "care", 6);
	invitation_is(world, "alice", &(struct remind_wish){ .group = "support" }, "care", 6);
	invitation_is(world, "alice", &(struct remind_wish){ .group = "sales" }, NULL, 0);
	invitation_is(world, "alice", &(struct remind_wish){ .team = true }, NULL, 0);
	invitation_is(world, "dave", &(struct remind_wish){ 0 }, NULL, 0);
	round->due = DAY_NONE;
	invitation_is(world, "alice", &(struct remind_wish){ 0 }, "care", -1);
	round->due = november(20);
	invitation_is(world, "alice", &(struct remind_wish){ 0 }, NULL, 0);
}

/* "week carol 1, ...": round, person, side */
static void check_reminder(
	struct world *world, const char *me, const struct remind_wish *typed, const char *want)
{
	struct remind_wish wish = *typed;
	struct remind_view view;
	struct roll roll;
	struct rings rings;
	struct str seen = { 0 };

	world->sample.scene.me = me;
	rings_build(&rings, &world->rounds, &world->sample.notes, &world->sample.people,
		world->sample.scene.today);
	wish.rings = &rings;
	roll_build(&roll, &world->sample.notes, &world->sample.people, &world->sample.settings,
		world->sample.scene.today, 7);
	remind_view_build(&view, &world->sample.scene, &roll, &wish);
	for (size_t i = 0; i < view.count && view.items[i].kind == REMIND_ROUND; i++)
		str_addf(&seen, "%s%s %s %d", i ? ", " : "", view.items[i].text,
			view.items[i].who.handle, view.items[i].side);
	assert_string_equal(str_text(&seen), want);
	for (size_t i = 0; i < view.count; i++)
		if (view.items[i].kind == REMIND_ROUND)
			assert_int_equal(
				remind_has_days(&view.items[i]), day_known(view.items[i].day));
	str_release(&seen);
	remind_view_release(&view);
	roll_release(&roll);
	rings_release(&rings);
}

static void reminders_begin_with_what_is_owed(void **state)
{
	struct world *world = *state;

	add(world, "week", 16, 0, 0, "alice,bob,carol,dave,erin");
	add(world, "lunch", 17, 23, 0, "bob,grace");
	add(world, "over", 2, 6, 9, "alice,bob,carol");
	sample_list(&world->sample, &world->sample.people.items[0].groups, "support");
	look_at(world, NULL);
	check_reminder(world, "bob", &(struct remind_wish){ 0 },
		"lunch grace 0, week alice 0, week carol 1, week erin 2");
	check_reminder(world, "bob", &(struct remind_wish){ .group = "support" }, "week alice 0");
	check_reminder(world, "bob", &(struct remind_wish){ .team = true }, "");
	check_reminder(world, "yang", &(struct remind_wish){ 0 }, "");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
		TEST(who_looks_sees_their_own),
		TEST(others_that_are_open_are_named),
		TEST(without_a_round_the_last_ones_are_named),
		TEST(all_rounds_stand_by_what_is_due_first),
		TEST(who_comes_to_a_group_is_invited_to_its_round),
		TEST(a_reminder_asks_in_who_came_to_a_group),
		TEST(reminders_begin_with_what_is_owed),
	};

	return cmocka_run_group_tests_name("view/round", tests, NULL, NULL);
}
