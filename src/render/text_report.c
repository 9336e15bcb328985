#include "render/only.h"
#include "render/phrase.h"
#include "render/spark.h"
#include "render/table.h"
#include "render/text.h"
#include "render/text_line.h"
#include "render/text_period.h"
#include "view/report.h"

#define LABEL 14
#define ROWS_MOST 20 /* of those who were left out; line, csv and json have them all */
#define NAMES_MOST 40
#define YEAR 365

/* The page being written. */
struct page {
	const struct report_view *view;
	struct sheet sheet;
};

static void gap(struct page *page)
{
	str_add_char(page->sheet.out, '\n');
}

/* "14 of 18 people gave thanks, 16 of 18 were thanked, 20 notes went to customers" */
static void say_people(struct page *page)
{
	const struct report_view *view = page->view;
	struct line *line = &page->sheet.line;

	if (view->people > 0)
		line_addf(line, STYLE_PLAIN,
			"%zu of %zu people gave thanks, %zu of %zu were thanked", view->givers,
			view->people, view->receivers, view->people);
	for (size_t i = 0; i < view->outside.count; i++) {
		const struct report_count *kind = &view->outside.items[i];

		if (line->text.length > 0)
			line_add(line, STYLE_PLAIN, ", ");
		if (i == 0)
			line_addf(line, STYLE_PLAIN, "%zu %s went to %s", kind->count,
				kind->count == 1 ? "note" : "notes", kind->name);
		else
			line_addf(line, STYLE_PLAIN, "%zu to %s", kind->count, kind->name);
	}
	if (line->text.length > 0)
		sheet_print(&page->sheet, 2);
}

static void say_only(struct page *page)
{
	struct str text = { 0 };

	if (!page->view->filtered)
		return;
	str_add_only(&text, &page->view->only);
	line_add(&page->sheet.line, STYLE_PLAIN, "Only ");
	line_add(&page->sheet.line, STYLE_PLAIN, str_text(&text));
	sheet_print(&page->sheet, 0);
	str_release(&text);
}

static void say_private(struct page *page)
{
	if (page->view->privately == 0 || page->view->only.private)
		return;
	line_add_private_count(&page->sheet.line, page->view->privately);
	sheet_print(&page->sheet, 2);
}

static void say_head(struct page *page)
{
	const struct report_view *view = page->view;

	line_add_period(&page->sheet.line, view->name, view->span);
	sheet_print(&page->sheet, 0);
	say_only(page);
	gap(page);
	line_add_report_change(&page->sheet.line, view);
	sheet_print(&page->sheet, 2);
	say_private(page);
	say_people(page);
}

static void say_weeks(struct page *page)
{
	const struct report_view *view = page->view;
	const struct report_week *busiest = &view->weeks[view->busiest];
	struct str text = { 0 };

	if (view->week_count < 2 || view->most == 0)
		return;
	gap(page);
	for (size_t i = 0; i < view->week_count; i++)
		str_add_spark(&text, view->weeks[i].count, view->most, page->sheet.look);
	line_addf(&page->sheet.line, STYLE_PLAIN, "%s    %zu in the week of ", str_text(&text),
		busiest->count);
	str_clear(&text);
	str_add_date(&text, busiest->monday, view->today);
	line_add(&page->sheet.line, STYLE_PLAIN, str_text(&text));
	sheet_label(&page->sheet, "Each week", LABEL);
	str_release(&text);
}

/* Where they are; the groups are not worth saying where they were asked for. */
static void add_sort(struct line *line, const struct who *who, const struct report_only *only)
{
	if (who->kind != KIND_COLLEAGUE)
		line_add_part(line, kind_names[who->kind]);
	if (who->person && who->person->remote)
		line_add_part(line, "remote");
	if (only->groups.count > 0)
		return;
	for (size_t i = 0; who->person && i < who->person->groups.count; i++)
		line_add_part(line, who->person->groups.items[i]);
}

/* How long nobody has thanked them; of what is over, from which day on nobody had. Of who was
 * thanked today, before a period that has yet to come, nothing. */
static void add_since(
	struct line *line, const struct report_view *view, const struct report_person *person)
{
	struct str text = { 0 };

	if (person->received_ago == REPORT_NEVER) {
		str_add(&text, view->over ? "not in the " : "not in the past ");
		if (view->lookback >= YEAR)
			str_add(&text, "year");
		else
			str_addf(&text, "%d days", view->lookback);
		str_add(&text, view->over ? " before its end" : "");
	} else if (view->over) {
		str_add(&text, "not since ");
		str_add_date(&text, person->last_received, view->today);
	} else if (person->received_ago > 0) {
		str_add_count(&text, (size_t)person->received_ago, "day", "days");
	}
	line_add(line, STYLE_LATE, str_text(&text));
	str_release(&text);
}

static void add_missed(
	struct table *table, const struct report_view *view, const struct report_person *person)
{
	struct str option = { 0 };

	table_row(table);
	table_text(table, STYLE_NAME, person->who.short_name);
	add_sort(table_next(table), &person->who, &view->only);
	add_since(table_next(table), view, person);
	str_add_only_option(&option, &view->only);
	if (!view->over && !text_same(person->who.handle, view->me))
		line_addf(table_next(table), STYLE_PLAIN, "thanks add @%s %s\"...\"",
			person->who.handle, str_text(&option));
	str_release(&option);
}

static void say_missed(struct page *page)
{
	static const char *const leads[TABLE_COLUMNS] = { "", ", ", ", ", "" };
	const struct report_view *view = page->view;
	struct str title = { 0 };
	struct table table;

	if (view->missed_count == 0)
		return;
	gap(page);
	str_add(&title, "Not thanked");
	str_add_only_manner(&title, &view->only);
	str_add(&title, " in this time");
	text_title(page->sheet.out, str_text(&title), page->sheet.look);
	str_release(&title);
	table_start(&table, "llll", 2);
	table.giving = 1;
	table.leads = leads;
	for (size_t i = 0; i < view->missed_count && i < ROWS_MOST; i++)
		add_missed(&table, view, &view->missed[i]);
	table_print(&table, page->sheet.out, page->sheet.look);
	table_release(&table);
	if (view->missed_count > ROWS_MOST) {
		line_addf(&page->sheet.line, STYLE_PLAIN, "and %zu more: thanks report -F line",
			view->missed_count - ROWS_MOST);
		sheet_print(&page->sheet, 2);
	}
}

/* Who wrote to none of the customers, in a row of names. */
static void say_no_customer(struct page *page)
{
	const struct whos *whos = &page->view->no_customer;
	struct whos shown = { whos->items, whos->count < NAMES_MOST ? whos->count : NAMES_MOST };

	if (whos->count == 0)
		return;
	gap(page);
	text_title(page->sheet.out, "No note to a customer in this time", page->sheet.look);
	line_add_whos(&page->sheet.line, STYLE_NAME, &shown, ", ");
	if (whos->count > shown.count)
		line_addf(&page->sheet.line, STYLE_PLAIN, ", and %zu more: thanks report -F line",
			whos->count - shown.count);
	sheet_print(&page->sheet, 2);
}

static void say_shares(struct page *page)
{
	const struct report_view *view = page->view;
	struct str text = { 0 };

	for (size_t i = 0; i < view->share_count; i++) {
		const struct report_share *share = &view->shares[i];
		str_clear(&text);
		str_addf(&text, "%s %zu of %zu", share->name, share->thanked, share->people);
		line_add(&page->sheet.line, STYLE_PLAIN, i ? ", " : "");
		line_add_whole(&page->sheet.line, str_text(&text), page->sheet.look);
	}
	if (view->share_count > 0)
		gap(page);
	sheet_label(&page->sheet, "Thanked", LABEL);
	str_release(&text);
}

/* Of what is over by its date, whenever that is read. */
static void add_when(struct line *line, const struct report_view *view, struct day day)
{
	struct str text = { 0 };

	if (view->over)
		str_add_date(&text, day, view->today);
	else
		str_add_ago(&text, day, view->today);
	line_add(line, STYLE_QUIET, str_text(&text));
	str_release(&text);
}

static void add_last(struct table *table, const struct report_view *view, int days, struct day day)
{
	if (days == REPORT_NEVER)
		table_text(table, STYLE_QUIET, "-");
	else
		add_when(table_next(table), view, day);
}

static void add_person(
	struct table *table, const struct report_view *view, const struct report_person *person)
{
	table_row(table);
	table_text(table, STYLE_NAME, person->who.short_name);
	table_number(table, person->gave);
	add_last(table, view, person->gave_ago, person->last_gave);
	table_number(table, person->received);
	add_last(table, view, person->received_ago, person->last_received);
}

static void build_persons(struct table *table, const struct report_view *view)
{
	static const char *const heads[] = { "Who", "gave", "last gave", "received",
		"last received" };

	table_start(table, "lrlrl", 0);
	table->giving = 0;
	table->gap = 3;
	table_row(table);
	for (size_t i = 0; i < sizeof(heads) / sizeof(*heads); i++)
		table_text(table, STYLE_QUIET, heads[i]);
	for (size_t i = 0; i < view->person_count; i++)
		add_person(table, view, &view->persons[i]);
}

/* "gave 12, last 3 days ago" */
static void list_last(struct page *page, const char *what, size_t count, int ago, struct day last)
{
	line_addf(&page->sheet.line, STYLE_PLAIN, "%s %zu", what, count);
	if (ago != REPORT_NEVER) {
		line_add(&page->sheet.line, STYLE_QUIET, ", last ");
		add_when(&page->sheet.line, page->view, last);
	}
	sheet_print(&page->sheet, 2);
}

/* Where there is no room for a table. */
static void list_persons(struct page *page)
{
	for (size_t i = 0; i < page->view->person_count; i++) {
		const struct report_person *person = &page->view->persons[i];

		line_add(&page->sheet.line, STYLE_NAME, person->who.short_name);
		sheet_print(&page->sheet, 0);
		list_last(page, "gave", person->gave, person->gave_ago, person->last_gave);
		list_last(page, "received", person->received, person->received_ago,
			person->last_received);
	}
}

static void say_persons(struct page *page)
{
	struct table table;

	if (page->view->person_count == 0)
		return;
	gap(page);
	build_persons(&table, page->view);
	if (table_fits(&table, page->sheet.look))
		table_print(&table, page->sheet.out, page->sheet.look);
	else
		list_persons(page);
	table_release(&table);
}

static void build_cross(struct table *table, const struct report_cross *cross)
{
	table_start(table, "lrrrrrrrrrrrrrrr", 0);
	table_row(table);
	table_text(table, STYLE_QUIET, "From / to");
	for (size_t i = 0; i < cross->column_count; i++)
		table_text(table, STYLE_QUIET, cross->columns[i]);
	for (size_t i = 0; i < cross->row_count; i++) {
		table_row(table);
		table_text(table, STYLE_PLAIN, cross->rows[i]);
		for (size_t j = 0; j < cross->column_count; j++)
			table_number(table, cross->counts[i * cross->column_count + j]);
	}
}

/* Where there is no room for a table: "From support", and "to sales 12, customers 20" below. */
static void list_cross(struct page *page, const struct report_cross *cross)
{
	for (size_t i = 0; i < cross->row_count; i++) {
		const size_t *counts = &cross->counts[i * cross->column_count];
		const char *joint = "to ";

		line_addf(&page->sheet.line, STYLE_PLAIN, "From %s", cross->rows[i]);
		sheet_print(&page->sheet, 0);
		for (size_t j = 0; j < cross->column_count; j++) {
			if (counts[j] == 0)
				continue;
			line_addf(&page->sheet.line, STYLE_PLAIN, "%s%s %zu", joint,
				cross->columns[j], counts[j]);
			joint = ", ";
		}
		sheet_print(&page->sheet, 2);
	}
}

static void say_cross(struct page *page)
{
	const struct report_cross *cross = &page->view->cross;
	struct table table;

	if (cross->row_count == 0)
		return;
	gap(page);
	build_cross(&table, cross);
	if (cross->column_count < TABLE_COLUMNS && table_fits(&table, page->sheet.look))
		table_print(&table, page->sheet.out, page->sheet.look);
	else
		list_cross(page, cross);
	table_release(&table);
}

void text_report(struct str *out, const struct report_view *view, const struct look *look)
{
	struct look list = text_list_look(look);
	struct page page = { .view = view, .sheet = { .look = &list, .out = out } };

	say_head(&page);
	say_weeks(&page);
	say_missed(&page);
	say_no_customer(&page);
	say_shares(&page);
	say_persons(&page);
	say_cross(&page);
	if (view->tags.count + view->vias.count > 0)
		gap(&page);
	line_add_counts(&page.sheet.line, &view->tags, &list);
	sheet_label(&page.sheet, "Tags", LABEL);
	line_add_vias(&page.sheet.line, &view->vias, &list);
	sheet_label(&page.sheet, "How", LABEL);
	line_release(&page.sheet.line);
}
