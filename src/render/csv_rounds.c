#include "render/csv.h"
#include "render/csv_field.h"
#include "view/rounds.h"

void csv_rounds(struct str *out, const struct rounds_view *view, const struct look *look)
{
	(void)look;
	str_add(out, "round,group,state,start,due,closed,people,written,all,owed,invited");
	csv_end(out);
	for (size_t i = 0; i < view->count; i++) {
		const struct round_row *row = &view->rows[i];

		csv_field(out, row->typed);
		csv_next(out, row->round->group);
		csv_next(out, row->open ? "open" : row->ahead ? "ahead" : "closed");
		csv_next_day(out, row->round->start);
		csv_next_day(out, row->round->due);
		csv_next_day(out, row->round->closed);
		csv_next_count(out, row->people);
		csv_next_number(out, (int)row->written, row->open);
		csv_next_number(out, (int)row->all, row->open);
		csv_next_number(out, (int)row->owed, row->mine);
		csv_next_flag(out, row->invited);
		csv_end(out);
	}
}
