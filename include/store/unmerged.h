/*
 * A file in which git left both sides of a merge, between lines of `<<<<<<<`, `=======` and
 * `>>>>>>>`: to be said in these words, for what YAML says of it is a puzzle.
 */
#ifndef STORE_UNMERGED_H
#define STORE_UNMERGED_H

#include <stddef.h>

#include "base/err.h"

/* The line of the first such mark, from 1; 0: there is none. */
int unmerged_line(const char *bytes, size_t length);

/*
 * BYTES, the file PATH, could not be read. When they hold such marks ERR says so in place of what it said, and
 * what to do, and the check that finds it is "conflicts"; else it is CHECK.
 */
const char *unmerged_explain(
	struct err *err, const char *check, const char *path, const char *bytes, size_t length);

#endif
