#include "render/csv.h"
#include "render/csv_field.h"
#include "render/names.h"

static void add_item(
	struct str *out, const struct remind_item *item, const struct remind_view *view)
{
	const struct note *note = item->note.note;

	csv_field(out, remind_name(item->kind));
	csv_next(out, item->who.handle);
	csv_next(out, item->who.name);
	csv_next_day(out, item->day);
	csv_next_number(out, item->days, remind_has_days(item));
	csv_next_number(out, item->every, item->kind == REMIND_THANK);
	csv_next_number(out, item->years, item->kind == REMIND_ANNIVERSARY);
	csv_next(out, note ? note->id : NULL);
	csv_next(out, note ? note->text : item->text);
	csv_next(out, item->kind == REMIND_ROUND ? side_name(item->side) : NULL);
	csv_next_day(out, item->due);
	csv_next_day(out, item->kind == REMIND_WEEK ? item->week.last : DAY_NONE);
	csv_next(out, view->who.handle);
	csv_end(out);
}

static void add_head(struct str *out)
{
	str_add(out, "what,handle,name,day,days,every,years,id,text,side,due,last,for");
	csv_end(out);
}

static void add_items(struct str *out, const struct remind_view *view)
{
	for (size_t i = 0; i < view->count; i++)
		add_item(out, &view->items[i], view);
}

void csv_remind(struct str *out, const struct remind_view *view, const struct look *look)
{
	(void)look;
	add_head(out);
	add_items(out, view);
}

void csv_reminders(struct str *out, const struct reminders_view *view, const struct look *look)
{
	(void)look;
	if (view->part == REMINDERS_START)
		add_head(out);
	if (view->part == REMINDERS_ONE)
		add_items(out, view->one);
}
