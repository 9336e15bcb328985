#include "render/json.h"
#include "render/json_note.h"
#include "render/names.h"

/* What only one kind of item has is null in the others. */
static void add_own(struct json *json, const char *key, int number, bool has)
{
	if (has)
		json_number(json, key, number);
	else
		json_null(json, key);
}

/* A day that only one kind of item has. */
static void add_own_day(struct json *json, const char *key, struct day day, bool has)
{
	json_day(json, key, has ? day : DAY_NONE);
}

static void add_item(struct json *json, const struct remind_item *item)
{
	json_object(json, NULL);
	json_text(json, "what", remind_name(item->kind));
	json_who(json, "who", &item->who);
	json_day(json, "day", item->day);
	add_own(json, "days", item->days, remind_has_days(item));
	add_own(json, "every", item->every, item->kind == REMIND_THANK);
	add_own_day(json, "due", item->due, item->kind == REMIND_THANK);
	add_own_day(json, "last", item->week.last, item->kind == REMIND_WEEK);
	add_own(json, "years", item->years, item->kind == REMIND_ANNIVERSARY);
	json_text(json, "text", item->text);
	json_text(json, "side", item->kind == REMIND_ROUND ? side_name(item->side) : NULL);
	json_sticky(json, "note", &item->note);
	json_end(json);
}

static void add_items(struct json *json, const struct remind_view *view)
{
	json_list(json, "items");
	for (size_t i = 0; i < view->count; i++)
		add_item(json, &view->items[i]);
	json_end(json);
}

void json_remind(struct str *out, const struct remind_view *view, const struct look *look)
{
	struct json json;

	(void)look;
	json_start(&json, out, "remind");
	json_day(&json, "today", view->today);
	json_text(&json, "me", view->who.handle);
	json_flag(&json, "team", view->wish.team);
	json_text(&json, "group", view->wish.group);
	json_number(&json, "lookback", view->lookback);
	add_items(&json, view);
	json_finish(&json);
}

/* One object in three parts: up to its list, what is in that, and its end. */
void json_reminders(struct str *out, const struct reminders_view *view, const struct look *look)
{
	struct str head = { 0 };
	struct json json;

	(void)look;
	json_start(&json, &head, "reminders");
	json_day(&json, "today", view->today);
	json_text(&json, "group", view->group);
	json_list(&json, "reminders");
	if (view->part == REMINDERS_START)
		str_add(out, str_text(&head));
	str_release(&head);
	json.out = out;
	json.empty = view->before == 0;
	if (view->part == REMINDERS_ONE) {
		json_object(&json, NULL);
		json_who(&json, "for", &view->one->who);
		json_number(&json, "lookback", view->one->lookback);
		add_items(&json, view->one);
		json_end(&json);
	}
	if (view->part != REMINDERS_END)
		return;
	json_end(&json);
	json_finish(&json);
}
