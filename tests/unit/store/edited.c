#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "wall.h"

#include "store/edited.h"

#define DAY "notes/2026/11/21/"
#define NOTE "'from: bob\\nto: [alice]\\ndate: 2026-11-21T16:42:00+01:00\\ntext: tea\\n'"
#define PNG "'\\211PNG\\r\\n\\032\\n\\0\\0\\0\\rIHDR'"
#define WRITE(path) "mkdir -p $(dirname " path ") && printf " NOTE " >" path ";"
#define COMMIT "git add -A && git commit -qm more;"

/* What edited_find says, one line a file: + new, * changed, - gone, ! not sound and why. */
static const char *found(struct wall *wall)
{
	static const char signs[] = {
		[EDITED_NEW] = '+', [EDITED_CHANGED] = '*', [EDITED_GONE] = '-'
	};
	struct edited edited;
	struct str line = { 0 };

	str_clear(&wall->out);
	assert_int_equal(edited_find(&edited, wall_open(wall), &wall->err), 0);
	for (size_t i = 0; i < edited.count; i++)
		str_addf(&wall->out, "%c%s\n", signs[edited.items[i].kind], edited.items[i].path);
	for (size_t i = 0; i < edited.unsound.count; i++) {
		str_clear(&line);
		str_add_problem(&line, &edited.why.items[i]);
		str_addf(&wall->out, "!%s\n", str_text(&line));
	}
	assert_int_equal(edited.unsound.count, edited.why.count);
	str_release(&line);
	edited_release(&edited);
	return str_text(&wall->out);
}

#define FOUND(wall, wanted) assert_string_equal(found(wall), wanted)
#define GIT_SAYS(wall, command, wanted) assert_string_equal(wall_sh(wall, command), wanted)

static void commit(struct wall *wall, bool wanted)
{
	struct edited edited;
	bool committed;

	assert_int_equal(edited_find(&edited, wall_open(wall), &wall->err), 0);
	assert_int_equal(edited_commit(&edited, wall->store, &bob, &committed, &wall->err), 0);
	assert_int_equal(committed, wanted);
	edited_release(&edited);
}

static void nothing_is_found_where_nothing_changed(void **state)
{
	struct wall *wall = *state;

	FOUND(wall, "");
	wall_sh(wall,
		WRITE(DAY "a.yaml") WRITE(DAY "b.yaml") COMMIT "sleep 0.05; touch " DAY "a.yaml");
	FOUND(wall, "");
	commit(wall, false);
	GIT_SAYS(wall, "git rev-list --count HEAD", "2\n");
}

static void new_changed_and_gone(void **state)
{
	struct wall *wall = *state;

	wall_sh(wall, WRITE(DAY "a.yaml") WRITE(DAY "b.yaml") WRITE(DAY "c.yaml") COMMIT
		"sed -i s/tea/chai/ " DAY "a.yaml; rm " DAY
		"b.yaml;" WRITE("notes/mine.yaml") WRITE(
			"notes/2026/11/20/d.yaml") "mkdir -p people; echo 'name: Zoe' >people/zoe.yaml;"
						   "echo 'name: us' >>thanks.yaml");
	FOUND(wall, "+notes/2026/11/20/d.yaml\n*" DAY "a.yaml\n-" DAY "b.yaml\n+notes/mine.yaml\n"
		    "+people/zoe.yaml\n*thanks.yaml\n");
	commit(wall, true);
	GIT_SAYS(wall, "git status --short", "");
	GIT_SAYS(wall, "git log -1 --format=%B",
		"edit: 4 notes, 1 person, the settings by hand\n\nThanks-Change: edit\nThanks-By: "
		"bob\n\n");
	FOUND(wall, "");
}

static void what_is_not_sound_stays(void **state)
{
	struct wall *wall = *state;

	wall_sh(wall, WRITE(DAY "a.yaml") WRITE(DAY "b.yaml") COMMIT
		"echo 'to: [' >>" DAY "a.yaml; echo from: bob >" DAY
		"n.yaml; sed -i s/tea/chai/ " DAY "b.yaml;"
		"mkdir -p people; echo 'name: x' >people/Alice.yaml; ln -s /etc/passwd " DAY
		"l.yaml");
	FOUND(wall,
		"*" DAY "b.yaml\n"
		"!" DAY "a.yaml:5:1: 'to' stands here for the second time, first in line 2\n"
		"!" DAY "l.yaml: is a symbolic link, which is not followed\n"
		"!" DAY "n.yaml:1:1: to: is missing\n"
		"!people/Alice.yaml: is not named after a handle: lower-case letters, digits, and . "
		"_ - between them\n");
	commit(wall, true);
	GIT_SAYS(wall, "git status --short --untracked-files=all",
		" M " DAY "a.yaml\n?? " DAY "l.yaml\n?? " DAY "n.yaml\n?? people/Alice.yaml\n");
}

static void what_is_staged_counts(void **state)
{
	struct wall *wall = *state;

	wall_sh(wall, WRITE(DAY "a.yaml") WRITE(DAY "b.yaml") WRITE(DAY "c.yaml") COMMIT
		"sed -i s/tea/chai/ " DAY "a.yaml; git rm -q " DAY "b.yaml; git rm -q --cached " DAY
		"c.yaml;" WRITE(
			DAY "d.yaml") "git add " DAY "a.yaml " DAY "d.yaml; sleep 0.05;" WRITE(DAY
			"e.yaml") "git add -N " DAY "e.yaml; echo other >x; git add x");
	FOUND(wall, "*" DAY "a.yaml\n-" DAY "b.yaml\n+" DAY "d.yaml\n+" DAY "e.yaml\n");
	commit(wall, true);
	GIT_SAYS(wall, "git status --short", "D  " DAY "c.yaml\nA  x\n?? " DAY "c.yaml\n");
	FOUND(wall, "");
}

static void a_change_within_the_tick_is_seen(void **state)
{
	struct wall *wall = *state;

	wall_sh(wall, WRITE(DAY "a.yaml") COMMIT "sed -i s/tea/pie/ " DAY "a.yaml");
	FOUND(wall, "*" DAY "a.yaml\n");
	wall_sh(wall, COMMIT "touch -d @1700000000 " DAY "a.yaml; git add .; sed -i s/pie/tea/ " DAY
			     "a.yaml; touch -d @1700000000 " DAY "a.yaml");
	/* same size, same time: nobody can tell; git neither */
	FOUND(wall, "");
}

static void pictures_come_along(void **state)
{
	struct wall *wall = *state;

	wall_sh(wall,
		WRITE(DAY "a.yaml") "echo 'picture: a.png' >>" DAY "a.yaml; printf " PNG " >" DAY
				    "a.png;" WRITE(
					    DAY "b.yaml") "printf " PNG " >" DAY "b.png;" WRITE(DAY
					    "c.yaml") "echo 'picture: d.gif' >>" DAY
						      "c.yaml; echo no >" DAY
						      "d.gif; echo junk >" DAY "notes.txt");
	FOUND(wall, "+" DAY "a.png\n+" DAY "a.yaml\n+" DAY "b.yaml\n+" DAY "c.yaml\n"
		    "!" DAY "d.gif: is no png, jpeg, webp or gif\n");
	commit(wall, true);
	wall_sh(wall, "rm " DAY "a.png");
	FOUND(wall, "!" DAY "a.png: is gone, but its note still names it\n");
	wall_sh(wall, "rm " DAY "a.yaml " DAY "d.gif");
	FOUND(wall, "-" DAY "a.png\n-" DAY "a.yaml\n");
}

static void many_gone_at_once_are_not_taken_away(void **state)
{
	struct wall *wall = *state;

	wall_sh(wall, "for i in 1 2 3 4 5 6 7 8 9; do for j in a b c d; do " WRITE(
			      DAY "$i$j.yaml") "done; done;" COMMIT "rm " DAY "[123]?.yaml");
	assert_non_null(strstr(found(wall), "is gone, with 11 others"));
	assert_null(strstr(found(wall), "\n-"));
	wall_sh(wall, "git restore " DAY "3*.yaml");
	FOUND(wall, "-" DAY "1a.yaml\n-" DAY "1b.yaml\n-" DAY "1c.yaml\n-" DAY "1d.yaml\n-" DAY
		    "2a.yaml\n-" DAY "2b.yaml\n-" DAY "2c.yaml\n-" DAY "2d.yaml\n");
}

static void a_move_is_whole_or_not_at_all(void **state)
{
	struct wall *wall = *state;

	wall_sh(wall, WRITE(DAY "a.yaml") WRITE(DAY "b.yaml") COMMIT
		"mkdir -p notes/2026/11/20; mv " DAY "a.yaml " DAY "b.yaml notes/2026/11/20;"
		"echo 'to: [' >>notes/2026/11/20/b.yaml");
	FOUND(wall,
		"+notes/2026/11/20/a.yaml\n-" DAY "a.yaml\n"
		"!notes/2026/11/20/b.yaml:5:1: 'to' stands here for the second time, first in line 2\n"
		"!" DAY "b.yaml: was moved, and what it became cannot be committed\n");
}

static void others_files_are_nobodys_business(void **state)
{
	struct wall *wall = *state;

	wall_sh(wall,
		WRITE("notes/private/x.yaml") "echo notes/private >.gitignore; echo x "
					      ">README.md; mkdir -p people; echo x >people/README; git add README.md");
	FOUND(wall, "");
	commit(wall, false);
	GIT_SAYS(wall, "git status --short", "A  README.md\n?? .gitignore\n?? people/\n");
}

static void directories_that_are_links_are_left_alone(void **state)
{
	struct wall *wall = *state;

	wall_sh(wall, WRITE(DAY "a.yaml") COMMIT
		"mv notes/2026 elsewhere; ln -s ../elsewhere notes/2026");
	FOUND(wall, "!" DAY "a.yaml: '2026' is a symbolic link, which is not followed\n");
}

static void a_sparse_file_is_not_gone(void **state)
{
	struct wall *wall = *state;

	wall_sh(wall, WRITE(DAY "a.yaml") COMMIT "git update-index --skip-worktree " DAY
						 "a.yaml; rm " DAY "a.yaml");
	FOUND(wall, "");
}

static void before_the_first_commit(void **state)
{
	struct wall *wall = *state;

	wall_sh(wall, "git update-ref -d HEAD;" WRITE(DAY "a.yaml") "sleep 0.05");
	FOUND(wall, "+" DAY "a.yaml\n+thanks.yaml\n");
}

/* By threads, and at all of git's index versions. */
static void many_days(void **state)
{
	struct wall *wall = *state;

	wall_sh(wall, "for m in 01 02 03 04 05 06; do for d in 01 02 03 04 05 06 07 08 09 10 11 12 "
		      "13 14 15; do " WRITE(
			      "notes/2026/$m/$d/a.yaml") "done; done;"
							 "git add -A && git commit -qm more");
	for (int version = 2; version <= 4; version += 2) {
		struct str command = { 0 };

		str_addf(&command, "git update-index --index-version %d", version);
		wall_sh(wall, command.bytes);
		str_release(&command);
		FOUND(wall, "");
		wall_sh(wall,
			"sed -i s/tea/chai/ notes/2026/03/07/a.yaml; rm notes/2026/06/15/a.yaml;" WRITE(
				"notes/2026/06/16/b.yaml") "true");
		FOUND(wall, "*notes/2026/03/07/a.yaml\n-notes/2026/06/15/a.yaml\n"
			    "+notes/2026/06/16/b.yaml\n");
		wall_sh(wall, "git reset -q --hard; git clean -qfd");
	}
}

/* What nothing has come to is remembered, and forgotten as soon as anything looks other. */
static void a_memo_hides_nothing(void **state)
{
	static const struct {
		const char *doing, *wanted;
	} cases[] = {
		{ "sed -i s/tea/pie/ " DAY "a.yaml", "*" DAY "a.yaml\n" },
		{ WRITE(DAY "new.yaml") "true", "+" DAY "new.yaml\n" },
		{ WRITE("notes/2026/11/22/new.yaml") "true", "+notes/2026/11/22/new.yaml\n" },
		{ WRITE("notes/loose.yaml") "true", "+notes/loose.yaml\n" },
		{ "mkdir people; echo 'name: Zoe' >people/zoe.yaml", "+people/zoe.yaml\n" },
		{ "rm " DAY "a.yaml", "-" DAY "a.yaml\n" },
		{ "rm -r notes/2026", "-" DAY "a.yaml\n-" DAY "b.yaml\n" },
		{ "mv " DAY "a.yaml " DAY "c.yaml", "-" DAY "a.yaml\n+" DAY "c.yaml\n" },
		{ "mv notes/2026 x; ln -s ../x notes/2026",
			"!" DAY "a.yaml: '2026' is a symbolic link, which is not followed\n"
			"!" DAY "b.yaml: '2026' is a symbolic link, which is not followed\n" },
		{ "git rm -q --cached " DAY "a.yaml; git commit -qm gone", "+" DAY "a.yaml\n" },
		{ "git reset -q --soft HEAD~1", "+" DAY "a.yaml\n+" DAY "b.yaml\n" },
		{ "echo 'name: us' >>thanks.yaml", "*thanks.yaml\n" },
		{ "sed -i s/tea/pie/ " DAY "a.yaml; touch -d @1700000000 " DAY
		  "a.yaml; git add .; touch -d @1700000000 .git/index",
			"*" DAY "a.yaml\n" },
	};
	struct wall *wall = *state;

	wall_sh(wall, WRITE(DAY "a.yaml") WRITE(DAY "b.yaml") COMMIT "git tag start; sleep 0.05");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		FOUND(wall, "");
		FOUND(wall, "");
		GIT_SAYS(wall, "ls .git/thanks", "level\n");
		wall_sh(wall, cases[i].doing);
		FOUND(wall, cases[i].wanted);
		FOUND(wall, cases[i].wanted);
		wall_sh(wall, "rm -rf notes x people; git reset -q --hard start; sleep 0.05");
	}
}

/* So many that all processors look at some: none is forgotten where one ends and the next begins,
 * and the memo stays as it was while nothing is found. */
static void a_memo_of_many_notes(void **state)
{
	static const char seen[] = "stat -c '%i %z' .git/thanks/level";
	struct wall *wall = *state;

	wall_sh(wall,
		"for m in 01 02 03 04; do for d in 01 02 03 04 05 06 07 08 09 10; do mkdir -p "
		"notes/2026/$m/$d; for i in 0 1 2 3 4 5 6; do for j in 0 1 2 3 4 5 6 7 8 9; do "
		"printf " NOTE " >notes/2026/$m/$d/$i$j.yaml; done; done; done; done;" COMMIT
		"true");
	for (int version = 2; version <= 4; version += 2) {
		struct str before = { 0 };

		wall_sh(wall, version == 2 ? "git update-index --index-version 2"
					   : "git update-index --index-version 4");
		wall_sh(wall, "sleep 0.05");
		FOUND(wall, "");
		str_add(&before, wall_sh(wall, seen));
		FOUND(wall, "");
		GIT_SAYS(wall, seen, before.bytes);
		wall_sh(wall, "for f in 01/01/00 02/05/33 04/10/69; do echo '# pie' "
			      ">>notes/2026/$f.yaml; done");
		FOUND(wall, "*notes/2026/01/01/00.yaml\n*notes/2026/02/05/33.yaml\n"
			    "*notes/2026/04/10/69.yaml\n");
		GIT_SAYS(wall, seen, before.bytes);
		wall_sh(wall, WRITE("notes/2026/03/03/new.yaml") "true");
		FOUND(wall, "*notes/2026/01/01/00.yaml\n*notes/2026/02/05/33.yaml\n"
			    "+notes/2026/03/03/new.yaml\n*notes/2026/04/10/69.yaml\n");
		wall_sh(wall, "git reset -q --hard; git clean -qfd; sleep 0.05");
		str_release(&before);
	}
}

/* What is younger than the clock's tick may change again and look the same; and what git does not
 * know must be seen again. */
static void not_all_is_remembered(void **state)
{
	struct wall *wall = *state;

	wall_sh(wall, WRITE(DAY "a.yaml") COMMIT "touch -d tomorrow " DAY);
	FOUND(wall, "");
	GIT_SAYS(wall, "ls .git/thanks", "");
	wall_sh(wall, WRITE(DAY "b.yaml") COMMIT "touch " DAY "; echo junk >" DAY
						 "junk; mkdir notes/2027; sleep 0.05");
	FOUND(wall, "");
	GIT_SAYS(wall, "ls .git/thanks", "");
	wall_sh(wall, "rm " DAY "junk; sleep 0.05");
	FOUND(wall, "");
	GIT_SAYS(wall, "ls .git/thanks", "");
	wall_sh(wall, "rmdir notes/2027; sleep 0.05");
	FOUND(wall, "");
	GIT_SAYS(wall, "ls .git/thanks", "level\n");
	wall_sh(wall, "echo garbage >.git/thanks/level;" WRITE(DAY "c.yaml") "true");
	FOUND(wall, "+" DAY "c.yaml\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_WALL(nothing_is_found_where_nothing_changed),
		WITH_WALL(new_changed_and_gone),
		WITH_WALL(what_is_not_sound_stays),
		WITH_WALL(what_is_staged_counts),
		WITH_WALL(a_change_within_the_tick_is_seen),
		WITH_WALL(pictures_come_along),
		WITH_WALL(many_gone_at_once_are_not_taken_away),
		WITH_WALL(a_move_is_whole_or_not_at_all),
		WITH_WALL(others_files_are_nobodys_business),
		WITH_WALL(directories_that_are_links_are_left_alone),
		WITH_WALL(a_sparse_file_is_not_gone),
		WITH_WALL(before_the_first_commit),
		WITH_WALL(many_days),
		WITH_WALL(a_memo_hides_nothing),
		WITH_WALL(a_memo_of_many_notes),
		WITH_WALL(not_all_is_remembered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
