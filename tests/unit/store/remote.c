#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "store/inside.h"
#include "store/remote.h"
#include "sys/process.h"
#include "scratch.h"

/* Two people and what they share: DIR/{ours,theirs} and DIR/shared.git. */
struct team {
	char dir[64];
	struct store *store; /* ours */
	struct err err;
	struct remote remote;
};

static void sh(const struct team *team, const char *script)
{
	const char *const argv[] = { "sh", "-ec", script, NULL };
	struct process process = { .argv = argv, .directory = team->dir };
	struct err err = { 0 };
	int status = -1;

	if (process_run(&process, NULL, &status, &err) != 0 || status != 0)
		fail_msg("exit %d of: %s", status, script);
}

/* What SCRIPT prints, without the line feed at its end. */
static const char *said(const struct team *team, const char *script)
{
	static char text[4096];
	const char *const argv[] = { "sh", "-c", script, NULL };
	struct process process = { .argv = argv, .directory = team->dir, .limit = 4000 };
	struct str output = { 0 };
	struct err err = { 0 };
	int status = -1;

	assert_int_equal(process_run(&process, &output, &status, &err), 0);
	snprintf(text, sizeof(text), "%s", str_text(&output));
	text[strcspn(text, "\n")] = '\0';
	str_release(&output);
	return text;
}

static void reopen(struct team *team)
{
	struct place place = { .option = NULL };
	char root[80];

	snprintf(root, sizeof(root), "%s/ours", team->dir);
	place.option = root;
	remote_release(&team->remote);
	team->remote = (struct remote){ 0 };
	store_close(team->store);
	team->store = NULL;
	err_clear(&team->err);
	assert_int_equal(store_open(&team->store, &place, STORE_READ, &team->err), 0);
}

static void find(struct team *team)
{
	reopen(team);
	if (remote_find(&team->remote, team->store, &team->err) != 0)
		fail_msg("%s", str_text(&team->err.text));
}

/* Our commit NAME, theirs pushed. */
static void write_ours(struct team *team, const char *name)
{
	char script[256];

	snprintf(script, sizeof(script), "cd ours; echo %s >%s; git add .; git commit -qm %s", name,
		name, name);
	sh(team, script);
}

static void push_theirs(struct team *team, const char *name)
{
	char script[256];

	snprintf(script, sizeof(script),
		"cd theirs; git pull -q origin main 2>/dev/null || :; echo %s >%s; git add .;"
		"git commit -qm %s; git push -q origin HEAD:main",
		name, name, name);
	sh(team, script);
}

static int gather_team(void **state)
{
	struct team *team = mem_alloc(sizeof(*team));
	const char *transport = getenv("TEST_TRANSPORT");

	strcpy(team->dir, "/tmp/thanks-remote-XXXXXX");
	if (mkdtemp(team->dir) == NULL)
		return -1;
	setenv("HOME", team->dir, 1);
	sh(team, "git config --global user.name Bob; git config --global user.email b@example.org;"
		 "git config --global init.defaultBranch main;"
		 "git init -q --bare shared.git; git init -q ours; git init -q theirs;"
		 "echo version: 1 >ours/thanks.yaml;"
		 "git -C ours remote add origin ../shared.git;"
		 "git -C theirs remote add origin ../shared.git");
	if (transport != NULL) {
		char script[128];

		snprintf(script, sizeof(script), "git config --global thanks.transport %s",
			transport);
		sh(team, script);
	}
	*state = team;
	write_ours(team, "first");
	return 0;
}

static int part(void **state)
{
	struct team *team = *state;

	remote_release(&team->remote);
	store_close(team->store);
	err_release(&team->err);
	scratch_run("rm -rf", team->dir);
	free(team);
	return 0;
}

static const char *hex(const struct oid *oid)
{
	static struct str text; /* of the test, to its end */

	str_clear(&text);
	str_add_oid(&text, oid);
	return str_text(&text);
}

static void the_only_remote_is_it(void **state)
{
	struct team *team = *state;

	find(team);
	assert_string_equal(team->remote.name, "origin");
	assert_string_equal(team->remote.url, "../shared.git");
	assert_string_equal(team->remote.branch, "refs/heads/main");
	assert_string_equal(team->remote.tracking, "refs/remotes/origin/main");
	assert_false(team->remote.upstream_set);
}

static void the_upstream_is_followed(void **state)
{
	struct team *team = *state;

	sh(team, "cd ours; git remote add backup https://bob:s3cret@localhost/x;"
		 "git config branch.main.remote backup; git config branch.main.merge "
		 "refs/heads/team/wall;"
		 "git config remote.backup.fetch '+refs/heads/team/*:refs/elsewhere/*'");
	find(team);
	assert_string_equal(team->remote.name, "backup");
	assert_string_equal(team->remote.url, "https://localhost/x");
	assert_string_equal(team->remote.branch, "refs/heads/team/wall");
	assert_string_equal(team->remote.tracking, "refs/elsewhere/wall");
	assert_true(team->remote.upstream_set);
	/* a mirror's branches are ours, where nothing is to be put */
	sh(team, "git -C ours config remote.backup.fetch '+refs/*:refs/*'");
	find(team);
	assert_string_equal(team->remote.tracking, "refs/remotes/backup/team/wall");
	sh(team, "git -C ours config branch.main.remote https://bob:s3cret@localhost/x");
	find(team);
	assert_string_equal(team->remote.url, "https://localhost/x");
	assert_string_equal(team->remote.tracking, "refs/thanks/team/wall");
}

static void what_cannot_be_followed_is_told(void **state)
{
	static const struct {
		const char *script;
		enum err_kind kind;
		const char *text;
	} cases[] = {
		{ "git remote add backup ../backup.git", ERR_USAGE,
			"there are several remotes (backup, origin), and 'main' follows none of "
			"them" },
		{ "git remote remove backup; git remote remove origin", ERR_MISSING,
			"there is no remote to share with" },
		{ "git config branch.main.remote .; git config branch.main.merge refs/heads/other",
			ERR_USAGE, "'main' follows another branch of this repository, no remote" },
		{ "git config branch.main.remote -u", ERR_USAGE, "'-u' is no remote" },
		{ "git config branch.main.remote r; git config remote.r.url --upload-pack=x",
			ERR_USAGE, "'--upload-pack=x' is no address of a remote" },
		{ "git checkout -q --detach", ERR_BUSY,
			"HEAD is detached: a commit there would belong to no branch" },
	};
	struct team *team = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char script[256];

		snprintf(script, sizeof(script), "cd ours; %s", cases[i].script);
		sh(team, script);
		reopen(team);
		assert_int_equal(remote_find(&team->remote, team->store, &team->err), -1);
		assert_string_equal(str_text(&team->err.text), cases[i].text);
		assert_int_equal(team->err.kind, cases[i].kind);
	}
}

static void an_empty_remote_gets_the_branch_and_its_follower(void **state)
{
	struct team *team = *state;
	struct fetched fetched;
	enum push_outcome outcome;

	find(team);
	assert_int_equal(remote_fetch(&fetched, team->store, &team->remote, &team->err), 0);
	assert_true(oid_none(&fetched.tip) && oid_none(&fetched.before) && !fetched.rewritten);
	assert_int_equal(remote_push(&outcome, team->store, &team->remote, &team->err), 0);
	assert_int_equal(outcome, PUSH_DONE);
	assert_string_equal(
		said(team, "git -C ours rev-parse --abbrev-ref '@{upstream}'"), "origin/main");
	find(team);
	assert_true(team->remote.upstream_set);
	assert_int_equal(remote_push(&outcome, team->store, &team->remote, &team->err), 0);
	assert_int_equal(outcome, PUSH_DONE);
	assert_string_equal(
		said(team,
			"cd shared.git; git rev-parse main; git -C ../ours rev-parse main | uniq"),
		said(team, "git -C ours rev-parse main"));
}

static void what_others_pushed_comes(void **state)
{
	struct team *team = *state;
	struct fetched fetched;

	sh(team, "git -C ours push -q -u origin main; cd theirs; git pull -q origin main;"
		 "git tag -am x loud; git push -q origin loud");
	find(team);
	push_theirs(team, "second");
	assert_int_equal(remote_fetch(&fetched, team->store, &team->remote, &team->err), 0);
	assert_string_equal(hex(&fetched.tip), said(team, "git -C theirs rev-parse HEAD"));
	assert_string_equal(hex(&fetched.before), said(team, "git -C ours rev-parse main"));
	assert_false(fetched.rewritten);
	assert_string_equal(said(team, "git -C ours tag; ls ours/.git/FETCH_HEAD 2>/dev/null"), "");
	assert_string_equal(said(team, "git -C ours rev-parse origin/main"),
		said(team, "git -C theirs rev-parse HEAD"));
}

static void a_peek_changes_nothing(void **state)
{
	static const char refs[] = "cd ours; git for-each-ref; ls .git; cat .git/config";
	struct team *team = *state;
	struct fetched fetched;
	char before[4096];

	sh(team, "git -C ours push -q -u origin main");
	find(team);
	push_theirs(team, "second");
	snprintf(before, sizeof(before), "%s", said(team, refs));
	assert_int_equal(remote_peek(&fetched, team->store, &team->remote, &team->err), 0);
	assert_string_equal(said(team, refs), before);
	assert_string_equal(hex(&fetched.tip), said(team, "git -C theirs rev-parse HEAD"));
	assert_string_equal(
		said(team, "git -C ours show $(git -C theirs rev-parse HEAD):second"), "second");
	assert_int_equal(remote_peek(&fetched, team->store, &team->remote, &team->err), 0);
	assert_string_equal(hex(&fetched.tip), said(team, "git -C theirs rev-parse HEAD"));
	assert_int_equal(remote_reach(team->store, &team->remote, &team->err), 0);
}

static void who_rewrites_history_is_noticed(void **state)
{
	struct team *team = *state;
	struct fetched fetched;

	sh(team, "git -C ours push -q -u origin main");
	find(team);
	sh(team, "cd theirs; git pull -q origin main; git commit -q --amend -m other;"
		 "git push -qf origin HEAD:main");
	assert_int_equal(remote_peek(&fetched, team->store, &team->remote, &team->err), 0);
	assert_true(fetched.rewritten);
	assert_int_equal(remote_fetch(&fetched, team->store, &team->remote, &team->err), 0);
	assert_true(fetched.rewritten);
	assert_string_equal(hex(&fetched.before), said(team, "git -C ours rev-parse main"));
	assert_string_equal(hex(&fetched.tip), said(team, "git -C theirs rev-parse HEAD"));
	assert_int_equal(remote_fetch(&fetched, team->store, &team->remote, &team->err), 0);
	assert_false(fetched.rewritten);
}

static void who_is_late_has_lost(void **state)
{
	struct team *team = *state;
	enum push_outcome outcome;

	sh(team, "git -C ours push -q -u origin main");
	push_theirs(team, "second");
	write_ours(team, "third");
	find(team);
	assert_int_equal(remote_push(&outcome, team->store, &team->remote, &team->err), 0);
	assert_int_equal(outcome, PUSH_LOST);
	sh(team, "git -C ours fetch -q");
	assert_int_equal(remote_push(&outcome, team->store, &team->remote, &team->err), 0);
	assert_int_equal(outcome, PUSH_LOST);
	assert_string_equal(said(team, "git -C shared.git rev-parse main"),
		said(team, "git -C theirs rev-parse HEAD"));
}

static void a_hook_may_refuse(void **state)
{
	struct team *team = *state;
	enum push_outcome outcome;

	sh(team, "printf '#!/bin/sh\necho no thanks on Sundays >&2\nexit 1\n' "
		 ">shared.git/hooks/pre-receive; chmod +x shared.git/hooks/pre-receive");
	find(team);
	assert_int_equal(remote_push(&outcome, team->store, &team->remote, &team->err), -1);
	assert_int_equal(team->err.kind, ERR_BUSY);
	assert_string_equal(str_text(&team->err.text),
		getenv("TEST_TRANSPORT") == NULL
			? "origin refused it: no thanks on Sundays (pre-receive hook declined)"
			: "origin refused it: it has hooks, which only git's own program can run");
	assert_string_equal(said(team, "git -C ours config branch.main.remote"), "");
}

static void a_branch_in_use_is_left_alone(void **state)
{
	struct team *team = *state;
	enum push_outcome outcome;

	sh(team, "git -C ours remote set-url origin ../theirs");
	find(team);
	assert_int_equal(remote_push(&outcome, team->store, &team->remote, &team->err), -1);
	assert_int_equal(team->err.kind, ERR_BUSY);
	assert_string_equal(
		str_text(&team->err.text), "origin refused it: branch is currently checked out");
}

static void nobody_there_is_69(void **state)
{
	struct team *team = *state;
	struct fetched fetched;
	enum push_outcome outcome;

	sh(team, "git -C ours remote set-url origin /nowhere/at/all.git");
	find(team);
	assert_int_equal(remote_fetch(&fetched, team->store, &team->remote, &team->err), -1);
	assert_int_equal(team->err.kind, ERR_REMOTE);
	assert_int_equal(remote_peek(&fetched, team->store, &team->remote, &team->err), -1);
	assert_int_equal(team->err.kind, ERR_REMOTE);
	assert_int_equal(remote_reach(team->store, &team->remote, &team->err), -1);
	assert_int_equal(team->err.kind, ERR_REMOTE);
	assert_true(text_starts(str_text(&team->err.text), "origin: could not be reached ("));
	assert_int_equal(remote_push(&outcome, team->store, &team->remote, &team->err), -1);
	assert_int_equal(team->err.kind, ERR_REMOTE);
}

static void two_may_fetch_at_once(void **state)
{
	struct team *team = *state;
	struct fetched fetched;

	sh(team, "git -C ours push -q -u origin main");
	push_theirs(team, "second");
	find(team);
	sh(team, "touch ours/.git/refs/remotes/origin/main.lock;"
		 "(sleep .3; rm ours/.git/refs/remotes/origin/main.lock) >/dev/null 2>&1 &");
	assert_int_equal(remote_fetch(&fetched, team->store, &team->remote, &team->err), 0);
	assert_string_equal(hex(&fetched.tip), said(team, "git -C theirs rev-parse HEAD"));
}

static void nothing_written_is_nothing_to_push(void **state)
{
	struct team *team = *state;
	enum push_outcome outcome = PUSH_LOST;

	sh(team, "git -C ours checkout -q --orphan fresh");
	find(team);
	assert_int_equal(remote_push(&outcome, team->store, &team->remote, &team->err), 0);
	assert_int_equal(outcome, PUSH_DONE);
}

static void no_hook_of_ours_is_run(void **state)
{
	struct team *team = *state;
	struct fetched fetched;
	enum push_outcome outcome;

	sh(team, "cd ours/.git/hooks; for hook in pre-push reference-transaction post-checkout; do "
		 "printf '#!/bin/sh\necho ran >>%s/ran\n' \"$HOME\" >$hook; chmod +x $hook; done");
	find(team);
	assert_int_equal(remote_push(&outcome, team->store, &team->remote, &team->err), 0);
	assert_int_equal(remote_fetch(&fetched, team->store, &team->remote, &team->err), 0);
	remote_tidy(team->store, TIDY_HERE);
	assert_string_equal(said(team, "cat ran 2>/dev/null"), "");
}

static void an_odd_world_leads_nowhere_else(void **state)
{
	struct team *team = *state;
	struct fetched fetched;
	enum push_outcome outcome;
	char other[80];

	snprintf(other, sizeof(other), "%s/theirs/.git", team->dir);
	find(team);
	setenv("GIT_DIR", other, 1);
	assert_int_equal(remote_push(&outcome, team->store, &team->remote, &team->err), 0);
	assert_int_equal(remote_fetch(&fetched, team->store, &team->remote, &team->err), 0);
	unsetenv("GIT_DIR");
	assert_string_equal(hex(&fetched.tip), said(team, "git -C ours rev-parse main"));
}

static void clone_it(struct team *team, const char *from, const char *to)
{
	char url[128], path[128];

	snprintf(url, sizeof(url), "%s/%s", team->dir, from);
	snprintf(path, sizeof(path), "%s/%s", team->dir, to);
	err_clear(&team->err);
	if (remote_clone(url, path, NULL, &team->err) != 0 && team->err.kind == ERR_NONE)
		fail_msg("failed, and did not say why");
}

static void a_clone_has_all_but_a_working_tree(void **state)
{
	struct team *team = *state;

	sh(team, "git -C ours push -q origin main; git -C ours tag loud;"
		 "git -C ours push -q origin loud; mkdir empty");
	clone_it(team, "shared.git", "deep/er/wall");
	assert_int_equal(team->err.kind, ERR_NONE);
	assert_string_equal(said(team, "cd deep/er/wall; ls -A | tr '\\n' ' '"), ".git ");
	assert_string_equal(said(team, "cd deep/er/wall; git rev-parse HEAD"),
		said(team, "git -C ours rev-parse HEAD"));
	assert_string_equal(
		said(team, "cd deep/er/wall; git config core.symlinks; git tag"), "false");
	assert_string_equal(said(team, "cd deep/er/wall; git tag"), "");
	assert_string_equal(said(team, "cd deep/er/wall; git rev-parse --abbrev-ref @{upstream}"),
		"origin/main");
	clone_it(team, "shared.git", "empty");
	assert_int_equal(team->err.kind, ERR_NONE);
}

static void of_nothing_is_a_clone(void **state)
{
	struct team *team = *state;

	clone_it(team, "shared.git", "wall");
	assert_int_equal(team->err.kind, ERR_NONE);
	assert_string_equal(said(team, "cd wall; git symbolic-ref HEAD"), "refs/heads/main");
	assert_string_equal(
		said(team, "cd wall; git config branch.main.remote; git remote | uniq"), "origin");
}

static void a_clone_that_fails_leaves_nothing(void **state)
{
	struct team *team = *state;

	sh(team, "mkdir empty full; echo mine >full/file");
	clone_it(team, "none.git", "deep/er/wall");
	assert_int_equal(team->err.kind, ERR_REMOTE);
	assert_string_equal(said(team, "ls -d deep 2>/dev/null"), "");
	clone_it(team, "none.git", "empty");
	assert_int_equal(team->err.kind, ERR_REMOTE);
	assert_string_equal(said(team, "ls -dA empty; ls -A empty"), "empty");
	clone_it(team, "shared.git", "full");
	assert_int_equal(team->err.kind, ERR_BUSY);
	assert_string_equal(said(team, "cat full/file"), "mine");
	assert_int_equal(remote_clone("-u./x", "/tmp/never", NULL, &team->err), -1);
	assert_int_equal(team->err.kind, ERR_USAGE);
}

static void a_setting_that_makes_no_sense_is_told(void **state)
{
	struct team *team = *state;
	struct fetched fetched;

	sh(team, "git -C ours config thanks.transport pigeon");
	find(team);
	assert_int_equal(remote_fetch(&fetched, team->store, &team->remote, &team->err), -1);
	assert_int_equal(team->err.kind, ERR_USAGE);
	assert_string_equal(str_text(&team->err.text),
		"thanks.transport: 'pigeon' is none of auto, git and libgit2");
}

static void many_small_things_are_packed(void **state)
{
	struct team *team = *state;

	find(team);
	sh(team,
		"cd ours; for i in 1 2 3 4 5 6 7 8 9; do for j in 1 2 3 4 5 6 7 8 9"
		" 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30; do echo $i $j >$i-$j; done; done;"
		"git add .; git commit -qm many; git config gc.auto 1");
	remote_tidy(team->store, TIDY_HERE);
	assert_string_equal(said(team, "git -C ours count-objects"), "0 objects, 0 kilobytes");
}

static int gather(void **state)
{
	unsetenv("TEST_TRANSPORT");
	return gather_team(state);
}

/* The same by libgit2 as by the user's git. */
static int gather_libgit2(void **state)
{
	setenv("TEST_TRANSPORT", "libgit2", 1);
	return gather_team(state);
}
#define BY_EACH(test)                                                                              \
	cmocka_unit_test_setup_teardown(test, gather, part),                                       \
	{                                                                                          \
#test ", by libgit2", test, gather_libgit2, part, NULL                             \
	}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_only_remote_is_it, gather, part),
		cmocka_unit_test_setup_teardown(the_upstream_is_followed, gather, part),
		cmocka_unit_test_setup_teardown(what_cannot_be_followed_is_told, gather, part),
		cmocka_unit_test_setup_teardown(
			a_setting_that_makes_no_sense_is_told, gather, part),
		cmocka_unit_test_setup_teardown(many_small_things_are_packed, gather, part),
		BY_EACH(an_empty_remote_gets_the_branch_and_its_follower),
		BY_EACH(what_others_pushed_comes),
		BY_EACH(a_peek_changes_nothing),
		BY_EACH(who_rewrites_history_is_noticed),
		BY_EACH(who_is_late_has_lost),
		BY_EACH(a_hook_may_refuse),
		BY_EACH(a_branch_in_use_is_left_alone),
		BY_EACH(nobody_there_is_69),
		BY_EACH(two_may_fetch_at_once),
		BY_EACH(nothing_written_is_nothing_to_push),
		BY_EACH(no_hook_of_ours_is_run),
		BY_EACH(an_odd_world_leads_nowhere_else),
		BY_EACH(a_clone_has_all_but_a_working_tree),
		BY_EACH(of_nothing_is_a_clone),
		BY_EACH(a_clone_that_fails_leaves_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
