/*
 * A wall that is checked: files written by hand, and what a check says of them.
 */
#ifndef CHECKED_H
#define CHECKED_H

#include "wall.h"

#define NOTE "from: bob\nto: [alice]\ndate: 2026-11-21T16:42:00+01:00\ntext: hello\n"
#define PLACE "notes/2026/11/21/"

static inline void write_file(struct wall *wall, const char *path, const char *bytes)
{
	struct staged staged;
	int dir;

	assert_int_equal(dir_open(&dir, wall->root, &wall->err), 0);
	assert_int_equal(dir_make_for(dir, path, &wall->err), 0);
	assert_int_equal(
		file_stage(&staged, dir, path, bytes, strlen(bytes), false, &wall->err), 0);
	assert_int_equal(file_settle(&staged, true, false, &wall->err), 0);
	close(dir);
}

/* What the check NAME (NULL: all) finds: level, path and text, one line each; `!` when mended, `?`
 * when it could be. Borrowed until the next call. */
static inline const char *look(struct wall *wall, const char *name, bool fix)
{
	struct problems problems = { 0 };
	struct arena arena = { 0 };
	struct check_wish wish = { .fix = fix, .signer = bob };

	if (name != NULL)
		texts_add(&arena, &wish.names, name);
	assert_int_equal(store_check(wall_open(wall), &wish, &problems, &wall->err), 0);
	str_clear(&wall->out);
	for (size_t i = 0; i < problems.count; i++) {
		const struct problem *problem = &problems.items[i];

		str_add(&wall->out, problem->fixed ? "!" : problem->fixable ? "?" : "");
		str_add(&wall->out, problem->level == PROBLEM_ERROR ? "error " : "remark ");
		str_add_problem(&wall->out, problem);
		str_add_char(&wall->out, '\n');
	}
	problems_release(&problems);
	arena_release(&arena);
	return str_text(&wall->out);
}

#define FINDS(wall, name, wanted) assert_string_equal(look(wall, name, false), wanted)
#define MENDS(wall, name, wanted) assert_string_equal(look(wall, name, true), wanted)
#define BEGINS(text, wanted) assert_true(text_starts(text, wanted))
#define SAYS(wall, command, wanted) assert_string_equal(wall_sh(wall, command), wanted)

#endif
