#include "render/json.h"
#include "render/json_note.h"
#include "view/people.h"

static void add_file(struct json *json, const struct person *person)
{
	if (!person) {
		json_null(json, "file");
		return;
	}
	json_object(json, "file");
	json_text(json, "path", person->path);
	json_fields(json, &person_fields, person);
	json_end(json);
}

void json_people(struct str *out, const struct people_view *view, const struct look *look)
{
	struct json json;

	(void)look;
	json_start(&json, out, "people");
	json_day(&json, "today", view->today);
	json_list(&json, "people");
	for (size_t i = 0; i < view->count; i++) {
		json_object(&json, NULL);
		json_who_keys(&json, &view->rows[i].who);
		json_flag(&json, "left", view->rows[i].left);
		add_file(&json, view->rows[i].who.person);
		json_end(&json);
	}
	json_end(&json);
	json_list(&json, "groups");
	for (size_t i = 0; i < view->group_count; i++) {
		json_row(&json, NULL);
		json_text(&json, "name", view->groups[i].name);
		json_count(&json, "members", view->groups[i].members);
		json_end(&json);
	}
	json_end(&json);
	json_finish(&json);
}

/* With the day on which each is next; null: it is over, or has no day. */
static void add_notices(struct json *json, const struct person_view *view)
{
	json_list(json, "next_notices");
	for (size_t i = 0; i < view->notice_count; i++) {
		json_row(json, NULL);
		json_day(json, "day", view->notices[i].next);
		json_text(json, "text", view->notices[i].notice->text);
		json_end(json);
	}
	json_end(json);
}

void json_person(struct str *out, const struct person_view *view, const struct look *look)
{
	struct json json;

	(void)look;
	json_start(&json, out, "person");
	json_day(&json, "today", view->today);
	json_who_keys(&json, &view->who);
	json_flag(&json, "left", view->left);
	json_text(&json, "wishes", view->wishes);
	if (view->every == DURATION_NEVER)
		json_null(&json, "every");
	else
		json_number(&json, "every", view->every);
	json_flag(&json, "every_own", view->every_own);
	json_day(&json, "next_birthday", view->birthday);
	json_day(&json, "next_anniversary", view->anniversary);
	if (day_known(view->anniversary))
		json_number(&json, "next_years", view->years);
	else
		json_null(&json, "next_years");
	add_notices(&json, view);
	add_file(&json, view->who.person);
	json_finish(&json);
}
