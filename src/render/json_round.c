#include "render/json.h"
#include "render/json_note.h"
#include "view/round.h"

static void add_seat(struct json *json, const struct round_seat *seat)
{
	json_row(json, NULL);
	json_text(json, "person", seat->who.handle);
	json_text(json, "name", seat->who.name);
	json_text(json, "left", seat->left.handle);
	json_text(json, "right", seat->right.handle);
	json_list(json, "owes");
	for (enum ring_side side = RING_LEFT; side < RING_SIDES; side++)
		if (seat->owes[side].handle)
			json_text(json, NULL, seat->owes[side].handle);
	json_end(json);
	json_text(json, "anyone", seat->owes[RING_ANYONE].handle);
	json_end(json);
}

static void add_others(struct json *json, const struct round_view *view)
{
	json_list(json, "others");
	for (size_t i = 0; i < view->other_count; i++) {
		json_row(json, NULL);
		json_text(json, "round", view->others[i].round->name);
		json_day(json, "start", view->others[i].round->start);
		json_day(json, "due", view->others[i].round->due);
		json_end(json);
	}
	json_end(json);
}

static void add_file(struct json *json, const struct round *round)
{
	if (!round) {
		json_null(json, "file");
		return;
	}
	json_object(json, "file");
	json_texts(json, "paths", &round->paths);
	json_fields(json, &round_fields, round);
	json_end(json);
}

void json_round(struct str *out, const struct round_view *view, const struct look *look)
{
	const struct round *round = view->round;
	struct json json;

	(void)look;
	json_start(&json, out, "round");
	json_day(&json, "today", view->today);
	json_text(&json, "round", round ? round->name : NULL);
	json_flag(&json, "open", view->open);
	json_count(&json, "notes", view->notes);
	json_count(&json, "written", view->written);
	json_count(&json, "all", view->all);
	json_list(&json, "ring");
	for (size_t i = 0; i < view->count; i++)
		add_seat(&json, &view->seats[i]);
	json_end(&json);
	add_others(&json, view);
	add_file(&json, round);
	json_finish(&json);
}
