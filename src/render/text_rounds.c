#include "render/text_rounds.h"

#include "render/phrase.h"
#include "render/table.h"
#include "render/text.h"
#include "render/text_line.h"

#define OVER_MOST 12 /* line, csv and json have them all */

void line_add_round_when(
	struct line *line, unsigned style, const struct round_row *row, struct day today)
{
	const struct round *round = row->round;
	struct str text = { 0 };

	if (row->ahead) {
		str_add(&text, "from ");
		str_add_date(&text, round->start, today);
	} else if (!row->open) {
		str_add(&text, "closed ");
		str_add_date(&text, round->closed, today);
	} else if (day_known(round->due)) {
		str_add_due(&text, round->due, today);
		if (day_compare(round->due, today) < 0)
			style = STYLE_LATE;
	} else {
		str_add(&text, "begun ");
		str_add_ago(&text, round->start, today);
	}
	line_add(line, style, str_text(&text));
	str_release(&text);
}

void rounds_start(struct table *table)
{
	static const char *const leads[TABLE_COLUMNS] = { "", ", ", ", ", ", ", "" };

	table_start(table, "llrll", 2);
	table->giving = 0;
	table->leads = leads;
}

static void add_state(struct line *line, const struct round_row *row)
{
	if (row->all > 0)
		line_addf(line, STYLE_WHOLE, "%zu of %zu written", row->written, row->all);
	else if (row->people == 0)
		line_add(line, STYLE_WHOLE, "nobody");
	else
		line_addf(line, STYLE_WHOLE, "%zu %s", row->people,
			row->people == 1 ? "person" : "people");
}

static void add_mine(struct line *line, const struct round_row *row)
{
	if (row->owed > 0)
		line_addf(line, STYLE_NAME | STYLE_WHOLE, "%zu yours", row->owed);
	else if (row->mine && row->all > 0)
		line_add(line, STYLE_QUIET | STYLE_WHOLE, "yours done");
}

void rounds_row(struct table *table, const struct round_row *row, struct day today)
{
	struct line *name;

	table_row(table);
	name = table_next(table);
	line_add(name, STYLE_NAME | STYLE_WHOLE, row->round->name);
	if (row->round->group)
		line_addf(name, STYLE_PLAIN, " of @%s", row->round->group);
	line_add_round_when(table_next(table), STYLE_PLAIN, row, today);
	add_state(table_next(table), row);
	add_mine(table_next(table), row);
	line_addf(table_next(table), STYLE_PLAIN,
		row->invited ? "thanks round join %s" : "thanks round %s", row->typed);
}

/* One page being written. */
struct page {
	const struct rounds_view *view;
	const struct look *look;
	struct str *out;
	size_t said; /* rows */
};

/* The next COUNT rows under a title of their own, all but at most MOST of them. */
static void say_group(struct page *page, const char *title, size_t count, size_t most)
{
	struct line line = { 0 };
	struct table table;

	if (count == 0)
		return;
	if (page->said > 0)
		str_add_char(page->out, '\n');
	text_title(page->out, title, page->look);
	rounds_start(&table);
	for (size_t i = 0; i < count && i < most; i++)
		rounds_row(&table, &page->view->rows[page->said + i], page->view->today);
	table_print(&table, page->out, page->look);
	table_release(&table);
	page->said += count;
	if (count <= most)
		return;
	line_addf(&line, STYLE_PLAIN, "and %zu more: thanks round list -F line", count - most);
	text_indented(page->out, 2, &line, page->look);
	line_release(&line);
}

void text_rounds(struct str *out, const struct rounds_view *view, const struct look *look)
{
	struct look list = text_list_look(look);
	struct page page = { .view = view, .look = &list, .out = out };
	struct line line = { 0 };

	say_group(&page, "Open", view->open, view->open);
	say_group(&page, "To begin", view->ahead, view->ahead);
	say_group(&page, "Over", view->count - view->open - view->ahead, OVER_MOST);
	if (view->open > 0)
		return;
	if (view->count > 0)
		str_add_char(out, '\n');
	line_add(&line, STYLE_PLAIN, view->count > 0 ? "None is open." : "There is no round yet.");
	line_add(&line, STYLE_PLAIN, " To begin one, for all or for a group: ");
	line_add(&line, STYLE_WHOLE, "thanks round start week");
	text_indented(out, 0, &line, &list);
	line_release(&line);
}
