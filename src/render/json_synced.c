#include "render/json.h"
#include "render/json_write.h"
#include "view/synced.h"

static void add_count(struct json *json, const char *key, const struct synced_count *count)
{
	json_row(json, key);
	json_count(json, "notes", count->notes);
	json_count(json, "people", count->people);
	json_count(json, "edited", count->edited);
	json_count(json, "removed", count->removed);
	json_count(json, "others", count->others);
	json_count(json, "profiles", count->profiles);
	json_count(json, "rounds", count->rounds);
	json_end(json);
}

static void add_problems(struct json *json, const char *key, const struct problems *problems)
{
	json_list(json, key);
	for (size_t i = 0; i < problems->count; i++) {
		json_row(json, NULL);
		json_text(json, "path", problems->items[i].path);
		json_text(json, "text", problems->items[i].text);
		json_text(json, "hint", problems->items[i].hint);
		json_end(json);
	}
	json_end(json);
}

void json_synced(struct str *out, const struct synced_view *view, const struct look *look)
{
	struct json json;

	(void)look;
	json_start(&json, out, "sync");
	json_text(&json, "remote", view->remote);
	json_flag(&json, "dry_run", view->dry);
	add_count(&json, "in", &view->in);
	add_count(&json, "out", &view->out);
	json_texts(&json, "by_hand", view->by_hand);
	json_texts(&json, "unsound", view->unsound);
	json_texts(&json, "settled", view->settled);
	add_problems(&json, "facts", view->facts);
	add_problems(&json, "left_out", view->left_out);
	json_flag(&json, "driver_mended", view->driver_mended);
	json_flag(&json, "upstream_set", view->upstream_set);
	json_finish(&json);
}
