#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "wall.h"

/* A directory without anything. */
static int bare_make(void **state)
{
	struct wall *wall = mem_alloc(sizeof(*wall));

	wall_world();
	strcpy(wall->root, "/tmp/thanks-init-XXXXXX");
	*state = wall;
	return mkdtemp(wall->root) != NULL ? 0 : -1;
}

#define WITHOUT_WALL(test) cmocka_unit_test_setup_teardown(test, bare_make, wall_forget)

/* Makes the directory BELOW the root; *already as store_init says. */
static int make(struct wall *wall, const char *below, const char *name, bool *already)
{
	char path[128];

	snprintf(path, sizeof(path), "%s/%s", wall->root, below);
	return store_init(path, name, &bob, already, &wall->err);
}

static void a_new_directory_becomes_a_wall(void **state)
{
	struct wall *wall = *state;
	bool already;

	assert_int_equal(make(wall, "a/b", "our: wall", &already), 0);
	assert_false(already);
	assert_string_equal(
		wall_sh(wall, "cd a/b; cat thanks.yaml; git log --format=%s; git status --short"),
		"version: 1\nname: \"our: wall\"\nbegin a wall of thanks: our: wall\n");
	assert_int_equal(make(wall, "a/b", NULL, &already), 0);
	assert_true(already);
	assert_string_equal(
		wall_sh(wall,
			"cd a/b; git check-attr merge text -- thanks.yaml "
			"people/alice.yaml rounds/2026-10-05-week.yaml "
			"notes/2026/11/21/nf8kq7m2x.yaml | grep -c 'merge: thanks\\|text: unset'"),
		"8\n");
	assert_string_equal(
		wall_sh(wall, "cd a/b; git rev-list --count HEAD; git fsck --strict"), "1\n");
}

static void a_git_repository_gets_one_commit(void **state)
{
	struct wall *wall = *state;
	bool already;

	wall_sh(wall, "git init -q; echo '*.png binary' >.gitattributes; git add .; git commit -qm "
		      "1; echo x >x; git add x");
	assert_int_equal(make(wall, "", NULL, &already), 0);
	assert_string_equal(wall_sh(wall, "git show --format= --name-status; git status --short; "
					  "head -2 .gitattributes"),
		"M\t.gitattributes\nA\tthanks.yaml\nA  x\n*.png binary\n/thanks.yaml -text "
		"merge=thanks\n");
}

static void the_configured_branch_is_used(void **state)
{
	struct wall *wall = *state;
	bool already;

	setenv("GIT_CONFIG_COUNT", "1", 1);
	setenv("GIT_CONFIG_KEY_0", "init.defaultBranch", 1);
	setenv("GIT_CONFIG_VALUE_0", "trunk", 1);
	assert_int_equal(make(wall, "a", NULL, &already), 0);
	unsetenv("GIT_CONFIG_COUNT");
	assert_string_equal(wall_sh(wall, "git -C a branch --show-current"), "trunk\n");
	assert_int_equal(make(wall, "b", NULL, &already), 0);
	assert_string_equal(wall_sh(wall, "git -C b branch --show-current"), "main\n");
}

static void a_clone_is_a_wall_already(void **state)
{
	struct wall *wall = *state;
	bool already;

	assert_int_equal(make(wall, "a", NULL, &already), 0);
	wall_sh(wall, "git clone -q a b");
	assert_int_equal(make(wall, "b", NULL, &already), 0);
	assert_true(already);
}

static void what_cannot_be_one_is_refused(void **state)
{
	struct wall *wall = *state;
	bool already;

	wall_sh(wall, "git init -q --bare a; echo x >f; mkdir l; ln -s /etc/passwd l/thanks.yaml");
	assert_int_equal(make(wall, "a", NULL, &already), -1);
	assert_int_equal(wall->err.kind, ERR_DATA);
	assert_int_equal(make(wall, "f", NULL, &already), -1);
	assert_int_equal(wall->err.kind, ERR_IO);
	assert_int_equal(make(wall, "f/g", NULL, &already), -1);
	assert_int_equal(wall->err.kind, ERR_IO);
	assert_int_equal(make(wall, "l", NULL, &already), -1);
	assert_int_equal(wall->err.kind, ERR_DATA);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITHOUT_WALL(a_new_directory_becomes_a_wall),
		WITHOUT_WALL(a_git_repository_gets_one_commit),
		WITHOUT_WALL(the_configured_branch_is_used),
		WITHOUT_WALL(a_clone_is_a_wall_already),
		WITHOUT_WALL(what_cannot_be_one_is_refused),
	};

	return cmocka_run_group_tests_name("store/init", tests, NULL, NULL);
}
