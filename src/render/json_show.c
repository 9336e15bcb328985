#include "render/json.h"
#include "render/json_note.h"
#include "view/show.h"

static void add_history(struct json *json, const struct show_note *shown)
{
	json_list(json, "history");
	for (size_t i = 0; i < shown->step_count; i++) {
		const struct show_step *step = &shown->steps[i];

		json_row(json, NULL);
		json_text(json, "commit", step->commit);
		json_moment(json, "date", step->when);
		json_text(json, "who", step->who);
		json_text(json, "email", step->email);
		json_text(json, "subject", step->subject);
		json_end(json);
	}
	json_end(json);
}

void json_show(struct str *out, const struct show_view *view, const struct look *look)
{
	struct json json;

	(void)look;
	json_start(&json, out, "show");
	json_day(&json, "today", view->today);
	json_list(&json, "notes");
	for (size_t i = 0; i < view->count; i++) {
		json_object(&json, NULL);
		json_thread_keys(&json, &view->notes[i].thread);
		json_sticky(&json, "re_note", &view->notes[i].re);
		add_history(&json, &view->notes[i]);
		json_end(&json);
	}
	json_end(&json);
	json_finish(&json);
}
