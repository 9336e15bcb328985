#include "render/json.h"
#include "render/json_write.h"
#include "view/rounds.h"

static void add_open(struct json *json, const char *key, size_t count, bool open)
{
	if (open)
		json_count(json, key, count);
	else
		json_null(json, key);
}

void json_rounds(struct str *out, const struct rounds_view *view, const struct look *look)
{
	struct json json;

	(void)look;
	json_start(&json, out, "rounds");
	json_day(&json, "today", view->today);
	json_list(&json, "rounds");
	for (size_t i = 0; i < view->count; i++) {
		const struct round_row *row = &view->rows[i];

		json_row(&json, NULL);
		json_text(&json, "round", row->round->name);
		json_text(&json, "typed", row->typed);
		json_text(&json, "group", row->round->group);
		json_day(&json, "start", row->round->start);
		json_day(&json, "due", row->round->due);
		json_day(&json, "closed", row->round->closed);
		json_flag(&json, "open", row->open);
		json_count(&json, "people", row->people);
		add_open(&json, "written", row->written, row->open);
		add_open(&json, "all", row->all, row->open);
		json_flag(&json, "mine", row->mine);
		add_open(&json, "owed", row->owed, row->open);
		json_flag(&json, "invited", row->invited);
		json_end(&json);
	}
	json_end(&json);
	json_finish(&json);
}
