#include "render/line.h"
#include "render/line_field.h"
#include "render/names.h"

void line_check(struct str *out, const struct check_view *view, const struct look *look)
{
	(void)look;
	for (size_t i = 0; i < view->count; i++) {
		const struct problem *problem = view->items[i];

		line_field(out, problem->path);
		line_next_number(out, problem->line, problem->line > 0);
		line_next_number(out, problem->column, problem->column > 0);
		line_next(out, problem->fixed ? "fixed" : level_name(problem->level));
		line_next(out, problem->check);
		line_next(out, problem->text);
		line_next(out, problem->hint);
		line_next(out, problem->fixable && !problem->fixed ? "fixable" : NULL);
		str_add_char(out, '\n');
	}
}
