#include "render/text_ring.h"

#include "render/phrase.h"
#include "render/text_line.h"
#include "view/remind.h"

void owed_start(struct table *table)
{
	static const char *const leads[TABLE_COLUMNS] = { "", ", ", "" };

	table_start(table, "lll", 2);
	table->giving = 0;
	table->leads = leads;
}

void owed_row(struct table *table, enum ring_side side, const struct who *who)
{
	static const char *const where[RING_SIDES] = { "on your left", "on your right",
		"or anyone else" };

	table_row(table);
	table_text(table, STYLE_NAME, who->short_name);
	table_text(table, STYLE_PLAIN, where[side]);
	line_addf(table_next(table), STYLE_PLAIN, "thanks add @%s \"...\"", who->handle);
}

/* "In the round week, due Friday" */
static void say_title(struct str *out, const struct remind_view *view,
	const struct remind_item *item, const struct look *look)
{
	struct line line = { 0 };
	struct str due = { 0 };

	line_addf(&line, STYLE_NAME, "%s the round %s", item->kind == REMIND_JOIN ? "Not in" : "In",
		item->text);
	if (day_known(item->day)) {
		line_add(&line, STYLE_NAME, ", ");
		str_add_due(&due, item->day, view->today);
		line_add(&line, item->days < 0 ? STYLE_LATE : STYLE_NAME, str_text(&due));
	}
	text_indented(out, 0, &line, look);
	str_release(&due);
	line_release(&line);
}

/* From the item FIRST on, those of the same round; returns where the next begins. */
static size_t say_round(
	struct str *out, const struct remind_view *view, size_t first, const struct look *look)
{
	const struct remind_item *items = view->items;
	struct table table;
	size_t i = first;

	if (out->length > 0)
		str_add_char(out, '\n');
	say_title(out, view, &items[first], look);
	owed_start(&table);
	for (; i < view->count && items[i].kind == REMIND_ROUND &&
		text_same(items[i].text, items[first].text);
		i++)
		owed_row(&table, items[i].side, &items[i].who);
	table_print(&table, out, look);
	table_release(&table);
	return i;
}

/* "Not in the round week, due Friday", and how that is changed. */
static void say_invitation(struct str *out, const struct remind_view *view,
	const struct remind_item *item, const struct look *look)
{
	struct table table;

	if (out->length > 0)
		str_add_char(out, '\n');
	say_title(out, view, item, look);
	table_start(&table, "ll", 2);
	table_row(&table);
	table_text(&table, STYLE_PLAIN,
		view->wish.named ? "without them so far" : "without you so far");
	line_addf(table_next(&table), STYLE_PLAIN,
		view->wish.named ? "thanks round join %s @%s" : "thanks round join %s", item->text,
		item->who.handle);
	table_print(&table, out, look);
	table_release(&table);
}

void text_owed(struct str *out, const struct remind_view *view, const struct look *look)
{
	size_t i = 0;

	while (i < view->count && view->items[i].kind == REMIND_ROUND)
		i = say_round(out, view, i, look);
	for (; i < view->count && view->items[i].kind == REMIND_JOIN; i++)
		say_invitation(out, view, &view->items[i], look);
}
