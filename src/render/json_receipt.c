#include "render/json.h"
#include "render/json_note.h"
#include "render/names.h"

static void add_wishes(struct json *json, const struct receipt_view *view)
{
	json_list(json, "wishes");
	for (size_t i = 0; i < view->wish_count; i++) {
		json_row(json, NULL);
		json_text(json, "handle", view->wishes[i].who.handle);
		json_text(json, "wishes", view->wishes[i].wishes);
		json_text(json, "note", view->wishes[i].note);
		json_end(json);
	}
	json_end(json);
}

static void add_strangers(struct json *json, const struct receipt_view *view)
{
	json_list(json, "strangers");
	for (size_t i = 0; i < view->stranger_count; i++) {
		json_row(json, NULL);
		json_text(json, "handle", view->strangers[i].handle);
		json_text(json, "near", view->strangers[i].near);
		json_end(json);
	}
	json_end(json);
}

void json_receipt(struct str *out, const struct receipt_view *view, const struct look *look)
{
	struct json json;

	(void)look;
	json_start(&json, out, "receipt");
	json_text(&json, "deed", receipt_name(view->kind));
	json_flag(&json, "dry_run", view->dry_run);
	json_flag(&json, "unchanged", view->unchanged);
	json_text(&json, "was", view->was);
	json_text(&json, "words_before", view->words_before);
	json_text(&json, "first_words", view->first_words);
	json_flag(&json, "to_self", view->to_self);
	add_wishes(&json, view);
	add_strangers(&json, view);
	json_text(&json, "round_invites", view->round_invites);
	json_count(&json, "round_owed", view->round_owed);
	json_count(&json, "round_left", view->round_left);
	json_number(&json, "waiting", view->waiting);
	json_text(&json, "repository", view->repository);
	json_sticky(&json, "note", &view->note);
	json_finish(&json);
}
