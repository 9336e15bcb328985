#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "checked.h"
#include "sys/clock.h"

#define AT(time) "from: bob\nto: [alice, carol]\ndate: 2026-11-21T" time "+01:00\n"
#define TEA "text: tea\n"

static void the_same_words_within_minutes_are_remarked(void **state)
{
	struct wall *wall = *state;

	write_file(wall, "people/bob.yaml", "aliases: [bobby]\n");
	write_file(wall, PLACE "a.yaml", AT("10:00:00") TEA);
	write_file(wall, PLACE "b.yaml",
		"from: Bobby\nto: [carol, alice, carol]\ndate: 2026-11-21T10:05:00+01:00\n"
		"text: |\n  tea\n\n");
	write_file(wall, PLACE "c.yaml", AT("10:10:01") TEA);
	/* the same moment, elsewhere */
	write_file(wall, PLACE "d.yaml",
		"from: bob\nto: [alice, carol]\ndate: 2026-11-21T11:10:02+02:00\n" TEA);
	FINDS(wall, "duplicates",
		"remark " PLACE "b.yaml: thanks the same people in the same words as " PLACE
		"a.yaml, minutes apart\n"
		"remark " PLACE "d.yaml: thanks the same people in the same words as " PLACE
		"c.yaml, minutes apart\n");
}

static void the_same_bytes_under_two_ids_are_remarked(void **state)
{
	struct wall *wall = *state;

	write_file(wall, PLACE "abcdefghj.yaml", AT("10:00:00") TEA);
	write_file(wall, "notes/copy.yaml", AT("10:00:00") TEA);
	FINDS(wall, "duplicates",
		"remark notes/copy.yaml: is " PLACE "abcdefghj.yaml once more, byte for byte\n");
}

static void whatever_differs_is_no_duplicate(void **state)
{
	struct wall *wall = *state;

	write_file(wall, PLACE "a.yaml", AT("10:00:00") TEA);
	write_file(wall, PLACE "b.yaml", AT("10:00:00") "text: Tea\n");
	write_file(wall, PLACE "c.yaml", AT("10:00:00") TEA "re: notes/x.yaml\n");
	write_file(wall, PLACE "d.yaml",
		"from: bob\nto: [alice]\ndate: 2026-11-21T10:00:00+01:00\n" TEA);
	write_file(wall, PLACE "e.yaml",
		"from: alice\nto: [bob, carol]\ndate: 2026-11-21T10:00:00+01:00\n" TEA);
	/* two cheers of one person, for two notes */
	write_file(wall, PLACE "f.yaml", AT("10:00:00") "re: notes/y.yaml\n");
	write_file(wall, PLACE "g.yaml", AT("10:00:01") "re: notes/z.yaml\n");
	FINDS(wall, "duplicates", "");
}

/* All that could be compared with all. */
static void many_are_looked_at_once(void **state)
{
	enum { MANY = 20000, SECONDS_MOST = 20 };
	struct wall *wall = *state;
	struct str path = { 0 }, bytes = { 0 };
	int64_t started;
	size_t lines = 0;

	for (int i = 0; i < MANY; i++) {
		str_clear(&path);
		str_clear(&bytes);
		str_addf(&path, PLACE "%05d.yaml", i);
		str_addf(&bytes,
			"from: bob\nto: [alice]\ndate: 2026-11-21T10:%02d:%02d+01:00\ntext: %s\n",
			i % 60, i / 60 % 60, i % 2 == 0 ? "tea" : "coffee");
		if (i % 4 == 0)
			str_addf(&bytes, "re: 20261120-%09d\n", i);
		write_file(wall, path.bytes, bytes.bytes);
	}
	started = clock_ticks();
	look(wall, NULL, false);
	assert_true(clock_ticks() - started < SECONDS_MOST * 1000);
	for (const char *at = wall->out.bytes; (at = strstr(at, " once more,")) != NULL; at++)
		lines++;
	assert_true(lines > MANY / 3);
	str_release(&path);
	str_release(&bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_WALL(the_same_words_within_minutes_are_remarked),
		WITH_WALL(the_same_bytes_under_two_ids_are_remarked),
		WITH_WALL(whatever_differs_is_no_duplicate),
		WITH_WALL(many_are_looked_at_once),
	};

	return cmocka_run_group_tests_name("store/check_twins", tests, NULL, NULL);
}
