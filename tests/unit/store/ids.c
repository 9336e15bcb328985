#define _DEFAULT_SOURCE /* mkdtemp */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "scratch.h"
#include "store/ids.h"
#include "store/ids_follow.h"

static void git(struct scratch *scratch, const char *words)
{
	char command[512];

	snprintf(command, sizeof(command), "git -C '%s' %s >/dev/null 2>&1", scratch->root, words);
	if (system(command) != 0)
		abort();
}

static int make(void **state)
{
	struct scratch *scratch;

	if (scratch_make(state) != 0)
		return -1;
	scratch = *state;
	scratch_note(scratch, "2026-11-20", "f1111111a", "bob", "alice", "text: x\n");
	scratch_note(scratch, "2026-11-21", "f1111222b", "bob", "alice", "text: x\n");
	scratch_note(scratch, "2026-11-21", "by hand", "bob", "alice", "text: x\n");
	if (system("git --version >/dev/null 2>&1") == 0) {
		git(scratch, "init -q");
		git(scratch, "add -A");
	}
	return 0;
}

static bool has_git(const struct scratch *scratch)
{
	char path[128];

	snprintf(path, sizeof(path), "%s/.git", scratch->root);
	return path_is_dir(path);
}

/* The ids whose last part begins with PREFIX, as a freshly opened store has them. */
static const char *matches(struct scratch *scratch, const char *prefix)
{
	struct arena memory = { 0 };
	struct texts found = { 0 };

	str_clear(&scratch->out);
	ids_match(ids_of(scratch_open(scratch)), prefix, 9, &memory, &found);
	for (size_t i = 0; i < found.count; i++)
		str_addf(&scratch->out, "%s%s", i > 0 ? " " : "", found.items[i]);
	arena_release(&memory);
	return str_text(&scratch->out);
}

/* Is the table in its file that of the index as it is? */
static bool table_fits(struct scratch *scratch, size_t *count)
{
	struct store *store = scratch_open(scratch);
	int index = index_open(store), table;
	struct stamp stamp;

	if (index < 0 || !stamp_of_index(&stamp, index))
		abort();
	close(index);
	table = table_open(store, &stamp, count);
	if (table >= 0)
		close(table);
	return table >= 0;
}

static void the_table_is_made_once_and_anew_when_the_index_changes(void **state)
{
	struct scratch *scratch = *state;
	size_t count;

	if (!has_git(scratch))
		skip();
	assert_false(table_fits(scratch, &count));
	assert_string_equal(matches(scratch, "f"), "20261120-f1111111a 20261121-f1111222b");
	assert_true(table_fits(scratch, &count));
	assert_int_equal(count, 2);
	scratch_note(scratch, "2026-11-22", "h3333333d", "bob", "alice", "text: x\n");
	assert_string_equal(matches(scratch, "h"), ""); /* git does not know it yet */
	git(scratch, "add -A");
	assert_false(table_fits(scratch, &count));
	assert_string_equal(matches(scratch, "h"), "20261122-h3333333d");
	assert_true(table_fits(scratch, &count));
}

static void a_table_that_is_not_one_is_made_anew(void **state)
{
	struct scratch *scratch = *state;
	size_t count;

	if (!has_git(scratch))
		skip();
	scratch_put(scratch, ".git/thanks/ids", "garbage");
	assert_string_equal(matches(scratch, "f11111"), "20261120-f1111111a");
	assert_true(table_fits(scratch, &count));
	scratch_put(scratch, ".git/index", "DIRC garbage that is long enough to have a sum");
	assert_string_equal(
		matches(scratch, "f11111"), "20261120-f1111111a"); /* from the directories */
}

static void it_follows_our_own_changes(void **state)
{
	struct scratch *scratch = *state;
	struct ids_follow follow;
	struct store *store;
	size_t count;

	if (!has_git(scratch))
		skip();
	matches(scratch, "f");
	store = scratch_open(scratch);
	ids_of(store);
	ids_follow_begin(&follow, store);
	assert_true(follow.fits);
	scratch_note(scratch, "2026-11-19", "f1111200c", "bob", "alice", "text: x\n");
	scratch_run("rm", strcat(strcpy((char[128]){ 0 }, scratch->root),
				  "/notes/2026/11/20/f1111111a.yaml"));
	git(scratch, "add -A");
	ids_follow_path(&follow, "notes/2026/11/19/f1111200c.yaml", true);
	ids_follow_path(&follow, "notes/2026/11/19/f1111200c.yaml", true);
	ids_follow_path(&follow, "notes/2026/11/20/f1111111a.yaml", false);
	ids_follow_path(&follow, "notes/2026/11/20/zzzzzzzzz.yaml", false);
	ids_follow_path(&follow, "people/alice.yaml", true);
	ids_follow_path(&follow, "notes/by hand.yaml", true);
	ids_follow_end(&follow, store);
	assert_true(table_fits(scratch, &count));
	assert_int_equal(count, 2);
	assert_string_equal(matches(scratch, "f"), "20261119-f1111200c 20261121-f1111222b");
}

static void a_table_out_of_date_does_not_follow(void **state)
{
	struct scratch *scratch = *state;
	struct ids_follow follow;
	size_t count;

	if (!has_git(scratch))
		skip();
	ids_follow_begin(&follow, scratch_open(scratch));
	assert_false(follow.fits);
	ids_follow_path(&follow, "notes/2026/11/19/f1111200c.yaml", true);
	ids_follow_end(&follow, scratch->store);
	assert_false(table_fits(scratch, &count));
}

static void many_questions_are_answered_from_memory_alike(void **state)
{
	struct scratch *scratch = *state;
	struct ids *ids;

	if (!has_git(scratch))
		skip();
	matches(scratch, "f");
	ids = ids_of(scratch_open(scratch));
	for (int i = 0; i < 300; i++)
		assert_int_equal(ids_shared(ids, "20261120-f1111111a"), 5);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make, scratch_forget)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_table_is_made_once_and_anew_when_the_index_changes),
		TEST(a_table_that_is_not_one_is_made_anew),
		TEST(it_follows_our_own_changes),
		TEST(a_table_out_of_date_does_not_follow),
		TEST(many_questions_are_answered_from_memory_alike),
	};

	return cmocka_run_group_tests_name("store/ids", tests, NULL, NULL);
}
