#define _DEFAULT_SOURCE /* mkdtemp, symlink */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <unistd.h>

#include "scratch.h"
#include "store/gitdir.h"

/* Where PLACE leads, or the error. */
static const char *leads_to(struct scratch *scratch, struct place place)
{
	store_close(scratch->store);
	scratch->store = NULL;
	err_clear(&scratch->err);
	if (store_open(&scratch->store, &place, STORE_READ, &scratch->err) != 0)
		return str_text(&scratch->err.text);
	return store_root(scratch->store);
}

/* A path in the scratch directory; good until the second call after it. */
static const char *below(struct scratch *scratch, const char *path)
{
	static char paths[2][256];
	static int which;

	which = 1 - which;
	snprintf(paths[which], sizeof(paths[which]), "%s/%s", scratch->root, path);
	return paths[which];
}

static void the_nearest_one_upward_is_found(void **state)
{
	struct scratch *scratch = *state;
	const char *root = scratch->root;

	scratch_put(scratch, "notes/2026/11/21/x", "");
	scratch_put(scratch, "inner/thanks.yaml", "");
	scratch_put(scratch, "inner/a/b", "");
	assert_string_equal(leads_to(scratch, (struct place){ .here = root }), root);
	assert_int_equal(store_rule(scratch->store), STORE_AROUND);
	assert_true(store_is_around(scratch->store));
	assert_string_equal(
		leads_to(scratch, (struct place){ .here = below(scratch, "notes/2026/11") }), root);
	assert_string_equal(leads_to(scratch, (struct place){ .option = below(scratch, "inner/a"),
						      .here = root }),
		below(scratch, "inner"));
	assert_int_equal(store_rule(scratch->store), STORE_OPTION);
	assert_false(store_is_around(scratch->store));
	assert_string_equal(
		leads_to(scratch, (struct place){ .repo = below(scratch, "inner"), .here = root }),
		below(scratch, "inner"));
	assert_int_equal(store_rule(scratch->store), STORE_ENVIRONMENT);
}

static void a_link_marks_no_repository(void **state)
{
	struct scratch *scratch = *state;

	scratch_put(scratch, "inner/x", "");
	assert_int_equal(
		symlink(below(scratch, "thanks.yaml"),
			strcat(strcpy((char[256]){ 0 }, scratch->root), "/inner/thanks.yaml")),
		0);
	assert_string_equal(leads_to(scratch, (struct place){ .here = below(scratch, "inner") }),
		scratch->root);
}

static void without_one_the_next_step_is_told(void **state)
{
	struct scratch *scratch = *state;

	leads_to(scratch, (struct place){ .here = "/", .home = scratch->root });
	assert_int_equal(scratch->err.kind, ERR_MISSING);
	assert_non_null(strstr(str_text(&scratch->err.hint), "thanks init"));
	leads_to(scratch, (struct place){ .option = "/nowhere/at/all", .here = scratch->root });
	assert_int_equal(scratch->err.kind, ERR_MISSING);
}

static void the_default_is_found_last(void **state)
{
	struct scratch *scratch = *state;

	scratch_put(scratch, ".local/share/thanks/thanks.yaml", "");
	scratch_put(scratch, "data/thanks/thanks.yaml", "");
	assert_string_equal(leads_to(scratch, (struct place){ .here = "/", .home = scratch->root }),
		below(scratch, ".local/share/thanks"));
	assert_int_equal(store_rule(scratch->store), STORE_DEFAULT);
	assert_string_equal(leads_to(scratch, (struct place){ .here = "/",
						      .home = scratch->root,
						      .data_home = below(scratch, "data") }),
		below(scratch, "data/thanks"));
}

static void one_that_is_not_there_yet_is_empty(void **state)
{
	struct scratch *scratch = *state;
	struct place place = { .here = "/", .home = scratch->root };
	struct change change = { 0 };
	const struct signer signer = { .handle = "bob" };
	const struct query all = { 0 };
	const struct settings *settings;
	const struct people *people;

	assert_int_equal(store_open(&scratch->store, &place, STORE_MAKE, &scratch->err), 0);
	assert_string_equal(store_root(scratch->store), below(scratch, ".local/share/thanks"));
	assert_int_equal(store_rule(scratch->store), STORE_DEFAULT);
	assert_int_equal(store_settings(scratch->store, &settings, &scratch->err), 0);
	assert_int_equal(
		store_people(scratch->store, &people, &scratch->problems, &scratch->err), 0);
	assert_int_equal(people->count, 0);
	assert_int_equal(store_select(&scratch->notes, scratch->store, &all, 0, NULL,
				 &scratch->problems, &scratch->err),
		0);
	assert_int_equal(scratch->notes.count + scratch->problems.count, 0);
	assert_int_equal(
		store_find(&scratch->notes, scratch->store, "8kq7", NULL, &scratch->err), -1);
	assert_int_equal(scratch->err.kind, ERR_MISSING);
	assert_false(path_is_dir(below(scratch, ".local")));

	err_clear(&scratch->err);
	change_start(&change, "people", &signer, "people: @alice: name");
	change_add(&change, "people/alice.yaml", "name: Alice\n", strlen("name: Alice\n"));
	assert_int_equal(store_commit(scratch->store, &change, &scratch->err), 0);
	assert_true(change.repository_made);
	assert_int_equal(access(below(scratch, ".local/share/thanks/people/alice.yaml"), R_OK), 0);
	change_release(&change);
}

static const char *git_dirs(struct scratch *scratch, const char *root)
{
	char *git, *common;

	err_clear(&scratch->err);
	if (gitdir_find(root, &git, &common, &scratch->err) != 0)
		return str_text(&scratch->err.text);
	str_clear(&scratch->out);
	str_addf(&scratch->out, "%s %s", git != NULL ? git + strlen(scratch->root) : "none",
		common != NULL ? common + strlen(scratch->root) : "none");
	free(git);
	free(common);
	return scratch->out.bytes;
}

static void gits_directory_is_found_for_linked_trees_too(void **state)
{
	struct scratch *scratch = *state;
	char root[128], pointer[256];

	assert_string_equal(git_dirs(scratch, scratch->root), "none none");
	scratch_put(scratch, ".git/HEAD", "");
	assert_string_equal(git_dirs(scratch, scratch->root), "/.git /.git");
	scratch_put(scratch, ".git/worktrees/two/commondir", "../..\n");
	snprintf(pointer, sizeof(pointer), "gitdir: %s/.git/worktrees/two\n", scratch->root);
	scratch_put(scratch, "two/.git", pointer);
	snprintf(root, sizeof(root), "%s/two", scratch->root);
	assert_string_equal(git_dirs(scratch, root), "/.git/worktrees/two /.git");
	scratch_put(scratch, "two/.git", "gitdir: ../.git\r\n");
	assert_string_equal(git_dirs(scratch, root), "/.git /.git");
	scratch_put(scratch, "two/.git", "gitdir: ../gone\n");
	assert_true(text_ends(git_dirs(scratch, root),
			    "/two/.git: leads to '/tmp/gone', which is not there") ||
		    scratch->err.kind == ERR_DATA);
	scratch_put(scratch, "two/.git", "garbage\n");
	git_dirs(scratch, root);
	assert_int_equal(scratch->err.kind, ERR_DATA);
}

static void the_configuration_is_gits_own(void **state)
{
	struct scratch *scratch = *state;
	const struct config *config;

	if (system("git --version >/dev/null 2>&1") != 0)
		skip();
	scratch_run("git init -q", scratch->root);
	scratch_put(scratch, ".git/config",
		"[core]\n\tbare = false\n[thanks]\n\tme = bob\n\tempty\n\tme = alice\n\tlines = "
		"\"a\\nb\"\n");
	assert_int_equal(store_config(scratch_open(scratch), &config, &scratch->err), 0);
	assert_string_equal(config_get(config, "thanks.me"), "alice");
	assert_string_equal(config_get(config, "thanks.empty"), "true");
	assert_string_equal(config_get(config, "thanks.lines"), "a\nb");
	assert_null(config_get(config, "thanks.none"));
	assert_int_equal(store_waiting(scratch->store), -1);
	scratch_put(scratch, ".git/config", "[core\n");
	assert_int_equal(store_config(scratch_open(scratch), &config, &scratch->err), -1);
	assert_int_equal(scratch->err.kind, ERR_DATA);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_make, scratch_forget)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_nearest_one_upward_is_found),
		TEST(a_link_marks_no_repository),
		TEST(without_one_the_next_step_is_told),
		TEST(the_default_is_found_last),
		TEST(one_that_is_not_there_yet_is_empty),
		TEST(gits_directory_is_found_for_linked_trees_too),
		TEST(the_configuration_is_gits_own),
	};

	return cmocka_run_group_tests_name("store/open", tests, NULL, NULL);
}
