#include "render/json.h"
#include "render/json_note.h"
#include "render/names.h"
#include "view/wall.h"

void json_wall(struct str *out, const struct wall_view *view, const struct look *look)
{
	struct json json;

	(void)look;
	json_start(&json, out, view->words ? "search" : "wall");
	json_text(&json, "wall", view->name);
	json_day(&json, "today", view->today);
	json_text(&json, "order", wall_order_name(view->order));
	json_text(&json, "words", view->words);
	json_whos(&json, "about", &view->about);
	json_text(&json, "round", view->round);
	json_flag(&json, "filtered", view->filtered);
	json_flag(&json, "more", view->more);
	json_list(&json, "notes");
	for (size_t i = 0; i < view->count; i++) {
		json_object(&json, NULL);
		json_thread_keys(&json, &view->threads[i]);
		json_end(&json);
	}
	json_end(&json);
	json_finish(&json);
}
