#include "view/check.h"

#include <stdlib.h>
#include <string.h>

static int compare_places(const void *a, const void *b)
{
	const struct problem *one = *(const struct problem *const *)a;
	const struct problem *other = *(const struct problem *const *)b;
	int order;

	if (!one->path || !other->path)
		order = !one->path - !other->path;
	else
		order = strcmp(one->path, other->path);
	if (order == 0)
		order = (one->line > other->line) - (one->line < other->line);
	if (order == 0)
		order = (one->column > other->column) - (one->column < other->column);
	return order ? order : strcmp(one->text, other->text);
}

static void count(struct check_view *view, const struct problem *problem)
{
	if (problem->fixed)
		view->fixed++;
	else if (problem->level == PROBLEM_REMARK)
		view->remarks++;
	else
		view->errors++;
	if (problem->level == PROBLEM_ERROR && problem->fixable && !problem->fixed)
		view->fixable++;
}

void check_view_build(
	struct check_view *view, const struct problems *problems, enum check_shown shown)
{
	*view = (struct check_view){ .all = shown == CHECK_ALL };
	view->items = arena_alloc(&view->memory, problems->count * sizeof(*view->items));
	for (size_t i = 0; i < problems->count; i++) {
		const struct problem *problem = &problems->items[i];
		count(view, problem);
		if (view->all || problem->level == PROBLEM_ERROR || problem->fixed)
			view->items[view->count++] = problem;
	}
	if (view->count > 1)
		qsort(view->items, view->count, sizeof(*view->items), compare_places);
}

void check_view_release(struct check_view *view)
{
	if (view)
		arena_release(&view->memory);
}
