#include "render/csv.h"
#include "render/csv_field.h"
#include "view/people.h"

void csv_people(struct str *out, const struct people_view *view, const struct look *look)
{
	(void)look;
	str_add(out, "handle,called,is,left,wishes,path");
	csv_next_names(out, &person_fields);
	csv_end(out);
	for (size_t i = 0; i < view->count; i++) {
		const struct people_row *row = &view->rows[i];
		const struct person *file = row->who.person;
		struct str wishes = { 0 };

		person_add_wishes(&wishes, file);
		csv_field(out, row->who.handle);
		csv_next(out, row->who.name);
		csv_next(out, kind_names[row->who.kind]);
		csv_next_flag(out, row->left);
		csv_next(out, str_text(&wishes));
		csv_next(out, file ? file->path : NULL);
		csv_next_values(out, &person_fields, file);
		csv_end(out);
		str_release(&wishes);
	}
}
