#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "wall.h"

static const struct signer carol = { .handle = "carol" };

static void put(struct wall *wall, const struct signer *signer, const char *path)
{
	struct change change;

	change_start(&change, "add", signer, "add %s", path);
	change_add(&change, path, path, strlen(path));
	assert_int_equal(store_commit(wall_open(wall), &change, &wall->err), 0);
	change_release(&change);
}

/* The subject of what was taken back, or NULL. */
static const char *step(struct wall *wall, enum undo_way way, const struct signer *signer)
{
	struct undone undone;

	err_clear(&wall->err);
	if (store_undo(&undone, wall_open(wall), way, signer, &wall->err) != 0)
		return NULL;
	str_clear(&wall->out);
	str_addf(&wall->out, "%s: %s", undone.kind, undone.subject);
	assert_int_equal(undone.count, 1);
	assert_true((undone.files[0].before == NULL) != (undone.files[0].after == NULL));
	undone_release(&undone);
	return wall->out.bytes;
}

#define BACK(wall) step(wall, UNDO_BACK, &bob)
#define AGAIN(wall) step(wall, UNDO_AGAIN, &bob)

static void undo_goes_back_one_by_one(void **state)
{
	struct wall *wall = *state;

	put(wall, &bob, "notes/a");
	put(wall, &carol, "notes/b");
	put(wall, &bob, "notes/c");
	assert_string_equal(BACK(wall), "add: add notes/c");
	assert_string_equal(BACK(wall), "add: add notes/a");
	assert_null(BACK(wall)); /* the wall itself is not taken back */
	assert_int_equal(wall->err.kind, ERR_MISSING);
	assert_string_equal(wall_sh(wall, "git ls-files notes; git status --short"), "notes/b\n");
}

static void redo_goes_forward_again(void **state)
{
	struct wall *wall = *state;

	put(wall, &bob, "notes/a");
	put(wall, &bob, "notes/c");
	assert_null(AGAIN(wall));
	assert_int_equal(wall->err.kind, ERR_MISSING);
	BACK(wall);
	BACK(wall);
	assert_string_equal(AGAIN(wall), "add: add notes/a");
	assert_string_equal(BACK(wall), "add: add notes/a");
	assert_string_equal(AGAIN(wall), "add: add notes/a");
	assert_string_equal(AGAIN(wall), "add: add notes/c");
	assert_null(AGAIN(wall));
	assert_string_equal(
		wall_sh(wall, "git ls-files notes; git status --short"), "notes/a\nnotes/c\n");
	assert_string_equal(wall_sh(wall, "git fsck --strict --no-dangling"), "");
	assert_string_equal(wall_sh(wall, "git log -1 --format=%s"), "redo: add notes/c\n");
}

static void what_was_touched_since_is_not_taken_back(void **state)
{
	struct wall *wall = *state;

	put(wall, &bob, "notes/a");
	wall_sh(wall, "echo >>notes/a");
	assert_null(BACK(wall));
	assert_int_equal(wall->err.kind, ERR_BUSY);
	wall_sh(wall, "git add notes/a");
	assert_null(BACK(wall));
	wall_sh(wall, "git commit -qm hand");
	assert_null(BACK(wall));
	assert_int_equal(wall->err.kind, ERR_BUSY);
	wall_sh(wall, "git revert --no-edit HEAD");
	assert_string_equal(BACK(wall), "add: add notes/a");
}

static void a_rebase_changes_nothing_about_it(void **state)
{
	struct wall *wall = *state;

	put(wall, &bob, "notes/a");
	put(wall, &bob, "notes/c");
	BACK(wall);
	wall_sh(wall, "git rebase -q -f --root");
	assert_string_equal(BACK(wall), "add: add notes/a");
	assert_string_equal(AGAIN(wall), "add: add notes/a");
	wall_sh(wall, "git rebase -q -f --root");
	assert_string_equal(AGAIN(wall), "add: add notes/c");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_WALL(undo_goes_back_one_by_one),
		WITH_WALL(redo_goes_forward_again),
		WITH_WALL(what_was_touched_since_is_not_taken_back),
		WITH_WALL(a_rebase_changes_nothing_about_it),
	};

	return cmocka_run_group_tests_name("store/undo", tests, NULL, NULL);
}
