#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "wall.h"

#define NOTE "from: bob\nto: [alice]\ndate: 2026-11-21T16:42:00+01:00\ntext: |\n  fresh coffee\n"
#define PATH "notes/2026/11/21/nf8kq7m2x.yaml"

static int commit(struct wall *wall, struct change *change)
{
	int status = store_commit(wall_open(wall), change, &wall->err);

	change_release(change);
	return status;
}

static int add(struct wall *wall, const char *path, const char *bytes)
{
	struct change change;

	change_start(&change, "add", &bob, "add %s", path);
	change_add(&change, path, bytes, strlen(bytes));
	return commit(wall, &change);
}

/* Sets FIELD, and moves the file if TO is not NULL. */
static int set(
	struct wall *wall, const char *path, const char *to, const char *field, const char *value)
{
	struct edit edit = { .field = fields_find(&note_fields, field), .kind = EDIT_SET };
	struct edits edits = { &edit, 1 };
	struct arena arena = { 0 };
	struct change change;

	texts_add(&arena, &edit.values, value);
	change_start(&change, "edit", &bob, "edit %s", path);
	if (to != NULL)
		change_move(&change, path, to, &note_fields, &edits);
	else
		change_edit(&change, path, &note_fields, &edits, false);
	arena_release(&arena);
	return commit(wall, &change);
}

static int take(struct wall *wall, const char *path)
{
	struct change change;

	change_start(&change, "remove", &bob, "remove %s", path);
	change_remove(&change, path);
	return commit(wall, &change);
}

#define GIT_SAYS(wall, command, wanted) assert_string_equal(wall_sh(wall, command), wanted)
#define IS_CLEAN(wall) GIT_SAYS(wall, "git status --short; git fsck --strict --no-dangling", "")

static void a_note_is_one_commit(void **state)
{
	struct wall *wall = *state;

	assert_int_equal(add(wall, PATH, NOTE), 0);
	GIT_SAYS(wall, "git log -1 --format=%B --name-status",
		"add " PATH "\n\nThanks-Change: add\nThanks-By: bob\n\n\nA\t" PATH "\n");
	GIT_SAYS(wall, "git cat-file -p HEAD:" PATH, NOTE);
	IS_CLEAN(wall);
}

static void what_is_staged_or_edited_stays_so(void **state)
{
	struct wall *wall = *state;

	wall_sh(wall, "echo 1 >a; echo 1 >b; echo 1 >c; git add . && git commit -qm abc;"
		      "echo 2 >a; git add a; echo 2 >b; git rm -q --cached c; echo x >d; git add "
		      "-N d; echo x >e");
	assert_int_equal(add(wall, PATH, NOTE), 0);
	GIT_SAYS(wall, "git status --short", "M  a\n M b\nD  c\n A d\n?? c\n?? e\n");
	GIT_SAYS(wall, "git show --format= --name-only", PATH "\n");
	GIT_SAYS(wall, "git fsck --strict --no-dangling", "");
}

static void an_edit_on_top_of_an_uncommitted_one_commits_only_itself(void **state)
{
	struct wall *wall = *state;

	assert_int_equal(add(wall, PATH, NOTE), 0);
	wall_sh(wall, "sed -i s/fresh/hot/ " PATH);
	assert_int_equal(set(wall, PATH, NULL, "via", "card"), 0);
	GIT_SAYS(wall, "git show --format= -U0 | grep '^[-+][^-+]'", "+via: card\n");
	GIT_SAYS(wall, "git diff -U0 | grep '^[-+][^-+]'", "-  fresh coffee\n+  hot coffee\n");
	GIT_SAYS(wall, "git diff --cached", "");
	GIT_SAYS(wall, "grep -c . " PATH, "6\n");
}

static void an_edit_on_top_of_a_staged_one_leaves_it_staged(void **state)
{
	struct wall *wall = *state;

	assert_int_equal(add(wall, PATH, NOTE), 0);
	wall_sh(wall, "sed -i s/fresh/hot/ " PATH "; git add " PATH "; sed -i s/coffee/tea/ " PATH);
	assert_int_equal(set(wall, PATH, NULL, "via", "card"), 0);
	GIT_SAYS(wall, "git show --format= -U0 | grep '^[-+][^-+]'", "+via: card\n");
	GIT_SAYS(wall, "git diff --cached -U0 | grep '^[-+][^-+]'",
		"-  fresh coffee\n+  hot coffee\n");
	GIT_SAYS(wall, "git diff -U0 | grep '^[-+][^-+]'", "-  hot coffee\n+  hot tea\n");
}

static void an_edit_that_cannot_be_told_apart_is_refused(void **state)
{
	struct wall *wall = *state;

	assert_int_equal(add(wall, PATH, "from: [\n"), 0);
	wall_sh(wall, "printf 'from: bob\\nto: [a]\\ndate: 2026-11-21T16:42:00+01:00\\ntext: x\\n' "
		      ">" PATH);
	assert_int_equal(set(wall, PATH, NULL, "via", "card"), -1);
	assert_int_equal(wall->err.kind, ERR_BUSY);
	assert_non_null(strstr(wall->err.text.bytes, PATH));
	GIT_SAYS(wall, "git status --short; cat " PATH " | tail -1", " M " PATH "\ntext: x\n");
}

static void a_file_that_git_does_not_know_is_committed_whole(void **state)
{
	struct wall *wall = *state;

	wall_sh(wall,
		"mkdir -p notes && printf '" NOTE "' >notes/x.yaml; cp notes/x.yaml notes/y.yaml;"
		"git add -N notes/y.yaml");
	assert_int_equal(set(wall, "notes/x.yaml", NULL, "via", "card"), 0);
	assert_int_equal(set(wall, "notes/y.yaml", PATH, "via", "card"), 0);
	GIT_SAYS(wall, "git ls-tree -r --name-only HEAD notes", PATH "\nnotes/x.yaml\n");
	IS_CLEAN(wall);
}

static void a_file_moves_with_its_edit(void **state)
{
	struct wall *wall = *state;

	assert_int_equal(add(wall, PATH, NOTE), 0);
	assert_int_equal(set(wall, PATH, "notes/2026/11/20/nf8kq7m2x.yaml", "via", "card"), 0);
	GIT_SAYS(wall, "git show -M --format= --name-status | cut -c1,5-",
		"R\t" PATH "\tnotes/2026/11/20/nf8kq7m2x.yaml\n");
	GIT_SAYS(wall, "git ls-tree -r --name-only HEAD notes; ls notes/2026/11",
		"notes/2026/11/20/nf8kq7m2x.yaml\n20\n");
	assert_int_equal(add(wall, PATH, NOTE), 0);
	assert_int_equal(set(wall, PATH, "notes/2026/11/20/nf8kq7m2x.yaml", "via", "card"), -1);
	assert_int_equal(wall->err.kind, ERR_BUSY);
	IS_CLEAN(wall);
}

static void only_what_history_has_is_removed(void **state)
{
	struct wall *wall = *state;

	assert_int_equal(add(wall, PATH, NOTE), 0);
	wall_sh(wall, "echo >>" PATH);
	assert_int_equal(take(wall, PATH), -1);
	assert_int_equal(wall->err.kind, ERR_BUSY);
	wall_sh(wall, "git add " PATH);
	assert_int_equal(take(wall, PATH), -1);
	wall_sh(wall, "git reset -q --hard");
	assert_int_equal(take(wall, PATH), 0);
	assert_int_equal(take(wall, PATH), -1);
	assert_int_equal(wall->err.kind, ERR_MISSING);
	GIT_SAYS(wall, "git ls-tree -r --name-only HEAD notes; find notes", "notes\n");
	IS_CLEAN(wall);
}

static void an_existing_file_is_not_added_over(void **state)
{
	struct wall *wall = *state;

	assert_int_equal(add(wall, PATH, NOTE), 0);
	assert_int_equal(add(wall, PATH, "other"), -1);
	assert_int_equal(wall->err.kind, ERR_BUSY);
	wall_sh(wall, "rm " PATH); /* history still has it */
	assert_int_equal(add(wall, PATH, "other"), -1);
	GIT_SAYS(wall, "git status --short", " D " PATH "\n");
}

static void what_changes_nothing_is_no_commit(void **state)
{
	struct wall *wall = *state;
	struct change change;

	change_start(&change, "x", &bob, "x");
	change_lines(&change, ".gitattributes", "/notes/** -text\n");
	assert_int_equal(store_commit(wall->store, &change, &wall->err), 0);
	assert_true(change.nothing);
	assert_non_null(strstr(change.items[0].bytes, "merge=thanks"));
	change_release(&change);
	GIT_SAYS(wall, "git rev-list --count HEAD", "1\n");
}

static void line_ends_of_the_working_tree_are_no_change(void **state)
{
	struct wall *wall = *state;

	wall_sh(wall, "git config core.autocrlf true; echo '* text=auto' >.gitattributes; git "
		      "commit -qam crlf");
	assert_int_equal(add(wall, PATH, NOTE), 0);
	wall_sh(wall, "rm " PATH "; git checkout -q " PATH);
	GIT_SAYS(wall, "grep -c '\r' " PATH, "5\n");
	assert_int_equal(set(wall, PATH, NULL, "via", "card"), 0);
	GIT_SAYS(wall, "git status --short; git show HEAD:" PATH " | grep -c '\r'", "0\n");
}

static void an_edit_in_the_same_second_is_still_seen(void **state)
{
	struct wall *wall = *state;

	for (int i = 0; i < 5; i++) {
		char path[64], command[128];

		snprintf(path, sizeof(path), "notes/2026/11/21/%d.yaml", i);
		snprintf(command, sizeof(command), "echo aaa%d >x; git add x; echo bbb%d >x", i, i);
		wall_sh(wall, command);
		assert_int_equal(add(wall, path, NOTE), 0);
		GIT_SAYS(wall, "git status --short", i == 0 ? "AM x\n" : "MM x\n");
		GIT_SAYS(wall, "git add x; git commit -qm x; git status --short", "");
	}
}

static void a_failure_leaves_everything_as_it_was(void **state)
{
	struct wall *wall = *state;

	assert_int_equal(add(wall, PATH, NOTE), 0);
	wall_sh(wall, "touch .git/refs/heads/$(git branch --show-current).lock");
	assert_int_equal(set(wall, PATH, "notes/2026/11/20/nf8kq7m2x.yaml", "via", "card"), -1);
	assert_int_equal(wall->err.kind, ERR_BUSY);
	assert_non_null(strstr(wall->err.text.bytes, ".lock"));
	GIT_SAYS(wall, "git status --short; find notes -type f; ls .git/thanks | grep -v ids",
		PATH "\n");
}

static void what_git_would_not_check_out_is_not_committed(void **state)
{
	static const char *const odd[] = { "notes/.GIT/x.yaml", "notes/../x", "./x", "notes//x",
		".git/config", "a/b\nc" };
	struct wall *wall = *state;

	for (size_t i = 0; i < sizeof(odd) / sizeof(odd[0]); i++) {
		assert_int_equal(add(wall, odd[i], NOTE), -1);
		assert_int_equal(wall->err.kind, ERR_DATA);
	}
	IS_CLEAN(wall);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_WALL(a_note_is_one_commit),
		WITH_WALL(what_is_staged_or_edited_stays_so),
		WITH_WALL(an_edit_on_top_of_an_uncommitted_one_commits_only_itself),
		WITH_WALL(an_edit_on_top_of_a_staged_one_leaves_it_staged),
		WITH_WALL(an_edit_that_cannot_be_told_apart_is_refused),
		WITH_WALL(a_file_that_git_does_not_know_is_committed_whole),
		WITH_WALL(a_file_moves_with_its_edit),
		WITH_WALL(only_what_history_has_is_removed),
		WITH_WALL(an_existing_file_is_not_added_over),
		WITH_WALL(what_changes_nothing_is_no_commit),
		WITH_WALL(line_ends_of_the_working_tree_are_no_change),
		WITH_WALL(an_edit_in_the_same_second_is_still_seen),
		WITH_WALL(a_failure_leaves_everything_as_it_was),
		WITH_WALL(what_git_would_not_check_out_is_not_committed),
	};

	return cmocka_run_group_tests_name("store/commit", tests, NULL, NULL);
}
