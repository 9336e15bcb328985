#include "render/line.h"
#include "render/line_field.h"
#include "view/rounds.h"

void line_rounds(struct str *out, const struct rounds_view *view, const struct look *look)
{
	(void)look;
	for (size_t i = 0; i < view->count; i++) {
		const struct round_row *row = &view->rows[i];

		line_field(out, row->typed);
		line_next(out, row->round->group);
		line_next(out, row->open ? "open" : row->ahead ? "ahead" : "closed");
		line_next_day(out, row->round->start);
		line_next_day(out, row->round->due);
		line_next_day(out, row->round->closed);
		line_next_count(out, row->people);
		line_next_number(out, (int)row->written, row->open);
		line_next_number(out, (int)row->all, row->open);
		line_next_number(out, (int)row->owed, row->mine);
		line_next(out, row->invited ? "invited" : "");
		str_add_char(out, '\n');
	}
}
