#include "render/csv.h"
#include "render/csv_field.h"
#include "render/names.h"

void csv_check(struct str *out, const struct check_view *view, const struct look *look)
{
	(void)look;
	str_add(out, "path,line,column,level,check,text,hint,fixable,fixed");
	csv_end(out);
	for (size_t i = 0; i < view->count; i++) {
		const struct problem *problem = view->items[i];

		csv_field(out, problem->path);
		csv_next_number(out, problem->line, problem->line > 0);
		csv_next_number(out, problem->column, problem->column > 0);
		csv_next(out, level_name(problem->level));
		csv_next(out, problem->check);
		csv_next(out, problem->text);
		csv_next(out, problem->hint);
		csv_next_flag(out, problem->fixable);
		csv_next_flag(out, problem->fixed);
		csv_end(out);
	}
}
