#include "render/csv.h"
#include "render/csv_field.h"
#include "view/week_report.h"

static void add_quote(struct str *out, const struct week_quote *quote)
{
	const struct sticky *root = &quote->thread.root;
	struct texts handles = { 0 }, names = { 0 };
	struct arena scratch = { 0 };

	for (size_t i = 0; i < root->to.count; i++) {
		texts_add(&scratch, &handles, root->to.items[i].handle);
		texts_add(&scratch, &names, root->to.items[i].name);
	}
	csv_field(out, root->note->id);
	csv_next_day(out, root->day);
	csv_next(out, quote->theme);
	csv_next_count(out, quote->cheers);
	csv_next(out, root->from.handle);
	csv_next(out, root->from.name);
	csv_next_texts(out, &handles);
	csv_next_texts(out, &names);
	csv_next(out, root->note->text);
	csv_end(out);
	arena_release(&scratch);
}

void csv_week_report(struct str *out, const struct week_report_view *view, const struct look *look)
{
	(void)look;
	str_add(out, "id,day,theme,cheers,from,from_name,to,to_names,text");
	csv_end(out);
	for (size_t i = 0; i < view->quote_count; i++)
		add_quote(out, &view->quotes[i]);
}
