#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "wall.h"

#include "store/driver.h"

#define GIT_SAYS(wall, command, wanted) assert_string_equal(wall_sh(wall, command), wanted)
#define SETTINGS "git config --local --get-regexp 'merge|pull'"
#define ALL                                                                                        \
	"merge.thanks.name merges notes field by field\n"                                          \
	"merge.thanks.driver thanks merge-driver %O %A %B %P || git merge-file -L ours -L base "   \
	"-L theirs %A %O %B\n"                                                                     \
	"merge.renames false\npull.twohead recursive\npull.rebase false\n"

static void set(struct wall *wall, bool wanted)
{
	bool changed;

	assert_int_equal(store_set_driver(wall_open(wall), &changed, &wall->err), 0);
	assert_int_equal(changed, wanted);
	assert_true(store_has_driver(wall->store));
}

static void a_new_wall_has_it(void **state)
{
	struct wall *wall = *state;

	GIT_SAYS(wall, SETTINGS, ALL);
	assert_true(store_has_driver(wall->store));
	set(wall, false);
}

static void what_is_missing_is_mended(void **state)
{
	struct wall *wall = *state;

	wall_sh(wall, "git config --remove-section merge.thanks; git config --unset merge.renames");
	assert_false(store_has_driver(wall_open(wall)));
	set(wall, true);
	set(wall, false);
	GIT_SAYS(wall, SETTINGS " | wc -l", "5\n");
	wall_sh(wall, "git config merge.renames true");
	set(wall, true);
	GIT_SAYS(wall, "git config merge.renames", "false\n");
}

static void a_driver_of_ones_own_stays(void **state)
{
	struct wall *wall = *state;

	wall_sh(wall, "git config merge.thanks.driver 'mine %A'");
	set(wall, false);
	GIT_SAYS(wall, "git config merge.thanks.driver", "mine %A\n");
}

static void how_one_pulls_stays(void **state)
{
	static const char *const ways[] = { "git config pull.rebase true",
		"git config pull.ff only", "git config branch.main.rebase true" };
	struct wall *wall = *state;

	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
		wall_sh(wall, "git config --unset pull.rebase; git config --unset pull.ff");
		assert_true(store_has_driver(wall_open(wall)));
		wall_sh(wall, ways[i]);
		set(wall, false);
	}
	GIT_SAYS(wall, "git config --get-regexp 'pull.rebase|pull.ff|branch'",
		"branch.main.rebase true\n");
}

static void without_git_the_library_writes(void **state)
{
	struct wall *wall = *state;
	char *path = mem_copy(getenv("PATH"), strlen(getenv("PATH")));

	wall_sh(wall, "git config --remove-section merge.thanks");
	setenv("PATH", "/nonexistent", 1);
	set(wall, true);
	setenv("PATH", path, 1);
	GIT_SAYS(wall, "git config merge.thanks.name", "merges notes field by field\n");
	free(path);
}

static void a_configuration_that_cannot_be_written(void **state)
{
	struct wall *wall = *state;
	bool changed;

	wall_sh(wall, "git config --remove-section merge.thanks; : >.git/config.lock");
	assert_int_equal(store_set_driver(wall_open(wall), &changed, &wall->err), -1);
	assert_int_equal(wall->err.kind, ERR_IO);
	wall_sh(wall, "rm .git/config.lock");
}

/* It may hold a password in a remote's address. */
static void a_closed_configuration_stays_closed(void **state)
{
	struct wall *wall = *state;
	bool changed;

	wall_sh(wall, "git config --remove-section merge.thanks; chmod 600 .git/config");
	assert_int_equal(store_set_driver(wall_open(wall), &changed, &wall->err), 0);
	assert_true(changed);
	GIT_SAYS(wall, "stat -c %a .git/config", "600\n");
	GIT_SAYS(wall, "ls .git | grep config", "config\n");
}

static void shared_is_what_has_a_remote(void **state)
{
	struct wall *wall = *state;

	assert_false(store_is_shared(wall_open(wall)));
	wall_sh(wall, "git remote add there ../there");
	assert_true(store_is_shared(wall_open(wall)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_WALL(a_new_wall_has_it),
		WITH_WALL(what_is_missing_is_mended),
		WITH_WALL(a_driver_of_ones_own_stays),
		WITH_WALL(how_one_pulls_stays),
		WITH_WALL(without_git_the_library_writes),
		WITH_WALL(a_configuration_that_cannot_be_written),
		WITH_WALL(a_closed_configuration_stays_closed),
		WITH_WALL(shared_is_what_has_a_remote),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
