#include "model/note.h"
#include "render/csv.h"
#include "render/csv_field.h"
#include "render/names.h"
#include "view/wall.h"

static void add_names(struct str *out, const struct whos *whos)
{
	struct str joined = { 0 };

	for (size_t i = 0; i < whos->count; i++)
		str_addf(&joined, "%s%s", i > 0 ? ", " : "", whos->items[i].name);
	csv_next(out, str_text(&joined));
	str_release(&joined);
}

static void add_note(struct str *out, const struct sticky *sticky)
{
	csv_field(out, sticky->note->id);
	csv_next(out, sticky->short_id);
	csv_next(out, answer_name(sticky->answers));
	csv_next(out, sticky->note->path);
	csv_next(out, sticky->from.name);
	add_names(out, &sticky->to);
	csv_next_texts(out, &sticky->note->all_tags);
	csv_next_values(out, &note_fields, sticky->note);
	csv_end(out);
}

void csv_wall(struct str *out, const struct wall_view *view, const struct look *look)
{
	(void)look;
	str_add(out, "id,short,is,path,from_name,to_names,all_tags");
	csv_next_names(out, &note_fields);
	csv_end(out);
	for (size_t i = 0; i < view->count; i++) {
		const struct sticky_thread *thread = &view->threads[i];

		add_note(out, &thread->root);
		for (size_t j = 0; j < thread->count; j++)
			add_note(out, &thread->answers[j]);
	}
}
