#define _DEFAULT_SOURCE /* mkdtemp, symlink */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <unistd.h>

#include "model/id.h"
#include "scratch.h"

/* The last parts of the notes' ids, in order, with the problems' places behind. */
static const char *told(struct scratch *scratch)
{
	for (size_t i = 0; i < scratch->notes.count; i++)
		str_addf(&scratch->out, "%s%s", i > 0 ? " " : "",
			id_last(scratch->notes.items[i].id));
	for (size_t i = 0; i < scratch->problems.count; i++) {
		str_addf(&scratch->out, "\n%s ", scratch->problems.items[i].check);
		str_add_problem(&scratch->out, &scratch->problems.items[i]);
	}
	return str_text(&scratch->out);
}

static const char *selected(
	struct scratch *scratch, const struct query *query, size_t limit, bool *more)
{
	struct store *store = scratch_open(scratch);

	scratch_clear(scratch);
	if (store_select(&scratch->notes, store, query, limit, more, &scratch->problems,
		    &scratch->err) != 0)
		return str_text(&scratch->err.text);
	return told(scratch);
}

/* The same with their answers. */
static const char *threads(struct scratch *scratch, const struct query *query, size_t limit)
{
	struct store *store = scratch_open(scratch);

	scratch_clear(scratch);
	if (store_threads(&scratch->notes, store, query, limit, NULL, &scratch->problems,
		    &scratch->err) != 0)
		return str_text(&scratch->err.text);
	return told(scratch);
}

static const char *newest(struct scratch *scratch, size_t limit)
{
	struct query query = { 0 };

	return selected(scratch, &query, limit, NULL);
}

static void newest_come_first(void **state)
{
	struct scratch *scratch = *state;
	bool more;

	scratch_note(scratch, "2025-12-31", "aaaaaaaaa", "bob", "alice", "text: x\n");
	scratch_note(scratch, "2026-11-20", "bbbbbbbbb", "bob", "alice", "text: x\n");
	scratch_note(scratch, "2026-11-21", "ccccccccc", "bob", "alice", "text: x\n");
	scratch_note(scratch, "2026-11-21", "ddddddddd", "alice", "bob", "text: x\n");
	scratch_note(scratch, "2026-02-03", "eeeeeeeee", "alice", "carol", "text: x\n");
	assert_string_equal(
		newest(scratch, 0), "ddddddddd ccccccccc bbbbbbbbb eeeeeeeee aaaaaaaaa");
	assert_string_equal(newest(scratch, 1), "ddddddddd");
	assert_string_equal(newest(scratch, 3), "ddddddddd ccccccccc bbbbbbbbb");
	assert_string_equal(
		newest(scratch, 99), "ddddddddd ccccccccc bbbbbbbbb eeeeeeeee aaaaaaaaa");
	selected(scratch, &(struct query){ 0 }, 4, &more);
	assert_true(more);
	selected(scratch, &(struct query){ 0 }, 5, &more);
	assert_false(more);
}

static void a_query_filters_and_a_span_limits(void **state)
{
	struct scratch *scratch = *state;
	const char *alice[] = { "alice" };
	struct query query = { .from = { alice, 1 } };

	scratch_note(scratch, "2026-11-20", "bbbbbbbbb", "al", "bob", "text: x\n");
	scratch_note(scratch, "2026-11-21", "ccccccccc", "bob", "alice", "text: x\n");
	scratch_note(scratch, "2026-11-21", "ddddddddd", "Alice", "bob", "text: x\n");
	scratch_note(scratch, "2026-02-03", "eeeeeeeee", "alice", "carol", "text: x\n");
	scratch_put(scratch, "people/alice.yaml", "aliases: [al]\n");
	assert_string_equal(selected(scratch, &query, 0, NULL), "ddddddddd bbbbbbbbb eeeeeeeee");
	assert_string_equal(selected(scratch, &query, 2, NULL), "ddddddddd bbbbbbbbb");
	query.has_span = true;
	query.span = (struct span){ day_from_civil((struct civil){ 2026, 2, 3 }),
		day_from_civil((struct civil){ 2026, 11, 20 }) };
	assert_string_equal(selected(scratch, &query, 0, NULL), "bbbbbbbbb eeeeeeeee");
	assert_string_equal(selected(scratch, &query, 1, NULL), "bbbbbbbbb");
}

static void answers_come_with_their_root_and_do_not_count(void **state)
{
	struct scratch *scratch = *state;

	scratch_note(scratch, "2026-01-01", "000000000", "bob", "alice", "text: old\n");
	scratch_note(scratch, "2026-11-20", "111111111", "bob", "alice", "text: x\n");
	scratch_note(
		scratch, "2026-11-21", "222222222", "alice", "bob", "re: 20261120-111111111\n");
	scratch_note(
		scratch, "2026-11-22", "333333333", "carol", "bob", "re: 20261121-222222222\n");
	scratch_note(
		scratch, "2026-11-23", "444444444", "carol", "bob", "re: 20260101-000000000\n");
	scratch_note(scratch, "2026-11-24", "555555555", "carol", "bob",
		"re: 20251224-999999999\ntext: gone\n");
	assert_string_equal(newest(scratch, 1), "555555555");
	assert_string_equal(newest(scratch, 2), "555555555 333333333 222222222 111111111");
	assert_string_equal(
		newest(scratch, 3), "555555555 444444444 333333333 222222222 111111111 000000000");
	assert_string_equal(newest(scratch, 0), newest(scratch, 3));
}

static void an_answer_whose_root_does_not_match_stands_for_itself(void **state)
{
	struct scratch *scratch = *state;
	const char *carol[] = { "carol" };
	struct query query = { .from = { carol, 1 } };

	scratch_note(scratch, "2026-11-19", "000000000", "carol", "alice", "text: x\n");
	scratch_note(scratch, "2026-11-20", "111111111", "bob", "alice", "text: x\n");
	scratch_note(
		scratch, "2026-11-21", "222222222", "carol", "bob", "re: 20261120-111111111\n");
	scratch_note(
		scratch, "2026-11-22", "333333333", "carol", "alice", "re: 20261119-000000000\n");
	assert_string_equal(selected(scratch, &query, 1, NULL), "222222222");
	assert_string_equal(selected(scratch, &query, 2, NULL), "333333333 222222222 000000000");
}

static void threads_hold_answers_that_do_not_match(void **state)
{
	struct scratch *scratch = *state;
	const char *words[] = { "coffee" };
	struct query query = { .words = { words, 1 } };

	scratch_note(scratch, "2026-11-01", "aaaaaaaaa", "bob", "alice", "text: coffee\n");
	scratch_note(scratch, "2026-11-02", "bbbbbbbbb", "alice", "bob",
		"text: any time\nre: 20261101-aaaaaaaaa\n");
	scratch_note(
		scratch, "2026-11-03", "ccccccccc", "dave", "alice", "re: 20261102-bbbbbbbbb\n");
	scratch_note(scratch, "2026-11-03", "ddddddddd", "dave", "alice", "text: tea\n");
	scratch_note(scratch, "2026-11-04", "eeeeeeeee", "alice", "dave",
		"text: coffee next time\nre: 20261103-ddddddddd\n");
	scratch_put(scratch, "notes/2026/11/03/brken0000.yaml", "from: [\n");
	assert_string_equal(threads(scratch, &query, 0),
		"eeeeeeeee aaaaaaaaa bbbbbbbbb ccccccccc\n"
		"yaml notes/2026/11/03/brken0000.yaml:2:1: did not find expected node content");
	assert_string_equal(threads(scratch, &query, 1), "eeeeeeeee");
	assert_string_equal(threads(scratch, &query, 2),
		"eeeeeeeee aaaaaaaaa bbbbbbbbb ccccccccc\n"
		"yaml notes/2026/11/03/brken0000.yaml:2:1: did not find expected node content");
	query.has_span = true;
	query.span = (struct span){ DAY_MIN, day_from_civil((struct civil){ 2026, 11, 1 }) };
	scratch_run("rm", strcat(strcpy((char[256]){ 0 }, scratch->root),
				  "/notes/2026/11/03/brken0000.yaml"));
	assert_string_equal(threads(scratch, &query, 0), "aaaaaaaaa bbbbbbbbb ccccccccc");
	assert_string_equal(threads(scratch, &query, 9), "aaaaaaaaa bbbbbbbbb ccccccccc");
	assert_string_equal(selected(scratch, &query, 0, NULL), "aaaaaaaaa");
}

static void a_circle_of_answers_is_shown(void **state)
{
	struct scratch *scratch = *state;

	scratch_note(
		scratch, "2026-11-20", "111111111", "bob", "alice", "re: 20261121-222222222\n");
	scratch_note(
		scratch, "2026-11-21", "222222222", "alice", "bob", "re: 20261120-111111111\n");
	scratch_note(
		scratch, "2026-11-22", "333333333", "alice", "bob", "re: 20261122-333333333\n");
	assert_string_equal(newest(scratch, 0), "333333333 222222222 111111111");
	assert_string_equal(newest(scratch, 2), "333333333 222222222");
}

static void old_notes_directly_in_notes_do_not_displace_newer_ones(void **state)
{
	struct scratch *scratch = *state;

	scratch_put(scratch, "notes/tea.yaml",
		"from: bob\nto: alice\ndate: 2010-01-01T10:00Z\ntext: old\n");
	scratch_put(scratch, "notes/coffee.yaml",
		"from: bob\nto: alice\ndate: 2026-11-22T10:00Z\ntext: new\n");
	scratch_note(scratch, "2026-11-20", "bbbbbbbbb", "bob", "alice", "text: x\n");
	scratch_note(scratch, "2026-11-21", "any name", "bob", "alice", "text: x\n");
	assert_string_equal(newest(scratch, 2), "coffee.yaml 2026/11/21/any name.yaml");
	assert_string_equal(
		newest(scratch, 4), "coffee.yaml 2026/11/21/any name.yaml bbbbbbbbb tea.yaml");
}

static void notes_in_wrong_places_are_found_when_all_are_read(void **state)
{
	struct scratch *scratch = *state;
	static const char note[] = "from: bob\nto: alice\ndate: 2026-11-21T10:00Z\ntext: x\n";

	scratch_put(scratch, "notes/old/deep/er/a.yaml", note);
	scratch_put(scratch, "notes/2026/b.yaml", note);
	scratch_put(scratch, "notes/2026/11/c.yaml", note);
	scratch_put(scratch, "notes/2026/11/21/sub/d.yaml", note);
	scratch_put(scratch, "notes/2026/13/01/e.yaml", note);
	scratch_put(scratch, "notes/2026/11/31/f.yaml", note);
	scratch_put(scratch, "notes/2026/11/21/.hidden.yaml", "garbage: [");
	scratch_put(scratch, "notes/2026/11/21/picture.png", "x");
	assert_string_equal(newest(scratch, 0),
		"old/deep/er/a.yaml 2026/b.yaml 2026/13/01/e.yaml "
		"2026/11/c.yaml 2026/11/31/f.yaml 2026/11/21/sub/d.yaml");
	assert_string_equal(newest(scratch, 9), "");
}

static void what_is_wrong_is_told_and_the_rest_shown(void **state)
{
	struct scratch *scratch = *state;
	char path[128], target[128];

	scratch_note(scratch, "2026-11-21", "aaaaaaaaa", "bob", "alice", "text: x\n");
	scratch_note(scratch, "2026-11-20", "bbbbbbbbb", "bob", "alice", "text: a: b\n");
	scratch_note(scratch, "2026-11-19", "ccccccccc", "bob", "alice", "via: pigeon\ntext: x\n");
	scratch_note(scratch, "2026-11-18", "ddddddddd", "bob", "alice", "");
	snprintf(path, sizeof(path), "%s/notes/2026/11/21/eeeeeeeee.yaml", scratch->root);
	assert_int_equal(symlink("/etc/passwd", path), 0);
	snprintf(path, sizeof(path), "%s/notes/2026/11/21/fffffffff.yaml", scratch->root);
	assert_int_equal(mkfifo(path, 0600), 0);
	snprintf(path, sizeof(path), "%s/notes/2025", scratch->root);
	snprintf(target, sizeof(target), "%s/notes/2026", scratch->root);
	assert_int_equal(symlink(target, path), 0);
	assert_string_equal(newest(scratch, 0),
		"aaaaaaaaa\n"
		"links notes/2025: is a symbolic link, which is not followed\n"
		"files notes/2026/11/21/fffffffff.yaml: is not a regular file\n"
		"links notes/2026/11/21/eeeeeeeee.yaml: is a symbolic link, which is not followed\n"
		"yaml notes/2026/11/20/bbbbbbbbb.yaml:4:8: ': ' inside a value that is not in "
		"quotes\n"
		"fields notes/2026/11/19/ccccccccc.yaml:4:6: via: 'pigeon' is not one of note, "
		"in-person, card, e-mail, phone, gift\n"
		"fields notes/2026/11/18/ddddddddd.yaml:1:1: text: it is missing, and the note "
		"answers no other");
}

static void a_link_in_place_of_notes_is_not_followed(void **state)
{
	struct scratch *scratch = *state;
	char path[128];

	assert_string_equal(newest(scratch, 0), "");
	assert_string_equal(newest(scratch, 5), "");
	snprintf(path, sizeof(path), "%s/notes", scratch->root);
	assert_int_equal(symlink("/tmp", path), 0);
	assert_string_equal(newest(scratch, 5),
		"\nlinks notes: 'notes' is a symbolic link, which is not followed");
}

/* So many days that several workers share them: the outcome is the same as one by one. */
static void many_days_come_in_order_however_they_are_read(void **state)
{
	struct scratch *scratch = *state;
	struct day day = day_from_civil((struct civil){ 2026, 11, 21 });
	struct str text = { 0 };
	const char *carol[] = { "carol" };
	struct query query = { .from = { carol, 1 } };

	for (int i = 0; i < 700; i++) {
		str_clear(&text);
		str_add_day(&text, day_add(day, -i));
		scratch_note(scratch, text.bytes, "aaaaaaaaa", i == 650 ? "carol" : "bob", "alice",
			"text: x\n");
		if (i % 100 == 0)
			scratch_note(
				scratch, text.bytes, "bbbbbbbbb", "bob", "alice", "text: a: b\n");
	}
	str_release(&text);
	newest(scratch, 0);
	assert_int_equal(scratch->notes.count, 700);
	assert_int_equal(scratch->problems.count, 7);
	for (int i = 0; i < 700; i++)
		assert_int_equal(moment_day(scratch->notes.items[i].date).number, day.number - i);
	assert_string_equal(scratch->problems.items[6].path, "notes/2025/03/31/bbbbbbbbb.yaml");
	selected(scratch, &query, 1, NULL); /* far back */
	assert_int_equal(scratch->notes.count, 1);
	assert_int_equal(scratch->problems.count, 7);
	newest(scratch, 600);
	assert_int_equal(scratch->notes.count, 600);
	assert_int_equal(moment_day(scratch->notes.items[599].date).number, day.number - 599);
}

static void all_answers_are_found(void **state)
{
	struct scratch *scratch = *state;
	struct store *store;

	scratch_note(scratch, "2026-01-01", "000000000", "bob", "alice", "text: old\n");
	scratch_note(
		scratch, "2026-11-21", "222222222", "alice", "bob", "re: 20260101-000000000\n");
	scratch_note(
		scratch, "2026-11-20", "333333333", "carol", "bob", "re: 20261121-222222222\n");
	scratch_note(
		scratch, "2026-11-22", "444444444", "carol", "bob", "re: 20261121-999999999\n");
	store = scratch_open(scratch);
	assert_int_equal(store_find(&scratch->notes, store, "00000", "bob", &scratch->err), 0);
	assert_int_equal(store_answers(&scratch->notes, store, NULL, &scratch->err), 0);
	assert_int_equal(scratch->notes.count, 3);
	assert_string_equal(scratch->notes.items[1].id, "20261121-222222222");
	assert_string_equal(scratch->notes.items[2].id, "20261120-333333333");
}

static void the_known_are_those_of_the_last_days(void **state)
{
	struct scratch *scratch = *state;
	struct arena memory = { 0 };
	struct texts handles = { 0 };
	struct store *store;
	size_t count;

	scratch_note(scratch, "2026-08-01", "000000000", "zoe", "alice", "text: old\n");
	scratch_note(
		scratch, "2026-11-20", "111111111", "bob", "alice, erin", "by: dave\ntext: x\n");
	scratch_note(scratch, "2026-11-21", "222222222", "bob", "carol", "text: x\n");
	store = scratch_open(scratch);
	assert_int_equal(store_known(store, day_from_civil((struct civil){ 2026, 11, 21 }), 90,
				 &memory, &handles, &scratch->err),
		0);
	assert_int_equal(handles.count, 5);
	assert_string_equal(handles.items[0], "alice");
	assert_string_equal(handles.items[4], "erin");
	assert_int_equal(store_count(store, &count, &scratch->err), 0);
	assert_int_equal(count, 3);
	arena_release(&memory);
}

static void people_that_are_wrong_are_told_once(void **state)
{
	struct scratch *scratch = *state;
	const struct people *people;
	struct store *store;

	scratch_put(scratch, "people/alice.yaml", "name: Alice\n");
	scratch_put(scratch, "people/bob.yaml", "kind: foe\n");
	scratch_put(scratch, "people/Not A Handle.yaml", "name: x\n");
	scratch_put(scratch, "people/readme.txt", "x");
	store = scratch_open(scratch);
	assert_int_equal(store_people(store, &people, NULL, &scratch->err), 0);
	assert_int_equal(people->count, 1);
	assert_string_equal(people_name(people, "alice"), "Alice");
	assert_int_equal(store_people(store, &people, &scratch->problems, &scratch->err), 0);
	assert_int_equal(store_people(store, &people, &scratch->problems, &scratch->err), 0);
	assert_int_equal(scratch->problems.count, 2);
	assert_string_equal(scratch->problems.items[1].path, "people/bob.yaml");
	assert_int_equal(scratch->problems.items[1].column, 7);
}

static void settings_are_read_or_refused(void **state)
{
	struct scratch *scratch = *state;
	const struct settings *settings;

	assert_int_equal(store_settings(scratch_open(scratch), &settings, &scratch->err), 0);
	assert_int_equal(settings_every(settings, NULL), EVERY_DEFAULT);
	assert_int_equal(settings->days_off.count, 2);
	scratch_put(scratch, "thanks.yaml", "version: 2\nevery: 14d\ndays-off: []\nlater: true\n");
	assert_int_equal(store_settings(scratch_open(scratch), &settings, &scratch->err), 0);
	assert_int_equal(settings->version, 2);
	assert_int_equal(settings->every, 14);
	assert_int_equal(settings->days_off.count, 0);
	scratch_put(scratch, "thanks.yaml", "every: often\n");
	assert_int_equal(store_settings(scratch_open(scratch), &settings, &scratch->err), -1);
	assert_string_equal(str_text(&scratch->err.text),
		"thanks.yaml:1:8: every: 'often' is neither a number of days like 14d nor never");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_make, scratch_forget)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(newest_come_first),
		TEST(a_query_filters_and_a_span_limits),
		TEST(answers_come_with_their_root_and_do_not_count),
		TEST(an_answer_whose_root_does_not_match_stands_for_itself),
		TEST(threads_hold_answers_that_do_not_match),
		TEST(a_circle_of_answers_is_shown),
		TEST(old_notes_directly_in_notes_do_not_displace_newer_ones),
		TEST(notes_in_wrong_places_are_found_when_all_are_read),
		TEST(what_is_wrong_is_told_and_the_rest_shown),
		TEST(a_link_in_place_of_notes_is_not_followed),
		TEST(many_days_come_in_order_however_they_are_read),
		TEST(all_answers_are_found),
		TEST(the_known_are_those_of_the_last_days),
		TEST(people_that_are_wrong_are_told_once),
		TEST(settings_are_read_or_refused),
	};

	return cmocka_run_group_tests_name("store/select", tests, NULL, NULL);
}
