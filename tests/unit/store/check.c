#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "checked.h"

static void a_sound_wall_is_silent(void **state)
{
	struct wall *wall = *state;

	write_file(wall, PLACE "abcdefghj.yaml", NOTE);
	write_file(wall, "people/bob.yaml", "name: Bob\ngroups: [support]\n");
	FINDS(wall, NULL, "");
}

static void broken_files_are_named_with_their_place(void **state)
{
	struct wall *wall = *state;

	write_file(wall, "notes/a.yaml", "from: \"\n");
	write_file(wall, "notes/b.yaml", "from: bob\n");
	write_file(wall, "notes/c.yaml", NOTE "vai: card\n");
	write_file(wall, "thanks.yaml", "version: one\n");
	assert_non_null(strstr(look(wall, "yaml", false), "error notes/a.yaml:1:7: "));
	assert_null(strstr(look(wall, "yaml", false), "notes/b.yaml"));
	assert_non_null(strstr(look(wall, "fields", false), "error notes/b.yaml:"));
	assert_non_null(
		strstr(look(wall, "fields", false), "remark notes/c.yaml: unknown field 'vai'"));
	assert_non_null(strstr(look(wall, "fields", false), "error thanks.yaml:1:10: "));
}

static void rounds_are_held_against_people_and_notes(void **state)
{
	struct wall *wall = *state;

	write_file(wall, "people/alice.yaml", "name: Alice\naliases: [al]\n");
	write_file(wall, PLACE "abcdefghj.yaml", NOTE "round: week\n");
	write_file(wall, PLACE "abcdefghk.yaml", NOTE "round: wek\n");
	write_file(wall, PLACE "abcdefghm.yaml", NOTE "round: WeeK\n");
	write_file(wall, "rounds/2026-11-20-week.yaml",
		"name: week\nstart: 2026-11-20\ndue: 2026-11-27\nring: [alice, bob]\n");
	FINDS(wall, "rounds", "remark " PLACE "abcdefghk.yaml: round: there is no round 'wek'\n");
	wall_sh(wall, "rm notes/2026/11/21/abcdefgh[km].yaml");
	write_file(wall, "rounds/2026-11-22-lunch.yaml",
		"name: lunch\nstart: 2026-11-23\ndue: 2026-11-20\nclosed: 2026-11-20\ngroup: it\n"
		"ring: [al, bob, alcie]\n");
	FINDS(wall, "rounds",
		"remark rounds/2026-11-22-lunch.yaml: is not named after its day and name: "
		"rounds/2026-11-23-lunch.yaml\n"
		"remark rounds/2026-11-22-lunch.yaml: due: is before its start\n"
		"remark rounds/2026-11-22-lunch.yaml: closed: is before its start\n"
		"remark rounds/2026-11-22-lunch.yaml: ring: nobody here has heard of 'alcie'\n"
		"remark rounds/2026-11-22-lunch.yaml: group: nobody belongs to 'it' (any more)\n");
	wall_sh(wall, "rm rounds/*lunch.yaml; echo 'people: closed' >thanks.yaml");
	write_file(wall, "rounds/2026-11-21-week.yaml",
		"name: week\nstart: 2026-11-21\nring: [alice, bob]\nconflicts:\n  due: [2026-11-28]\n");
	FINDS(wall, "rounds",
		"remark rounds/2026-11-21-week.yaml: begins a round that is open already: it counts as "
		"one with rounds/2026-11-20-week.yaml\n"
		"error rounds/2026-11-20-week.yaml: ring: nobody here has heard of 'bob'\n");
	wall_sh(wall, "rm rounds/2026-11-20-week.yaml");
	FINDS(wall, "conflicts",
		"error rounds/2026-11-21-week.yaml: conflicts: a merge left 'due' with more than one "
		"value\n");
	write_file(wall, PLACE "abcdefghj.yaml",
		"from: bob\nto: [alice]\ndate: 2026-11-20T16:42:00+01:00\ntext: hello\nround: week\n");
	write_file(wall, "rounds/a.yaml", "name: x y\n");
	FINDS(wall, "rounds",
		"error rounds/a.yaml:1:7: name: 'x y' is not a handle: letters, digits, and . _ - "
		"between them\n"
		"remark " PLACE "abcdefghj.yaml: round: 'week' had not begun on that day\n"
		"error rounds/2026-11-21-week.yaml: ring: nobody here has heard of 'bob'\n");
}

static void people_and_groups_do_not_share_names(void **state)
{
	struct wall *wall = *state;

	write_file(wall, "people/al.yaml", "aliases: [x]\ngroups: [bob]\n");
	write_file(wall, "people/bob.yaml", "aliases: [X]\n");
	write_file(wall, "people/Eve.yaml", "name: x\n");
	write_file(wall, "notes/a.yaml", NOTE "group: ghosts\n");
	assert_non_null(strstr(look(wall, "people", false), "is claimed by @al and by @bob"));
	assert_non_null(strstr(look(wall, "people", false), "error people/Eve.yaml: "));
	FINDS(wall, "groups",
		"error people/al.yaml: groups: 'bob' is a person's handle too\n"
		"remark notes/a.yaml: group: nobody belongs to 'ghosts' (any more)\n");
}

static void pictures_are_looked_into(void **state)
{
	struct wall *wall = *state;

	write_file(wall, "notes/a.yaml", NOTE "picture: no.png\n");
	write_file(wall, "notes/b.yaml", NOTE "picture: b.png\n");
	write_file(wall, "notes/b.png", "<svg>");
	FINDS(wall, "pictures",
		"error notes/a.yaml: picture: there is no 'no.png' beside it\n"
		"error notes/b.png: is no png, jpeg, webp or gif\n");
}

static void what_dangles_or_conflicts_is_told(void **state)
{
	struct wall *wall = *state;

	write_file(
		wall, "notes/a.yaml", NOTE "re: 20200101-abcdefghj\nconflicts: {text: [other]}\n");
	FINDS(wall, "dangling",
		"remark notes/a.yaml: re: there is no note '20200101-abcdefghj' (any more)\n");
	FINDS(wall, "conflicts",
		"error notes/a.yaml: conflicts: a merge left 'text' with more than one value\n");
	write_file(wall, "thanks.yaml", "version: 1\nname: a\nconflicts: {name: [b]}\n");
	FINDS(wall, "conflicts",
		"error thanks.yaml: conflicts: a merge left 'name' with more than one value\n"
		"error notes/a.yaml: conflicts: a merge left 'text' with more than one value\n");
}

static void links_and_pipes_are_told(void **state)
{
	struct wall *wall = *state;

	wall_sh(wall, "mkdir notes; ln -s /etc notes/l; mkfifo notes/p");
	FINDS(wall, "links",
		"error notes/l: is a symbolic link, which is not followed\n"
		"error notes/p: is neither a file nor a directory\n");
}

static void old_locks_are_removed(void **state)
{
	struct wall *wall = *state;

	wall_sh(wall, "mkdir notes; touch -d '1 hour ago' .git/index.lock .git/refs/heads/x.lock "
		      "notes/.thanks-1-1.tmp");
	look(wall, "locks", true);
	assert_non_null(strstr(wall->out.bytes, "!error"));
	assert_null(strstr(wall->out.bytes, "\nerror"));
	FINDS(wall, "locks", "");
	wall_sh(wall, "touch .git/index.lock");
	assert_memory_equal(look(wall, "locks", true), "error", 5); /* too fresh: it may be held */
}

static void who_committed_for_somebody_else_is_remarked(void **state)
{
	struct wall *wall = *state;

	write_file(wall, "people/eve.yaml", "emails: [eve@example.org]\n");
	write_file(wall, "notes/a.yaml", NOTE);
	wall_sh(wall, "git add .; GIT_AUTHOR_EMAIL=Eve@example.org git commit -qm eve");
	FINDS(wall, "authors",
		"remark notes/a.yaml: from: committed by @eve, who neither gave nor typed it\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_WALL(a_sound_wall_is_silent),
		WITH_WALL(broken_files_are_named_with_their_place),
		WITH_WALL(rounds_are_held_against_people_and_notes),
		WITH_WALL(people_and_groups_do_not_share_names),
		WITH_WALL(pictures_are_looked_into),
		WITH_WALL(what_dangles_or_conflicts_is_told),
		WITH_WALL(links_and_pipes_are_told),
		WITH_WALL(old_locks_are_removed),
		WITH_WALL(who_committed_for_somebody_else_is_remarked),
	};

	return cmocka_run_group_tests_name("store/check", tests, NULL, NULL);
}
