#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "../sample.h"
#include "view/wall.h"

struct page {
	struct sample sample;
	struct query query;
	struct wall_view view;
};

static void build(struct page *page, const struct wall_wish *wish)
{
	sample_ready(&page->sample);
	wall_view_build(&page->view, &page->sample.scene, &page->sample.notes, wish);
}

static void release(struct page *page)
{
	wall_view_release(&page->view);
	sample_release(&page->sample);
}

static void newest_first_with_answers_below(void **state)
{
	struct page page = { 0 };
	const struct sticky_thread *thread;

	(void)state;
	sample_team(&page.sample);
	build(&page, &(struct wall_wish){ .query = &page.query });
	assert_int_equal(page.view.count, 4);
	assert_int_equal(page.view.order, WALL_NEWEST);
	assert_false(page.view.filtered);
	assert_string_equal(page.view.name, "Support team");
	thread = &page.view.threads[0];
	assert_string_equal(thread->root.note->id, "20261118-8kq7m2x4p");
	assert_int_equal(thread->count, 3);
	assert_int_equal(thread->answers[0].answers, ANSWER_CHEER);
	assert_int_equal(thread->answers[2].answers, ANSWER_REPLY);
	assert_true(sticky_speaks(&thread->answers[2]));
	release(&page);
}

static void a_note_knows_names_days_and_short_id(void **state)
{
	struct page page = { 0 };
	const struct sticky *sticky;

	(void)state;
	sample_team(&page.sample);
	build(&page, &(struct wall_wish){ .query = &page.query });
	sticky = &page.view.threads[0].root;
	assert_string_equal(sticky->short_id, "8kq7");
	assert_string_equal(sticky->from.name, "Bob Baker");
	assert_string_equal(sticky->to.items[0].short_name, "Alice");
	assert_string_equal(sticky->to.items[1].handle, "carol");
	assert_int_equal(sticky->days_ago, 3);
	assert_null(sticky->by.handle);
	assert_int_equal(page.view.threads[3].root.to.items[0].kind, KIND_VENDOR);
	release(&page);
}

static void tags_that_the_text_shows_are_not_said_twice(void **state)
{
	struct page page = { 0 };
	struct note *note;

	(void)state;
	sample_start(&page.sample);
	note = sample_note(&page.sample, "20261118-8kq7m2x4p", "bob", "alice",
		"2026-11-18T16:42:00+01:00", "fresh #Coffee");
	sample_list(&page.sample, &note->tags, "coffee,details");
	build(&page, &(struct wall_wish){ .query = &page.query });
	assert_int_equal(page.view.threads[0].root.tags.count, 1);
	assert_string_equal(page.view.threads[0].root.tags.items[0], "details");
	release(&page);
}

static void a_search_shows_the_best_first_and_knows_of_more(void **state)
{
	struct page page = { 0 };
	const char *words[] = { "coffee" };

	(void)state;
	sample_start(&page.sample);
	sample_note(&page.sample, "20261118-aaaaaaaaa", "bob", "alice", "2026-11-18T10:00:00Z",
		"coffeehouses");
	sample_note(&page.sample, "20261101-bbbbbbbbb", "bob", "alice", "2026-11-01T10:00:00Z",
		"coffee");
	page.query.words = (struct texts){ words, 1 };
	build(&page, &(struct wall_wish){ .query = &page.query, .words = "coffee", .limit = 1 });
	assert_int_equal(page.view.order, WALL_BEST);
	assert_int_equal(page.view.count, 1);
	assert_true(page.view.more);
	assert_string_equal(page.view.threads[0].root.note->text, "coffee");
	release(&page);
}

static void a_picture_lies_beside_its_note(void **state)
{
	struct page page = { 0 };

	(void)state;
	sample_start(&page.sample);
	sample_note(&page.sample, "20261118-8kq7m2x4p", "bob", "alice", "2026-11-18T10:00:00Z", "x")
		->picture = "8kq7m2x4p.png";
	build(&page, &(struct wall_wish){ .query = &page.query });
	assert_string_equal(
		page.view.threads[0].root.picture_path, "notes/2026/11/18/8kq7m2x4p.png");
	release(&page);
}

static void nothing_makes_an_empty_wall(void **state)
{
	struct page page = { 0 };

	(void)state;
	sample_start(&page.sample);
	build(&page, &(struct wall_wish){ .query = &page.query });
	assert_int_equal(page.view.count, 0);
	release(&page);
	wall_view_release(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(newest_first_with_answers_below),
		cmocka_unit_test(a_note_knows_names_days_and_short_id),
		cmocka_unit_test(tags_that_the_text_shows_are_not_said_twice),
		cmocka_unit_test(a_search_shows_the_best_first_and_knows_of_more),
		cmocka_unit_test(a_picture_lies_beside_its_note),
		cmocka_unit_test(nothing_makes_an_empty_wall),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
