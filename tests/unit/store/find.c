#define _DEFAULT_SOURCE /* mkdtemp */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "model/id.h"
#include "scratch.h"

/* The id of what TYPED names, or the error. */
static const char *found(struct scratch *scratch, const char *typed)
{
	scratch_clear(scratch);
	if (store_find(&scratch->notes, scratch->store, typed, "bob", &scratch->err) != 0)
		return str_text(&scratch->err.text);
	return scratch->notes.items[0].id;
}

static void fill(struct scratch *scratch)
{
	scratch_note(scratch, "2025-03-04", "f0000000a", "bob", "alice", "text: old\n");
	scratch_note(scratch, "2026-11-20", "f1111111a", "alice", "bob", "text: tea\n");
	scratch_note(scratch, "2026-11-21", "f1111222b", "carol", "bob, alice",
		"text: a long line of words that goes on and on and on\n");
	scratch_note(scratch, "2026-11-21", "g2026000c", "carol", "alice", "by: bob\ntext: x\n");
	scratch_note(scratch, "2026-11-22", "h3333333d", "carol", "alice", "text: x\n");
	scratch_put(scratch, "notes/coffee.yaml",
		"from: erin\nto: alice\ndate: 2020-01-01T10:00Z\ntext: x\n");
	scratch_put(scratch, "notes/lost/and found.yaml",
		"from: erin\nto: alice\ndate: 2021-01-01T10:00Z\ntext: x\n");
}

static void git(struct scratch *scratch, const char *words)
{
	char command[512];

	snprintf(command, sizeof(command),
		"git -c user.name=x -c user.email=x@example.org -C '%s' %s >/dev/null 2>&1",
		scratch->root, words);
	if (system(command) != 0)
		abort();
}

static bool has_git(void)
{
	return system("git --version >/dev/null 2>&1") == 0;
}

static void check_all(struct scratch *scratch)
{
	assert_string_equal(found(scratch, "20261120-f1111111a"), "20261120-f1111111a");
	assert_string_equal(found(scratch, "20261120-F1111111A"), "20261120-f1111111a");
	assert_string_equal(found(scratch, "f1111"), "'f1111' could be more than one note");
	assert_string_equal(str_text(&scratch->err.hint),
		"type more of one of these:"
		"\n  20261120-f1111111a  2026-11-20, alice to bob: tea"
		"\n  20261121-f1111222b  2026-11-21, carol to bob, alice: a long line of words "
		"that goes on and on...");
	assert_int_equal(scratch->err.kind, ERR_USAGE);
	assert_string_equal(found(scratch, "f11111"), "20261120-f1111111a");
	assert_string_equal(found(scratch, "F0000"), "20250304-f0000000a");
	assert_string_equal(found(scratch, "g202"), "20261121-g2026000c");
	assert_string_equal(found(scratch, "2025"), "20250304-f0000000a");
	assert_string_equal(found(scratch, "202503"), "20250304-f0000000a");
	assert_string_equal(found(scratch, "20261122-h"), "20261122-h3333333d");
	assert_string_equal(found(scratch, "20261121"), "'20261121' could be more than one note");
	assert_string_equal(found(scratch, "coffee.yaml"), "coffee.yaml");
	assert_string_equal(found(scratch, "notes/coffee.yaml"), "coffee.yaml");
	assert_string_equal(found(scratch, "coff"), "coffee.yaml");
	assert_string_equal(found(scratch, "lost/and"), "lost/and found.yaml");
	assert_string_equal(
		found(scratch, "notes/2026/11/20/f1111111a.yaml"), "20261120-f1111111a");
	assert_string_equal(found(scratch, "zzzz"), "there is no note 'zzzz'");
	assert_int_equal(scratch->err.kind, ERR_MISSING);
	assert_string_equal(
		found(scratch, "20261120-zzzzzzzzz"), "there is no note '20261120-zzzzzzzzz'");
	assert_string_equal(
		found(scratch, "f11"), "'f11' is too short for an id: 4 characters or more");
	assert_string_equal(
		found(scratch, "../../../etc/passwd"), "there is no note '../../../etc/passwd'");
	assert_string_equal(found(scratch, "/etc/passwd"), "there is no note '/etc/passwd'");
}

static void any_unique_prefix_finds_it(void **state)
{
	struct scratch *scratch = *state;

	fill(scratch);
	scratch_open(scratch);
	check_all(scratch);
}

static void the_same_by_the_table_of_committed_ids(void **state)
{
	struct scratch *scratch = *state;

	if (!has_git())
		skip();
	for (int version = 2; version <= 4; version += 2) {
		char words[64];

		snprintf(words, sizeof(words), "-c index.version=%d init -q", version);
		git(scratch, words);
		fill(scratch);
		snprintf(words, sizeof(words), "-c index.version=%d add -A", version);
		git(scratch, words);
		snprintf(words, sizeof(words), "update-index --index-version %d", version);
		git(scratch, words);
		scratch_open(scratch);
		check_all(scratch);
		check_all(scratch);
		scratch_open(scratch); /* now the table is there */
		check_all(scratch);
	}
}

static void what_is_not_committed_is_found_too(void **state)
{
	struct scratch *scratch = *state;

	if (!has_git())
		skip();
	git(scratch, "init -q");
	fill(scratch);
	git(scratch, "add -A");
	assert_string_equal(found((scratch_open(scratch), scratch), "h333"), "20261122-h3333333d");
	scratch_note(scratch, "2026-10-01", "k4444444e", "carol", "alice", "text: x\n");
	assert_string_equal(found((scratch_open(scratch), scratch), "k444"), "20261001-k4444444e");
	git(scratch, "add -A");
	scratch_note(scratch, "2026-10-02", "k4444444e", "carol", "alice", "text: x\n");
	git(scratch, "add -A");
	assert_string_equal(found((scratch_open(scratch), scratch), "k4444444e"),
		"'k4444444e' could be more than one note");
	scratch_run("rm -r", strcat(strcpy((char[256]){ 0 }, scratch->root), "/notes/2026/10/02"));
	assert_string_equal(
		found((scratch_open(scratch), scratch), "k4444444e"), "20261001-k4444444e");
	scratch_run("rm -r", strcat(strcpy((char[256]){ 0 }, scratch->root), "/.git/index"));
	assert_string_equal(found((scratch_open(scratch), scratch), "h333"), "20261122-h3333333d");
}

static void the_newest_of_somebody_is_found(void **state)
{
	struct scratch *scratch = *state;

	fill(scratch);
	scratch_put(scratch, "people/carol.yaml", "aliases: [caz]\n");
	scratch_note(
		scratch, "2026-11-23", "j3333333d", "caz", "alice", "re: 20261122-h3333333d\n");
	scratch_open(scratch);
	assert_string_equal(found(scratch, "last"), "20261121-g2026000c");
	assert_string_equal(found(scratch, "@alice"), "20261120-f1111111a");
	assert_string_equal(found(scratch, "@Carol"), "20261123-j3333333d");
	assert_string_equal(found(scratch, "@caz"), "20261123-j3333333d");
	assert_string_equal(found(scratch, "@me"), "20250304-f0000000a");
	assert_string_equal(found(scratch, "@nobody"), "there is no note from @nobody");
	assert_int_equal(scratch->err.kind, ERR_MISSING);
}

static void a_wrong_note_is_an_error_with_its_place(void **state)
{
	struct scratch *scratch = *state;

	scratch_note(scratch, "2026-11-21", "aaaaaaaaa", "bob", "alice", "text: @x\n");
	scratch_open(scratch);
	assert_string_equal(found(scratch, "aaaa"),
		"notes/2026/11/21/aaaaaaaaa.yaml:4:7: a value cannot begin with '@'");
	assert_int_equal(scratch->err.kind, ERR_DATA);
	assert_string_equal(
		str_text(&scratch->err.hint), "leave the @ out, or put the value in quotes");
}

static const char *short_id(struct scratch *scratch, const char *id)
{
	str_clear(&scratch->out);
	store_add_short_id(scratch->store, id, &scratch->out);
	return str_text(&scratch->out);
}

static void short_ids_are_just_long_enough(void **state)
{
	struct scratch *scratch = *state;

	fill(scratch);
	scratch_note(scratch, "2026-11-20", "20261zzzz", "bob", "alice", "text: x\n");
	scratch_note(scratch, "2026-11-20", "202611111", "bob", "alice", "text: x\n");
	scratch_note(scratch, "2026-11-19", "h3333333d", "bob", "alice", "text: x\n");
	scratch_open(scratch);
	assert_string_equal(short_id(scratch, "20250304-f0000000a"), "f000");
	assert_string_equal(short_id(scratch, "20261120-f1111111a"), "f11111");
	assert_string_equal(short_id(scratch, "20261121-f1111222b"), "f11112");
	assert_string_equal(short_id(scratch, "20261122-h3333333d"), "20261122-h3333333d");
	assert_string_equal(short_id(scratch, "20261120-20261zzzz"), "20261z");
	assert_string_equal(short_id(scratch, "20261120-202611111"), "202611111");
	assert_string_equal(short_id(scratch, "20261010-mmmmmmmmm"), "mmmm"); /* not there yet */
	assert_string_equal(short_id(scratch, "coffee.yaml"), "coffee.yaml");
	assert_string_equal(found(scratch, "20261z"), "20261120-20261zzzz");
	assert_string_equal(found(scratch, "202611111"), "20261120-202611111");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_make, scratch_forget)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(any_unique_prefix_finds_it),
		TEST(the_same_by_the_table_of_committed_ids),
		TEST(what_is_not_committed_is_found_too),
		TEST(the_newest_of_somebody_is_found),
		TEST(a_wrong_note_is_an_error_with_its_place),
		TEST(short_ids_are_just_long_enough),
	};

	return cmocka_run_group_tests_name("store/find", tests, NULL, NULL);
}
