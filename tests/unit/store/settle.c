#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
#include <sys/wait.h>
#include <time.h>

#include "store/settle.h"

#include "wall.h"

enum { KILLS = 20 };

#define LAST "nf8kq7m2x"
#define DAY(day) "notes/2026/11/" day "/" LAST ".yaml"

/*
 * What the tests say to the shell: `note DAY [LINE...]` prints a note, `put PATH` writes standard
 * input to PATH and stages it, `c WORDS` commits, `fork` leaves main at the base and makes the
 * branch side.
 */
#define WORDS                                                                                      \
	"main=$(git branch --show-current);"                                                       \
	"note() { printf 'from: bob\\nto: [alice]\\ndate: 2026-11-%sT16:42:00+01:00\\ntext: |\\n"  \
	"  fresh coffee\\n' $1; shift; for l; do echo \"$l\"; done; };"                            \
	"put() { mkdir -p $(dirname $1); cat >$1; git add $1; };"                                  \
	"c() { git commit -qam \"$1\"; };"                                                         \
	"day() { echo notes/2026/11/$1/" LAST ".yaml; };"                                          \
	"export GIT_AUTHOR_DATE='1795272120 +0100' GIT_COMMITTER_DATE='1795272120 +0100';"

static const char *sh(struct wall *wall, const char *command)
{
	struct str whole = { 0 };
	const char *said;

	str_addf(&whole, "%s %s", WORDS, command);
	said = wall_sh(wall, whole.bytes);
	str_release(&whole);
	return said;
}

/* As plain as git comes: without the driver, with its own guesses at renames. */
static int make(void **state)
{
	if (wall_make(state) != 0)
		return -1;
	sh(*state, "git config --remove-section merge.thanks; git config --unset pull.twohead;"
		   "git config --unset merge.renames; git rm -q .gitattributes;"
		   "git commit -qm plain; git branch -M main; git config thanks.fsync false");
	return 0;
}

#define WITH_PLAIN_WALL(test) cmocka_unit_test_setup_teardown(test, make, wall_forget)

/* BASE on main, then ONE there and OTHER on the branch side; main is checked out. */
static void parted(struct wall *wall, const char *base, const char *one, const char *other)
{
	struct str command = { 0 };

	str_addf(&command,
		"{ %s; } && c base; git checkout -qb side; { %s; } && c other;"
		" git checkout -q main; { %s; } && c one; git status --short",
		base, other, one);
	assert_string_equal(sh(wall, command.bytes), "");
	str_release(&command);
}

static int settle_it(struct wall *wall, struct settled *settled)
{
	bool needed = false;

	wall_open(wall);
	if (settle_needed(&needed, wall->store, &wall->err) != 0)
		return -1;
	if (!needed) {
		*settled = (struct settled){ 0 };
		return 1;
	}
	return settle(settled, wall->store, &bob, &wall->err);
}

static void settle_well(struct wall *wall, struct settled *settled)
{
	int status = settle_it(wall, settled);

	if (status != 0)
		fail_msg("%d: %s", status, str_text(&wall->err.text));
}

static void expect_settled(struct wall *wall, bool concluded)
{
	struct settled settled;
	int status = settle_it(wall, &settled);

	if (status != 0)
		fail_msg("%d: %s", status, str_text(&wall->err.text));
	assert_true(settled.files.count > 0);
	assert_int_equal(settled.left.count, 0);
	assert_int_equal(settled.concluded, concluded);
	assert_null(settled.state);
	settled_release(&settled);
	assert_string_equal(wall_sh(wall, "git status --short; git fsck --strict --no-dangling;"
					  "ls .git/*HEAD .git/rebase-* 2>/dev/null | grep -Ev "
					  "'/(HEAD|ORIG_HEAD|FETCH_HEAD|REBASE_HEAD)$';"
					  "test -e .git/thanks/settling && echo begun;"
					  "find . -name '.thanks-*'"),
		"");
	/* and then there is nothing left to do */
	status = settle_it(wall, &settled);
	assert_true(status == 1 || (status == 0 && settled.files.count == 0));
	settled_release(&settled);
}

#define SAYS(wall, command, wanted) assert_string_equal(sh(wall, command), wanted)

static void fields_changed_on_both_sides_conclude_a_merge(void **state)
{
	struct wall *wall = *state;

	parted(wall, "note 21 | put $(day 21)", "note 21 'via: card' | put $(day 21)",
		"note 21 'for: tea' 'tags: [x]' | put $(day 21)");
	sh(wall, "git merge -q side");
	expect_settled(wall, true);
	SAYS(wall, "tail -3 $(day 21) | sort", "for: tea\ntags: [x]\nvia: card\n");
	SAYS(wall,
		"git log -1 --format='%s|%b|%P' | sed \"s/$(git rev-parse main^1)/1/;"
		"s/$(git rev-parse side)/2/\"",
		"Merge branch 'side'||1 2\n");
}

static void an_edit_wins_over_a_removal_either_way(void **state)
{
	struct wall *wall = *state;

	parted(wall, "note 21 | put $(day 21); note 22 | put $(day 22)",
		"git rm -q $(day 21); note 22 'via: card' | put $(day 22)",
		"note 21 'via: card' | put $(day 21); git rm -q $(day 22)");
	sh(wall, "git merge -q side");
	expect_settled(wall, true);
	SAYS(wall, "tail -n1 $(day 21) $(day 22)",
		"==> " DAY("21") " <==\nvia: card\n\n==> " DAY("22") " <==\nvia: card\n");
}

static void a_moved_note_gets_the_edit_either_way(void **state)
{
	struct wall *wall = *state;
	const char *const sides[] = { "main", "side" };

	for (int i = 0; i < 2; i++) {
		struct str command = { 0 };

		/* the move changes so much that git does not see it */
		sh(wall, "git rm -rqf notes; git commit -qm clear; git branch -D side");
		parted(wall, "note 21 | put $(day 21)",
			"git rm -q $(day 21); { note 19; yes 'aa: b' | head -1; seq 40 |"
			" sed 's/.*/k&: &/'; } | put $(day 19);"
			" note 25 're: 20261119-" LAST "' | put notes/2026/11/25/nf8kq7m33.yaml",
			"note 21 'via: card' | put $(day 21);"
			" note 26 're: 20261121-" LAST "' | put notes/2026/11/26/nf8kq7m44.yaml");
		str_addf(&command, "git checkout -q %s && git merge -q %s", sides[i], sides[1 - i]);
		sh(wall, command.bytes);
		str_release(&command);
		expect_settled(wall, true);
		SAYS(wall, "find notes -name " LAST "'*'", DAY("19") "\n");
		SAYS(wall, "grep -c . $(day 19); grep -hE 'via|re:' -r notes | sort",
			"47\nre: 20261119-" LAST "\nre: 20261119-" LAST "\nvia: card\n");
		sh(wall, "git checkout -q main; git reset -q --hard HEAD");
	}
}

static void a_note_that_both_moved_is_one(void **state)
{
	struct wall *wall = *state;

	parted(wall, "note 21 | put $(day 21)",
		"git mv $(day 21) x; mkdir -p notes/2026/11/19; git rm -qf x; note 19 'via: card' |"
		" put $(day 19)",
		"git rm -q $(day 21); note 23 'for: tea' | put $(day 23)");
	sh(wall, "git merge -q side");
	expect_settled(wall, true);
	SAYS(wall, "find notes -type f; grep -E 'via|for:|23' $(day 19)",
		DAY("19") "\nvia: card\nfor: tea\n  date: [\"2026-11-23T16:42:00+01:00\"]\n");
}

static void git_takes_no_note_for_another(void **state)
{
	struct wall *wall = *state;

	/* removed here while something like it came; edited there: git sees a rename */
	parted(wall, "note 21 'for: a' | put $(day 21)",
		"git rm -q $(day 21); note 22 'for: b' | put notes/2026/11/22/nf8kq7m2z.yaml",
		"note 21 'for: c' | put $(day 21)");
	sh(wall, "git merge -q side");
	SAYS(wall, "git ls-files -u | cut -f2 | sort -u", "notes/2026/11/22/nf8kq7m2z.yaml\n");
	expect_settled(wall, true);
	SAYS(wall, "tail -qn1 $(day 21) notes/2026/11/22/nf8kq7m2z.yaml", "for: c\nfor: b\n");
}

static void what_somebody_has_settled_stays_so(void **state)
{
	struct wall *wall = *state;

	parted(wall,
		"note 21 | put $(day 21); note 22 | put $(day 22); note 23 | put $(day 23);"
		"note 24 | put $(day 24)",
		"git rm -q $(day 21); note 22 'for: a' | put $(day 22);"
		" note 23 'for: a' | put $(day 23); note 24 'for: a' | put $(day 24)",
		"note 21 'via: card' | put $(day 21); note 22 'for: b' | put $(day 22);"
		" note 23 'for: b' | put $(day 23); note 24 'for: b' | put $(day 24)");
	sh(wall, "git merge -q side; git rm -q $(day 21); git checkout -q --theirs $(day 22);"
		 "git add $(day 22); note 23 'for: mine' | put $(day 23)");
	expect_settled(wall, true);
	SAYS(wall, "test -e $(day 21); echo $?; tail -qn1 $(day 22) $(day 23); tail -n2 $(day 24)",
		"1\nfor: b\nfor: mine\nconflicts:\n  for: [b]\n");
}

static void what_somebody_writes_between_the_marks_is_theirs(void **state)
{
	struct wall *wall = *state;
	struct settled settled;

	parted(wall, "note 21 | put $(day 21)", "note 21 'for: a' | put $(day 21)",
		"note 21 'for: b' | put $(day 21)");
	sh(wall, "git merge -q side; echo 'for: my own words' >>$(day 21)");
	assert_int_equal(settle_it(wall, &settled), -1);
	assert_int_equal(wall->err.kind, ERR_BUSY);
	assert_string_equal(wall->err.text.bytes, DAY("21") ": is in conflict");
	assert_non_null(strstr(wall->err.hint.bytes, "thanks git merge --continue"));
	SAYS(wall, "tail -n1 $(day 21); git ls-files -u | wc -l", "for: my own words\n3\n");
	sh(wall, "note 21 'for: my own words' | put $(day 21)");
	settle_well(wall, &settled);
	assert_true(settled.concluded);
	settled_release(&settled);
	SAYS(wall, "git status --short; git show HEAD:$(day 21) | tail -n1", "for: my own words\n");
}

static void what_is_not_ours_is_left(void **state)
{
	struct wall *wall = *state;
	struct settled settled;

	parted(wall, "note 21 | put $(day 21); echo a | put README",
		"note 21 'for: a' | put $(day 21); echo b | put README",
		"note 21 'via: card' | put $(day 21); echo c | put README");
	sh(wall, "git merge -q side");
	assert_int_equal(settle_it(wall, &settled), -1);
	assert_int_equal(wall->err.kind, ERR_BUSY);
	assert_string_equal(wall->err.text.bytes, "README: is in conflict");
	SAYS(wall, "git ls-files -u | cut -f2 | sort -u; git show :$(day 21) | tail -n2",
		"README\nvia: card\nfor: a\n");
	sh(wall, "echo d | put README");
	settle_well(wall, &settled);
	assert_true(settled.concluded);
	settled_release(&settled);
	SAYS(wall, "git status --short; cat README", "d\n");
}

static void a_merge_that_somebody_holds_back_is_theirs(void **state)
{
	struct wall *wall = *state;
	struct settled settled;

	parted(wall, "echo a | put x", "echo b | put y", "echo c | put z");
	sh(wall, "git merge -q --no-commit side");
	assert_int_equal(settle_it(wall, &settled), 1);
	wall_open(wall);
	assert_int_equal(settle(&settled, wall->store, &bob, &wall->err), 0);
	assert_string_equal(settled.state, "merge");
	assert_false(settled.concluded);
	settled_release(&settled);
	SAYS(wall, "ls .git/MERGE_HEAD", ".git/MERGE_HEAD\n");
}

static void a_rebase_goes_on_to_its_end(void **state)
{
	static const char *const ways[] = { "git rebase -q main side",
		"git rebase -q --apply main side" };
	struct wall *wall = *state;

	for (size_t i = 0; i < 2; i++) {
		sh(wall, "git checkout -q main; git rm -rqf notes; git commit -qm clear;"
			 "git branch -D side");
		parted(wall, "note 21 | put $(day 21); note 22 | put $(day 22)",
			"note 21 'for: a' | put $(day 21); git rm -q $(day 22)",
			"note 21 'via: card' | put $(day 21); c first;"
			" note 21 'via: card' 'tags: [x]' | put $(day 21);"
			" note 22 'for: tea' | put $(day 22)");
		sh(wall, ways[i]);
		expect_settled(wall, true);
		SAYS(wall,
			"git branch --show-current; git log --format=%s main..;"
			" tail -n3 $(day 21); tail -n1 $(day 22)",
			"side\nother\nfirst\nvia: card\ntags: [x]\nfor: a\nfor: tea\n");
	}
}

static void a_rebase_that_brings_nothing_new_goes_on(void **state)
{
	static const char *const ways[] = { "git rebase -q main side",
		"git rebase -q --apply main side" };
	struct wall *wall = *state;

	for (size_t i = 0; i < 2; i++) {
		sh(wall, "git checkout -q main; git rm -rqf notes; git commit -qm clear;"
			 "git branch -D side");
		/* the value that sorts first is there already, as is the other version */
		parted(wall, "note 21 | put $(day 21); note 22 | put $(day 22)",
			"note 21 'for: a' 'conflicts:' '  for: b' | put $(day 21)",
			"note 21 'for: b' | put $(day 21); c first; note 22 'for: b' | put $(day 22)");
		sh(wall, ways[i]);
		expect_settled(wall, true);
		SAYS(wall,
			"git branch --show-current; git log --format=%s main..;"
			"tail -n3 $(day 21); tail -n1 $(day 22)",
			"side\nother\nfor: a\nconflicts:\n  for: b\nfor: b\n");
	}
}

static void a_cherry_pick_is_settled_but_its_owners(void **state)
{
	struct wall *wall = *state;
	struct settled settled;

	parted(wall, "note 21 | put $(day 21)", "note 21 'for: a' | put $(day 21)",
		"note 21 'via: card' | put $(day 21)");
	sh(wall, "git cherry-pick side");
	settle_well(wall, &settled);
	assert_string_equal(settled.state, "cherry-pick");
	assert_int_equal(settled.files.count, 1);
	settled_release(&settled);
	SAYS(wall, "git status --short; tail -n2 $(day 21)",
		"M  " DAY("21") "\nvia: card\nfor: a\n");
	SAYS(wall,
		"git -c core.editor=true cherry-pick --continue >/dev/null;"
		" git log --format=%s -1",
		"other\n");
}

static void a_revert_is_settled_but_its_owners(void **state)
{
	struct wall *wall = *state;
	struct settled settled;

	sh(wall,
		"note 21 | put $(day 21); c base; note 21 'for: a' 'via: card' | put $(day 21); c one;"
		"note 21 'for: a' 'via: gift' | put $(day 21); c two; git revert --no-edit HEAD^");
	settle_well(wall, &settled);
	assert_string_equal(settled.state, "revert");
	assert_int_equal(settled.files.count, 1);
	settled_release(&settled);
	/* what it was to take away goes; what has changed since stays */
	SAYS(wall, "git status --short; tail -n1 $(day 21); grep -c for: $(day 21)",
		"M  " DAY("21") "\nvia: gift\n0\n");
}

static void a_linked_working_tree_is_settled_by_itself(void **state)
{
	struct wall *wall = *state;
	struct wall linked = { .err = { 0 } };
	struct settled settled;

	parted(wall, "note 21 | put $(day 21)", "note 21 'for: a' | put $(day 21)",
		"note 21 'via: card' | put $(day 21)");
	strcpy(linked.root, wall->root);
	strcat(linked.root, "/.git/linked");
	sh(wall, "git worktree add -q .git/linked side");
	sh(&linked, "git merge -q main");
	settle_well(&linked, &settled);
	assert_true(settled.concluded);
	settled_release(&settled);
	SAYS(&linked, "git status --short; tail -n2 $(day 21); git log --format=%s -1",
		"via: card\nfor: a\nMerge branch 'main' into side\n");
	store_close(linked.store);
	str_release(&linked.out);
	err_release(&linked.err);
	SAYS(wall, "git status --short; tail -n1 $(day 21)", "for: a\n");
}

static void a_stash_is_settled_into_the_working_tree(void **state)
{
	struct wall *wall = *state;
	struct settled settled;

	sh(wall, "note 21 | put $(day 21); note 22 | put $(day 22); c base;"
		 "note 21 'for: a' >$(day 21); note 22 'for: a' >$(day 22); git stash -q;"
		 "note 21 'via: card' | put $(day 21); git rm -q $(day 22); c one; git stash pop");
	SAYS(wall, "git ls-files -u | cut -f2 | sort -u", DAY("21") "\n" DAY("22") "\n");
	settle_well(wall, &settled);
	assert_null(settled.state);
	assert_false(settled.concluded);
	assert_int_equal(settled.files.count, 2);
	settled_release(&settled);
	SAYS(wall,
		"git status --short; tail -n2 $(day 21); tail -n1 $(day 22); git stash list | wc -l",
		" M " DAY("21") "\n?? notes/2026/11/22/\nvia: card\nfor: a\nfor: a\n1\n");
}

static void keys_that_are_there_twice_are_merged_anew(void **state)
{
	struct wall *wall = *state;

	/* far enough apart for git to see no conflict */
	parted(wall, "{ note 21; seq 9 | sed 's/.*/k&: &/'; } | put $(day 21)",
		"{ echo 'for: a'; note 21; seq 9 | sed 's/.*/k&: &/'; } | put $(day 21)",
		"{ note 21; seq 9 | sed 's/.*/k&: &/'; echo 'for: b'; } | put $(day 21)");
	SAYS(wall, "git merge -q side >/dev/null; git status --short; grep -c for: $(day 21)",
		"2\n");
	expect_settled(wall, false);
	SAYS(wall,
		"grep ^for: $(day 21); tail -n2 $(day 21); git log -1 --format=%s;"
		"git rev-parse HEAD^2 2>/dev/null | wc -l",
		"for: a\nconflicts:\n  for: [b]\nsettle: what a merge left in 1 file\n1\n");
}

static void marks_that_were_committed_are_merged_anew(void **state)
{
	struct wall *wall = *state;

	parted(wall, "note 21 | put $(day 21)", "note 21 'for: a' | put $(day 21)",
		"note 21 'for: b' | put $(day 21)");
	sh(wall, "git merge -q side; git commit -qam merged");
	SAYS(wall, "grep -c '<<<' $(day 21)", "1\n");
	expect_settled(wall, false);
	SAYS(wall, "tail -n3 $(day 21)", "for: a\nconflicts:\n  for: [b]\n");
}

static void twins_of_a_clean_merge_become_one(void **state)
{
	struct wall *wall = *state;

	/* so much else is in them that git sees no rename: a clean merge of two moves */
	parted(wall,
		"note 21 | put $(day 21); note 25 're: 20261121-" LAST
		"' | put notes/2026/11/25/nf8kq7m33.yaml",
		"git rm -q $(day 21); { note 19; seq 40 | sed 's/.*/k&: &/'; } | put $(day 19);"
		"note 25 're: 20261119-" LAST "' | put notes/2026/11/25/nf8kq7m33.yaml",
		"git rm -q $(day 21); { note 23; seq 40 | sed 's/.*/l&: &/'; } | put $(day 23);"
		"note 26 're: 20261123-" LAST "' | put notes/2026/11/26/nf8kq7m44.yaml");
	SAYS(wall,
		"git merge -q side >/dev/null; git status --short; find notes -name '" LAST
		"*' | sort",
		DAY("19") "\n" DAY("23") "\n");
	expect_settled(wall, false);
	SAYS(wall,
		"find notes -name '" LAST "*'; grep -c '[kl][0-9]*:' $(day 19);"
		"grep -rh re: notes | sort -u",
		DAY("19") "\n80\nre: 20261119-" LAST "\n");
}

static void expect_again(struct wall *wall, const char *one, const char *other, size_t left)
{
	const char *items[] = { one, other };
	const struct texts paths = { items, other != NULL ? 2 : 1 };
	struct settled settled;

	wall_open(wall);
	if (settle_again(&settled, wall->store, &bob, &paths, &wall->err) != 0)
		fail_msg("%s", str_text(&wall->err.text));
	assert_int_equal(settled.left.count, left);
	assert_int_equal(settled.files.count > 0, left == 0);
	settled_release(&settled);
	assert_string_equal(
		wall_sh(wall, "git status --short; git fsck --strict --no-dangling"), "");
}

static void what_lies_further_back_is_merged_anew(void **state)
{
	struct wall *wall = *state;

	parted(wall, "note 21 | put $(day 21)", "note 21 'for: a' | put $(day 21)",
		"note 21 'for: b' | put $(day 21)");
	sh(wall, "git merge -q side; git commit -qam merged; echo x | put y; c later");
	expect_again(wall, DAY("21"), NULL, 0);
	SAYS(wall, "tail -n3 $(day 21); ls y", "for: a\nconflicts:\n  for: [b]\ny\n");
	/* what somebody has broken by hand is nobody's merge */
	sh(wall, "echo 'for: c' >>$(day 21); c broken");
	expect_again(wall, DAY("21"), NULL, 1);
	SAYS(wall, "tail -n1 $(day 21)", "for: c\n");
}

static void twins_of_a_rebase_become_one(void **state)
{
	struct wall *wall = *state;

	parted(wall, "note 21 'tags: [a, b]' | put $(day 21)",
		"git rm -q $(day 21); { note 19 'tags: [a]' 'picture: " LAST ".png';"
		" seq 40 | sed 's/.*/k&: &/'; } | put $(day 19);"
		" echo png | put notes/2026/11/19/" LAST ".png",
		"git rm -q $(day 21); { note 23 'tags: [a, b, c]'; seq 40 | sed 's/.*/l&: &/'; } |"
		" put $(day 23)");
	SAYS(wall,
		"git rebase -q main side; echo x | put y; c later;"
		" find notes -name '" LAST ".yaml' | sort",
		DAY("19") "\n" DAY("23") "\n");
	expect_again(wall, DAY("23"), DAY("19"), 0);
	SAYS(wall,
		"find notes -type f | sort; grep -c '[kl][0-9]*:' $(day 19); grep tags: $(day 19)",
		"notes/2026/11/19/" LAST ".png\n" DAY("19") "\n80\ntags: [a, c]\n");
}

static void twins_that_went_on_become_one(void **state)
{
	struct wall *wall = *state;

	/* on another day twice before it met the other */
	parted(wall, "note 21 | put $(day 21)",
		"git rm -q $(day 21); note 13 'for: a' | put $(day 13)",
		"git rm -q $(day 21); note 10 'via: card' | put $(day 10); c first;"
		"git rm -q $(day 10); note 12 'via: card' | put $(day 12)");
	SAYS(wall,
		"git -c merge.renames=false -c rebase.backend=merge rebase -q -s recursive main side;"
		" find notes -type f | sort",
		DAY("12") "\n" DAY("13") "\n");
	expect_again(wall, DAY("13"), DAY("12"), 0);
	SAYS(wall, "find notes -type f; tail -n4 $(day 12)",
		DAY("12") "\nvia: card\nfor: a\nconflicts:\n  date: [\"2026-11-13T16:42:00+01:00\"]\n");
}

static void twins_of_a_merge_that_were_edited_since_become_one(void **state)
{
	struct wall *wall = *state;

	parted(wall, "note 21 | put $(day 21)",
		"git rm -q $(day 21); { note 19; seq 40 | sed 's/.*/k&: &/'; } | put $(day 19)",
		"git rm -q $(day 21); { note 23; seq 40 | sed 's/.*/l&: &/'; } | put $(day 23)");
	sh(wall, "git merge -q side; echo 'for: tea' >>$(day 23); c later");
	expect_again(wall, DAY("19"), DAY("23"), 0);
	SAYS(wall, "find notes -type f; grep -c '[kl][0-9]*:' $(day 19); grep for: $(day 19)",
		DAY("19") "\n80\nfor: tea\n");
}

static void notes_that_were_copied_by_hand_stay_two(void **state)
{
	struct wall *wall = *state;

	sh(wall, "note 21 | put $(day 21); c one; note 23 | put $(day 23); c other");
	expect_again(wall, DAY("21"), DAY("23"), 2);
	/* wherever they go */
	sh(wall, "git rm -q $(day 21); note 19 | put $(day 19); c moved");
	expect_again(wall, DAY("19"), DAY("23"), 2);
	sh(wall, "git rm -q $(day 23); note 25 | put $(day 25); c moved");
	expect_again(wall, DAY("19"), DAY("25"), 2);
	SAYS(wall, "find notes -type f | wc -l", "2\n");
}

static void what_was_killed_halfway_goes_on(void **state)
{
	struct wall *wall = *state;

	parted(wall, "note 21 | put $(day 21)", "note 21 'for: a' | put $(day 21)",
		"note 21 'via: card' | put $(day 21)");
	/* the file is there, the index not yet; then both are, but no commit */
	sh(wall, "git merge -q side; note 21 'via: card' 'for: a' >$(day 21); mkdir -p .git/thanks;"
		 "head -c 40 .git/MERGE_HEAD >.git/thanks/settling");
	expect_settled(wall, true);
	SAYS(wall,
		"git reset -q --hard HEAD^; git merge -q side >/dev/null 2>&1; note 21 'via: card' 'for: a' |"
		" put $(day 21); head -c 40 .git/MERGE_HEAD >.git/thanks/settling",
		"");
	{
		struct settled settled;

		settle_well(wall, &settled);
		assert_true(settled.concluded);
		settled_release(&settled);
	}
	SAYS(wall, "git status --short; git rev-parse -q --verify HEAD^2 | wc -l; ls .git/thanks",
		"1\nsettled\n");
}

/* Whenever it is killed, the next one comes to the same. */
static void a_killed_one_is_gone_on_from(void **state)
{
	struct wall *wall = *state;

	parted(wall, "note 21 | put $(day 21); note 22 | put $(day 22)",
		"note 21 'for: a' | put $(day 21); git rm -q $(day 22)",
		"note 21 'via: card' | put $(day 21); note 22 'for: b' | put $(day 22)");
	for (int i = 0; i < KILLS; i++) {
		struct timespec pause = { .tv_nsec = (5 + i * 37 % 60) * 1000000L };
		struct settled settled;
		pid_t child;

		SAYS(wall,
			"git reset -q --hard main^{/one}; git merge -q side >/dev/null;"
			" git ls-files -u | wc -l",
			"5\n");
		child = fork();
		if (child == 0)
			_exit(settle_it(wall, &settled) != 0);
		nanosleep(&pause, NULL);
		kill(child, SIGKILL);
		waitpid(child, NULL, 0);
		/* the git that it had started goes on without it */
		sh(wall,
			"for i in $(seq 50); do test -e .git/index.lock || break; sleep 0.1; done");
		assert_true(settle_it(wall, &settled) >= 0);
		settled_release(&settled);
		SAYS(wall,
			"git status --short; git fsck --strict --no-dangling;"
			"git rev-parse -q --verify HEAD^2 | wc -l; tail -n2 $(day 21);"
			"tail -n1 $(day 22); ls .git/index.lock .git/MERGE_HEAD 2>/dev/null;"
			"find . -name '.thanks-*'",
			"1\nvia: card\nfor: a\nfor: b\n");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_PLAIN_WALL(fields_changed_on_both_sides_conclude_a_merge),
		WITH_PLAIN_WALL(an_edit_wins_over_a_removal_either_way),
		WITH_PLAIN_WALL(a_moved_note_gets_the_edit_either_way),
		WITH_PLAIN_WALL(a_note_that_both_moved_is_one),
		WITH_PLAIN_WALL(git_takes_no_note_for_another),
		WITH_PLAIN_WALL(what_somebody_has_settled_stays_so),
		WITH_PLAIN_WALL(what_somebody_writes_between_the_marks_is_theirs),
		WITH_PLAIN_WALL(what_is_not_ours_is_left),
		WITH_PLAIN_WALL(a_merge_that_somebody_holds_back_is_theirs),
		WITH_PLAIN_WALL(a_rebase_goes_on_to_its_end),
		WITH_PLAIN_WALL(a_rebase_that_brings_nothing_new_goes_on),
		WITH_PLAIN_WALL(a_cherry_pick_is_settled_but_its_owners),
		WITH_PLAIN_WALL(a_revert_is_settled_but_its_owners),
		WITH_PLAIN_WALL(a_linked_working_tree_is_settled_by_itself),
		WITH_PLAIN_WALL(a_stash_is_settled_into_the_working_tree),
		WITH_PLAIN_WALL(keys_that_are_there_twice_are_merged_anew),
		WITH_PLAIN_WALL(marks_that_were_committed_are_merged_anew),
		WITH_PLAIN_WALL(twins_of_a_clean_merge_become_one),
		WITH_PLAIN_WALL(what_lies_further_back_is_merged_anew),
		WITH_PLAIN_WALL(twins_of_a_rebase_become_one),
		WITH_PLAIN_WALL(twins_that_went_on_become_one),
		WITH_PLAIN_WALL(twins_of_a_merge_that_were_edited_since_become_one),
		WITH_PLAIN_WALL(notes_that_were_copied_by_hand_stay_two),
		WITH_PLAIN_WALL(what_was_killed_halfway_goes_on),
		WITH_PLAIN_WALL(a_killed_one_is_gone_on_from),
	};

	return cmocka_run_group_tests_name("store/settle", tests, NULL, NULL);
}
