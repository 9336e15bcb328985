/*
 * What check found: errors, and remarks when they were asked for.
 *
 * Owns its list; borrows the problems.
 */
#ifndef VIEW_CHECK_H
#define VIEW_CHECK_H

#include "model/problem.h"

struct check_view {
	const struct problem **items; /* by path, line and column; those of no file last */
	size_t count;
	size_t errors; /* that still stand */
	size_t remarks; /* shown or not */
	size_t fixed;
	size_t fixable; /* errors that --fix would mend */
	bool all; /* remarks are among the items */
	struct arena memory;
};

enum check_shown { CHECK_ERRORS, CHECK_ALL };

void check_view_build(
	struct check_view *view, const struct problems *problems, enum check_shown shown);
void check_view_release(struct check_view *view);

#endif
