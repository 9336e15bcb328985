#include "render/phrase.h"
#include "render/table.h"
#include "render/text.h"
#include "render/text_due.h"
#include "render/text_line.h"
#include "render/text_ring.h"
#include "render/week_words.h"
#include "view/remind.h"

#define ROWS_MOST 12 /* of one group: a reminder is no reproach */
#define YEAR 365
#define TIGHT 60 /* columns */

/* The groups of lines, in the order of the page; what is owed in rounds stands above them. */
enum group { GROUP_THANK, GROUP_ANSWER, GROUP_COMING, GROUP_YEAR_AGO, GROUP_COUNT };

static enum group group_of(const struct remind_item *item)
{
	switch (item->kind) {
	case REMIND_THANK:
		return GROUP_THANK;
	case REMIND_ROUND:
	case REMIND_JOIN:
		return GROUP_COUNT;
	case REMIND_ANSWER:
		return GROUP_ANSWER;
	case REMIND_YEAR_AGO:
		return GROUP_YEAR_AGO;
	default:
		return GROUP_COMING;
	}
}

static const char *title_of(const struct remind_view *view, enum group group)
{
	switch (group) {
	case GROUP_THANK:
		return view->wish.team ? "Not thanked by anybody for a while"
				       : "Not thanked by you for a while";
	case GROUP_ANSWER:
		return "To answer";
	case GROUP_YEAR_AGO:
		return "A year ago today";
	default:
		return "Coming up";
	}
}

static void add_since(
	struct table *table, const struct remind_view *view, const struct remind_item *item)
{
	struct line *line = table_next(table);

	if (item->days != REMIND_NEVER)
		line_addf(line, STYLE_LATE, "%d %s", item->days, item->days == 1 ? "day" : "days");
	else if (view->lookback >= YEAR)
		line_add(line, STYLE_LATE, "not in the past year");
	else
		line_addf(line, STYLE_LATE, "not in the past %d days", view->lookback);
}

static void add_day(
	struct table *table, const struct remind_view *view, const struct remind_item *item)
{
	struct str text = { 0 };

	if (item->days == 0)
		str_add(&text, "today");
	else if (item->days == 1)
		str_add(&text, "tomorrow");
	else
		str_add_date_short(&text, item->day, view->today);
	table_text(table, STYLE_PLAIN, str_text(&text));
	str_release(&text);
}

/* "Customer Service Week, in 9 days", "Customer Service Week, day 3 of 5: Teamwork" */
static void add_week(struct line *line, const struct remind_item *item)
{
	line_add(line, STYLE_NAME, WEEK_NAME);
	if (item->days > 1)
		line_addf(line, STYLE_PLAIN, ", in %d days", item->days);
	else if (item->days == 1)
		line_add(line, STYLE_PLAIN, " begins");
	else
		line_addf(line, STYLE_PLAIN, ", day %d of %d",
			days_between(item->week.first, item->day) + 1, span_days(item->week));
	if (item->text)
		line_addf(line, STYLE_PLAIN, ": %s", item->text);
}

static void add_occasion(struct table *table, const struct remind_item *item)
{
	struct line *line = table_next(table);

	if (item->kind == REMIND_WEEK) {
		add_week(line, item);
		line_add(table_next(table), STYLE_PLAIN, "thanks week");
		return;
	}
	if (item->kind == REMIND_NOTICE)
		line_addf(line, STYLE_PLAIN, "%s, ", item->text);
	line_add(line, STYLE_NAME, item->who.short_name);
	if (item->kind == REMIND_BIRTHDAY)
		line_add(line, STYLE_PLAIN, "'s birthday");
	if (item->kind == REMIND_ANNIVERSARY)
		line_addf(line, STYLE_PLAIN, ", %d %s here", item->years,
			item->years == 1 ? "year" : "years");
}

static void add_row(
	struct table *table, const struct remind_view *view, const struct remind_item *item)
{
	table_row(table);
	switch (group_of(item)) {
	case GROUP_THANK:
		table_text(table, STYLE_NAME, item->who.short_name);
		add_since(table, view, item);
		line_addf(
			table_next(table), STYLE_PLAIN, "thanks add @%s \"...\"", item->who.handle);
		return;
	case GROUP_ANSWER:
		table_text(table, STYLE_QUIET, item->note.short_id);
		line_add_question(table_next(table), &item->note, view->today);
		line_addf(table_next(table), STYLE_PLAIN, "thanks reply %s \"...\"",
			item->note.short_id);
		return;
	case GROUP_YEAR_AGO:
		line_add_memory(table_next(table), &item->note, &view->who, SPEAK_TO);
		return;
	default:
		add_day(table, view, item);
		add_occasion(table, item);
	}
}

static void say_more(
	struct str *out, const struct remind_view *view, size_t count, const struct look *look)
{
	struct line line = { 0 };

	line_addf(&line, STYLE_PLAIN, "and %zu more: thanks remind", count);
	if (view->wish.named)
		line_addf(&line, STYLE_PLAIN, " --for @%s", view->who.handle);
	line_add(&line, STYLE_PLAIN, " -F line");
	text_indented(out, 2, &line, look);
	line_release(&line);
}

static void print_group(
	struct str *out, const struct remind_view *view, enum group group, const struct look *look)
{
	static const int giving[GROUP_COUNT] = { 0, 1, 1, 0 };
	static const char *const leads[TABLE_COLUMNS] = { "", ", ", "" };
	static const char *const answer_leads[TABLE_COLUMNS] = { "", "  ", "" };
	struct table table;
	size_t count = 0;

	table_start(&table, "lll", 2);
	/* a cut line would lose whose day it is */
	table.giving = group == GROUP_COMING && look->width < TIGHT ? -1 : giving[group];
	table.leads = group == GROUP_ANSWER ? answer_leads : leads;
	for (size_t i = 0; i < view->count; i++) {
		if (group_of(&view->items[i]) != group)
			continue;
		if (count++ < ROWS_MOST)
			add_row(&table, view, &view->items[i]);
	}
	if (count > 0) {
		if (out->length > 0)
			str_add_char(out, '\n');
		text_title(out, title_of(view, group), look);
		table_print(&table, out, look);
	}
	if (count > ROWS_MOST)
		say_more(out, view, count - ROWS_MOST, look);
	table_release(&table);
}

static void say_whom(struct str *out, const struct who *who, const struct look *look)
{
	struct line line = { 0 };

	line_add(&line, STYLE_PLAIN, "For ");
	line_add(&line, STYLE_NAME, who->name);
	line_addf(&line, STYLE_QUIET, " (@%s)", who->handle);
	text_indented(out, 0, &line, look);
	line_release(&line);
}

void text_remind(struct str *out, const struct remind_view *view, const struct look *look)
{
	struct look list = text_list_look(look);

	if (view->wish.named && view->count > 0)
		say_whom(out, &view->who, &list);
	text_owed(out, view, &list);
	for (enum group group = GROUP_THANK; group < GROUP_COUNT; group++)
		print_group(out, view, group, &list);
}

void text_reminders(struct str *out, const struct reminders_view *view, const struct look *look)
{
	struct str page = { 0 };

	if (view->part != REMINDERS_ONE)
		return;
	if (view->before > 0)
		str_add_char(out, '\n');
	text_remind(&page, view->one, look);
	str_add(out, str_text(&page));
	str_release(&page);
}
