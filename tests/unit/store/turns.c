#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
#include <sys/wait.h>
#include <time.h>

#include "wall.h"

enum { WRITERS = 20, NOTES_EACH = 4, KILLS = 40 };

/* Adds notes/WHO-N, N from 0, and says so in the file `receipts` (which git does not see) after
 * each. */
static int write_notes(struct wall *wall, int who, int count)
{
	struct change change;
	char path[128];
	FILE *receipts;

	snprintf(path, sizeof(path), "%s/.git/receipts", wall->root);
	receipts = fopen(path, "a");
	for (int i = 0; i < count; i++) {
		snprintf(path, sizeof(path), "notes/%d-%d", who, i);
		change_start(&change, "add", &bob, "add %s", path);
		change_add(&change, path, path, strlen(path));
		if (store_commit(wall->store, &change, &wall->err) != 0)
			return 1;
		change_release(&change);
		if (fprintf(receipts, "%s\n", path) < 0 || fflush(receipts) != 0)
			return 1;
	}
	return fclose(receipts) != 0;
}

static pid_t start(struct wall *wall, int who, int count)
{
	pid_t child = fork();

	if (child == 0) {
		wall_open(wall);
		_exit(write_notes(wall, who, count));
	}
	return child;
}

/* Every receipt has its note, in the working tree and in history; git has nothing to say. */
static void expect_order(struct wall *wall)
{
	assert_string_equal(
		wall_sh(wall,
			"while read -r f; do"
			" test \"$(git cat-file -p HEAD:\"$f\")\" = \"$f\" && test -e \"$f\" ||"
			" echo lost \"$f\"; done <.git/receipts;"
			"git fsck --strict --no-dangling; git status --short;"
			"find . -name '.thanks-*' -o -name '*.lock' ! -name thanks.lock"),
		"A  staged\n");
}

static void many_writers_lose_nothing(void **state)
{
	struct wall *wall = *state;
	pid_t children[WRITERS];
	int status;

	wall_sh(wall, "git config thanks.fsync false; echo x >staged; git add staged");
	for (int i = 0; i < WRITERS; i++)
		children[i] = start(wall, i, NOTES_EACH);
	for (int i = 0; i < WRITERS; i++) {
		waitpid(children[i], &status, 0);
		assert_int_equal(status, 0);
	}
	expect_order(wall);
	assert_string_equal(wall_sh(wall, "wc -l <.git/receipts; git rev-list --count HEAD; git "
					  "rev-list --merges --count HEAD"),
		"80\n81\n0\n");
}

static void a_killed_writer_is_mended_by_the_next(void **state)
{
	struct wall *wall = *state;

	wall_sh(wall, "echo x >staged; git add staged");
	for (int i = 0; i < KILLS; i++) {
		pid_t child = start(wall, i, 50);
		struct timespec pause = { .tv_nsec = (10 + i * 37 % 60) * 1000000L };

		nanosleep(&pause, NULL);
		kill(child, SIGKILL);
		waitpid(child, NULL, 0);
	}
	wall_open(wall);
	assert_int_equal(write_notes(wall, KILLS, 1), 0);
	expect_order(wall);
}

static void what_was_changed_after_a_crash_is_left_alone(void **state)
{
	struct wall *wall = *state;

	/* as a writer leaves it that is killed before the branch moves: two files, one of which
	 * somebody has edited since */
	wall_sh(wall,
		"mkdir -p notes .git/thanks; echo a >notes/a; echo b >notes/b;"
		"a=$(git hash-object -w notes/a); b=$(git hash-object -w notes/b);"
		"printf '%s\\n' 'thanks-pending 1' \"branch $(git symbolic-ref HEAD)\" 'commit -'"
		" 'subject add two' 'action add' 'by carol'"
		" \"file 100644 - $a - $a - $a notes/a\" \"file 100644 - $b - $b - $b notes/b\""
		" end >.git/thanks/pending; echo edited >notes/b; echo half "
		">notes/.thanks-1-1.tmp");
	wall_open(wall);
	assert_int_equal(write_notes(wall, 1, 1), 0);
	assert_string_equal(
		wall_sh(wall,
			"git log --format='%s %(trailers:key=Thanks-By,valueonly)' --name-only -2"
			" | grep .; git status --short; ls -A notes .git/thanks | grep -v ids"),
		"add notes/1-0 bob\nnotes/1-0\nadd two carol\nnotes/a\n?? notes/b\n"
		".git/thanks:\n\nnotes:\n1-0\na\nb\n");
}

static void a_killed_mender_is_mended_too(void **state)
{
	struct wall *wall = *state;

	/* the note is there already: its mender had but history and the index left to write */
	wall_sh(wall,
		"mkdir -p notes .git/thanks; echo a >notes/a; a=$(git hash-object -w notes/a);"
		"printf '%s\\n' 'thanks-pending 1' \"branch $(git symbolic-ref HEAD)\" 'commit -'"
		" 'subject add one' 'action add' 'by carol'"
		" \"file 100644 $a $a - $a - $a notes/a\" end >.git/thanks/pending");
	wall_open(wall);
	assert_int_equal(write_notes(wall, 1, 1), 0);
	assert_string_equal(
		wall_sh(wall, "git log --format=%s --name-only -2 | grep .; git status --short"),
		"add notes/1-0\nnotes/1-0\nadd one\nnotes/a\n");
}

/* The branch alone was missing: what somebody has made of the file since is theirs. */
static void what_the_index_has_goes_on(void **state)
{
	struct wall *wall = *state;

	wall_sh(wall,
		"mkdir -p notes .git/thanks; echo a >notes/a; echo b >notes/b; git add notes;"
		"a=$(git rev-parse :notes/a); b=$(git rev-parse :notes/b);"
		"printf '%s\n' 'thanks-pending 1' \"branch $(git symbolic-ref HEAD)\" 'commit -'"
		" 'subject add two' 'action add' 'by carol'"
		" \"file 100644 - $a - $a - $a notes/a\" \"file 100644 - $b - $b - $b notes/b\""
		" end >.git/thanks/pending; echo more >>notes/a; rm notes/b");
	wall_open(wall);
	assert_int_equal(write_notes(wall, 1, 1), 0);
	assert_string_equal(
		wall_sh(wall, "git log --format=%s --name-only -2 | grep .; git status --short"),
		"add notes/1-0\nnotes/1-0\nadd two\nnotes/a\nnotes/b\n M notes/a\n D notes/b\n");
}

static void half_a_pending_file_is_none(void **state)
{
	static const char *const halves[] = { "thanks-pending 1\nbranch refs/heads/main\n", "junk",
		"", "thanks-pending 1\nend\n", "thanks-pending 1\nfile 1 - - - - - -\nend\n",
		"thanks-pending 1\nfile\nend", "thanks-pending 2\nend\n" };
	struct wall *wall = *state;

	for (size_t i = 0; i < sizeof(halves) / sizeof(halves[0]); i++) {
		struct str command = { 0 };

		str_addf(&command, "mkdir -p .git/thanks; printf '%s' >.git/thanks/pending",
			halves[i]);
		wall_sh(wall, command.bytes);
		str_release(&command);
		wall_open(wall);
		assert_int_equal(write_notes(wall, (int)i, 1), 0);
		assert_string_equal(
			wall_sh(wall, "git status --short; ls .git/thanks/pending 2>/dev/null"),
			"");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_WALL(many_writers_lose_nothing),
		WITH_WALL(a_killed_writer_is_mended_by_the_next),
		WITH_WALL(what_was_changed_after_a_crash_is_left_alone),
		WITH_WALL(a_killed_mender_is_mended_too),
		WITH_WALL(what_the_index_has_goes_on),
		WITH_WALL(half_a_pending_file_is_none),
	};

	return cmocka_run_group_tests_name("store/turns", tests, NULL, NULL);
}
