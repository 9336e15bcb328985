#include "render/json_note.h"

#include "render/names.h"

void json_who_keys(struct json *json, const struct who *who)
{
	json_text(json, "handle", who->handle);
	json_text(json, "name", who->name);
	json_text(json, "short_name", who->short_name);
	json_text(json, "kind", kind_names[who->kind]);
}

void json_member_keys(struct json *json, const struct who *who)
{
	const struct person *file = who->person;

	json_who_keys(json, who);
	json_flag(json, "remote", file && file->remote);
	json_texts(json, "groups", file ? &file->groups : &(const struct texts){ 0 });
}

void json_who(struct json *json, const char *key, const struct who *who)
{
	if (!who->handle) {
		json_null(json, key);
		return;
	}
	json_row(json, key);
	json_who_keys(json, who);
	json_end(json);
}

void json_whos(struct json *json, const char *key, const struct whos *whos)
{
	json_list(json, key);
	for (size_t i = 0; i < whos->count; i++)
		json_who(json, NULL, &whos->items[i]);
	json_end(json);
}

static bool is_among(const struct whos *whos, const char *handle)
{
	for (size_t i = 0; i < whos->count; i++)
		if (text_same(whos->items[i].handle, handle))
			return true;
	return false;
}

static void add_person(struct json *json, const struct who *who)
{
	json_row(json, who->handle);
	json_text(json, "name", who->name);
	json_text(json, "short_name", who->short_name);
	json_text(json, "kind", kind_names[who->kind]);
	json_end(json);
}

/* Those whom the fields name, each once, by handle. */
static void add_people(struct json *json, const struct sticky *sticky)
{
	const struct who *from = &sticky->from, *by = &sticky->by;

	json_object(json, "people");
	if (!is_among(&sticky->to, from->handle))
		add_person(json, from);
	for (size_t i = 0; i < sticky->to.count; i++)
		add_person(json, &sticky->to.items[i]);
	if (by->handle && !text_same(by->handle, from->handle) &&
		!is_among(&sticky->to, by->handle))
		add_person(json, by);
	json_end(json);
}

void json_sticky_keys(struct json *json, const struct sticky *sticky)
{
	const struct note *note = sticky->note;

	json_text(json, "id", note->id);
	json_text(json, "short", sticky->short_id);
	json_text(json, "path", note->path);
	json_text(json, "is", answer_name(sticky->answers));
	if (note->private)
		json_flag(json, "private", true);
	json_fields(json, &note_fields, note);
	json_texts(json, "all_tags", &note->all_tags);
	json_day(json, "day", sticky->day);
	json_number(json, "days_ago", sticky->days_ago);
	json_text(json, "re_short", sticky->re_short);
	json_text(json, "picture_path", sticky->picture_path);
	add_people(json, sticky);
}

void json_sticky(struct json *json, const char *key, const struct sticky *sticky)
{
	if (!sticky->note) {
		json_null(json, key);
		return;
	}
	json_object(json, key);
	json_sticky_keys(json, sticky);
	json_end(json);
}

void json_thread_keys(struct json *json, const struct sticky_thread *thread)
{
	json_sticky_keys(json, &thread->root);
	json_list(json, "answers");
	for (size_t i = 0; i < thread->count; i++)
		json_sticky(json, NULL, &thread->answers[i]);
	json_end(json);
}
