#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "wall.h"

#include "store/refs.h"

/* Does NAME stand where git says, or nowhere if git does not know it? */
static void stands(struct wall *wall, const char *name)
{
	struct str command = { 0 }, hex = { 0 };
	struct oid oid;
	bool known = ref_read(&oid, wall_open(wall), name);

	str_addf(&command, "git rev-parse -q --verify '%s'", name);
	if (known) {
		str_add_oid(&hex, &oid);
		str_add_char(&hex, '\n');
	}
	assert_string_equal(wall_sh(wall, command.bytes), str_text(&hex));
	str_release(&command);
	str_release(&hex);
}

static void loose_and_packed(void **state)
{
	struct wall *wall = *state;

	wall_sh(wall,
		"git branch other; git branch x/refs/heads/third; git commit -q --allow-empty -m more");
	stands(wall, "refs/heads/other");
	stands(wall, "refs/heads/third");
	wall_sh(wall, "git pack-refs --all");
	stands(wall, "refs/heads/other");
	stands(wall, "refs/heads/third");
	stands(wall, "refs/heads/x/refs/heads/third");
	wall_sh(wall, "git branch -f other HEAD");
	stands(wall, "refs/heads/other");
	wall_sh(wall, "git branch -q -D other");
	stands(wall, "refs/heads/other");
	wall_sh(wall, "git branch other; echo garbage >.git/refs/heads/other");
	assert_false(ref_read(&(struct oid){ { 0 } }, wall_open(wall), "refs/heads/other"));
}

static void the_branch_of_head(void **state)
{
	struct wall *wall = *state;
	struct str branch = { 0 };

	wall_sh(wall, "git switch -q -c a/b");
	assert_true(ref_head(&branch, wall_open(wall)));
	assert_string_equal(branch.bytes, "refs/heads/a/b");
	wall_sh(wall, "git checkout -q --detach");
	str_clear(&branch);
	assert_false(ref_head(&branch, wall_open(wall)));
	assert_int_equal(branch.length, 0);
	str_release(&branch);
}

static void in_a_linked_worktree(void **state)
{
	struct wall *wall = *state;
	struct place place = { 0 };
	struct str path = { 0 }, branch = { 0 };
	struct store *store;
	struct oid oid;

	str_addf(&path, "%s/linked", wall->root);
	wall_sh(wall, "git worktree add -q linked -b side");
	place.option = path.bytes;
	assert_int_equal(store_open(&store, &place, STORE_READ, &wall->err), 0);
	assert_true(ref_head(&branch, store));
	assert_string_equal(branch.bytes, "refs/heads/side");
	assert_true(ref_read(&oid, store, branch.bytes));
	store_close(store);
	str_release(&path);
	str_release(&branch);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_WALL(loose_and_packed),
		WITH_WALL(the_branch_of_head),
		WITH_WALL(in_a_linked_worktree),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
