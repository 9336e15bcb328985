#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "checked.h"

#define COMMIT "git add . && git commit -qm hand"
#define COUNT "git status --short; git rev-list --count HEAD"

static void a_note_is_moved_to_its_day(void **state)
{
	struct wall *wall = *state;

	write_file(wall, "notes/2020/01/01/abcdefghj.yaml", NOTE "picture: p.gif\n");
	write_file(wall, "notes/2020/01/01/p.gif", "GIF89a");
	write_file(wall, PLACE "bcdefghjk.yaml", NOTE "re: 20200101-abcdefghj\n");
	wall_sh(wall, COMMIT);
	FINDS(wall, "dates",
		"?error notes/2020/01/01/abcdefghj.yaml: by its date it belongs to " PLACE
		"abcdefghj.yaml\n");
	FINDS(wall, "places", "");
	MENDS(wall, "dates",
		"!error notes/2020/01/01/abcdefghj.yaml: by its date it belongs to " PLACE
		"abcdefghj.yaml\n");
	FINDS(wall, "dates", "");
	FINDS(wall, "dangling", "");
	SAYS(wall, "git status --short; ls notes notes/2026/11/21; tail -1 " PLACE "b*",
		"notes:\n2026\n\nnotes/2026/11/21:\nabcdefghj.yaml\nbcdefghjk.yaml\np.gif\n"
		"re: 20261121-abcdefghj\n");
}

static void a_note_of_no_day_is_moved_to_its_day(void **state)
{
	struct wall *wall = *state;

	write_file(wall, "notes/2026/coffee.yaml", NOTE);
	write_file(wall, "notes/misc/tea.yaml", NOTE "re: 2026/coffee.yaml\n");
	write_file(wall, "notes/milk.yaml", NOTE "re: misc/tea.yaml\n");
	wall_sh(wall, COMMIT);
	FINDS(wall, "dates", "");
	MENDS(wall, "places",
		"!error notes/2026/coffee.yaml: by its date it belongs to " PLACE "coffee.yaml\n"
		"!error notes/misc/tea.yaml: by its date it belongs to " PLACE "tea.yaml\n");
	FINDS(wall, "places", "");
	FINDS(wall, "dangling", "");
	SAYS(wall, "grep -h re: -r notes | sort; " COUNT,
		"re: 2026/11/21/coffee.yaml\nre: 2026/11/21/tea.yaml\n3\n");
}

static void a_place_that_is_taken_is_left_to_people(void **state)
{
	struct wall *wall = *state;

	write_file(wall, "notes/2020/01/01/abcdefghj.yaml", NOTE);
	write_file(wall, "notes/2020/01/02/abcdefghj.yaml", NOTE);
	write_file(wall, PLACE "tea.yaml", NOTE);
	write_file(wall, "notes/misc/tea.yaml", NOTE);
	wall_sh(wall, COMMIT);
	MENDS(wall, "dates",
		"!error notes/2020/01/01/abcdefghj.yaml: by its date it belongs to " PLACE
		"abcdefghj.yaml\n"
		"error notes/2020/01/02/abcdefghj.yaml: by its date it belongs to " PLACE
		"abcdefghj.yaml\n");
	FINDS(wall, "places",
		"error notes/misc/tea.yaml: by its date it belongs to " PLACE "tea.yaml\n");
	/* two notes that somebody copied */
	BEGINS(look(wall, "duplicates", false),
		"?error " PLACE
		"abcdefghj.yaml: has the same id as notes/2020/01/02/abcdefghj.yaml, on another "
		"day\n");
	BEGINS(look(wall, "duplicates", true),
		"error " PLACE
		"abcdefghj.yaml: has the same id as notes/2020/01/02/abcdefghj.yaml, on another "
		"day\n");
	SAYS(wall, "git status --short; ls notes/*/*/*/a*",
		"notes/2020/01/02/abcdefghj.yaml\nnotes/2026/11/21/abcdefghj.yaml\n");
}

static void an_answer_follows_its_note_to_another_day(void **state)
{
	struct wall *wall = *state;

	write_file(wall, PLACE "abcdefghj.yaml", NOTE);
	write_file(wall, PLACE "bcdefghjk.yaml", NOTE "# mine\nre: 20261120-abcdefghj\n");
	write_file(wall, PLACE "cdefghjkm.yaml", NOTE "re: 20261120-zzzzzzzzz\n");
	/* not itself, on another day */
	write_file(wall, PLACE "defghjkmn.yaml", NOTE "re: 20261120-defghjkmn\n");
	wall_sh(wall, COMMIT);
	FINDS(wall, "dangling",
		"?error " PLACE "bcdefghjk.yaml: re: there is no note '20261120-abcdefghj', but "
		"'20261121-abcdefghj': it went to another day\n"
		"remark " PLACE "cdefghjkm.yaml: re: there is no note '20261120-zzzzzzzzz' (any "
		"more)\n"
		"remark " PLACE
		"defghjkmn.yaml: re: there is no note '20261120-defghjkmn' (any more)\n");
	BEGINS(look(wall, "dangling", true), "!error");
	BEGINS(look(wall, "dangling", true), "remark");
	SAYS(wall, "tail -2 " PLACE "b*; " COUNT, "# mine\nre: 20261121-abcdefghj\n3\n");
}

static void an_answer_to_one_of_two_stays(void **state)
{
	struct wall *wall = *state;

	write_file(wall, PLACE "abcdefghj.yaml", NOTE);
	write_file(wall, "notes/2026/11/19/abcdefghj.yaml",
		"from: bob\nto: alice\ndate: 2026-11-19T10:00:00+01:00\ntext: x\n");
	write_file(wall, PLACE "bcdefghjk.yaml", NOTE "re: 20261120-abcdefghj\n");
	FINDS(wall, "dangling",
		"remark " PLACE
		"bcdefghjk.yaml: re: there is no note '20261120-abcdefghj' (any more)\n");
}

static void an_answer_to_a_broken_note_does_not_dangle(void **state)
{
	struct wall *wall = *state;

	write_file(wall, PLACE "abcdefghj.yaml", "from: \"\n");
	write_file(wall, PLACE "bcdefghjk.yaml", NOTE "re: 20261121-abcdefghj\n");
	FINDS(wall, "dangling", "");
}

static void all_that_is_mended_is_one_commit_of_mine(void **state)
{
	struct wall *wall = *state;
	struct undone undone;

	write_file(wall, "notes/2020/01/01/abcdefghj.yaml", NOTE);
	write_file(wall, "notes/misc/tea.yaml", NOTE "re: 20200101-abcdefghj\n");
	write_file(wall, PLACE "bcdefghjk.yaml", NOTE "re: 20010101-abcdefghj\n");
	write_file(
		wall, PLACE "dateless.yaml", "from: bob\nto: alice\ntext: x\nre: misc/tea.yaml\n");
	wall_sh(wall, COMMIT "; git log --format=%H -1 >.git/before");
	look(wall, NULL, true);
	assert_null(strstr(wall->out.bytes, "?error"));
	assert_null(strstr(wall->out.bytes, "\nerror"));
	SAYS(wall, COUNT "; git log -1 --format='%an %s%n%(trailers:only)'",
		"3\nBob mend fields, dates, places, dangling\n"
		"Thanks-Change: check\nThanks-By: bob\n\n");
	/* what was not sound when it answered is told by the next run */
	assert_null(strstr(look(wall, NULL, true), "?"));
	assert_int_equal(store_undo(&undone, wall_open(wall), UNDO_BACK, &bob, &wall->err), 0);
	undone_release(&undone);
	SAYS(wall, "git diff --stat $(cat .git/before) HEAD", "");
}

static void what_cannot_be_mended_stops_nothing_else(void **state)
{
	struct wall *wall = *state;

	write_file(wall, "notes/2020/01/01/abcdefghj.yaml", NOTE);
	write_file(wall, "notes/misc/tea.yaml", NOTE);
	wall_sh(wall, COMMIT);
	/* a hand edit that is not committed, and a version in HEAD that cannot be edited */
	write_file(wall, PLACE "bcdefghjk.yaml", "from: \"\n");
	wall_sh(wall, COMMIT);
	write_file(wall, PLACE "bcdefghjk.yaml", NOTE "re: 20010101-abcdefghj\n");
	look(wall, NULL, true);
	assert_non_null(strstr(wall->out.bytes, "!error notes/misc/tea.yaml"));
	assert_non_null(strstr(wall->out.bytes, "!error notes/2020/01/01/abcdefghj.yaml"));
	assert_non_null(strstr(wall->out.bytes, "?error " PLACE "bcdefghjk.yaml: re:"));
	SAYS(wall, "tail -1 " PLACE "b*; git status --short",
		"re: 20010101-abcdefghj\n M " PLACE "bcdefghjk.yaml\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_WALL(a_note_is_moved_to_its_day),
		WITH_WALL(a_note_of_no_day_is_moved_to_its_day),
		WITH_WALL(a_place_that_is_taken_is_left_to_people),
		WITH_WALL(an_answer_follows_its_note_to_another_day),
		WITH_WALL(an_answer_to_one_of_two_stays),
		WITH_WALL(an_answer_to_a_broken_note_does_not_dangle),
		WITH_WALL(all_that_is_mended_is_one_commit_of_mine),
		WITH_WALL(what_cannot_be_mended_stops_nothing_else),
	};

	return cmocka_run_group_tests_name("store/check_moves", tests, NULL, NULL);
}
