#include "render/phrase.h"
#include "render/table.h"
#include "render/text.h"
#include "render/text_due.h"
#include "render/text_line.h"
#include "render/text_period.h"
#include "view/report.h"

#define LABEL 14

/* The page being written. */
struct page {
	const struct person_report_view *view;
	struct sheet sheet;
};

/* Of what is over by its date, whenever that is read. */
static void add_when(struct page *page, struct day day)
{
	struct str text = { 0 };

	if (page->view->over)
		str_add_date(&text, day, page->view->today);
	else
		str_add_ago(&text, day, page->view->today);
	line_add(&page->sheet.line, STYLE_QUIET, str_text(&text));
	str_release(&text);
}

static void say_last(struct page *page, int days, struct day day)
{
	if (days != REPORT_NEVER) {
		line_add(&page->sheet.line, STYLE_QUIET, "; the last one ");
		add_when(page, day);
	}
	sheet_print(&page->sheet, 2);
}

static void say_head(struct page *page)
{
	const struct person_report_view *view = page->view;

	line_add_period(&page->sheet.line, view->who.name, view->span);
	sheet_print(&page->sheet, 0);
	str_add_char(page->sheet.out, '\n');
	line_add(&page->sheet.line, STYLE_PLAIN, "received ");
	line_add_change(&page->sheet.line, view->received, view->received_before, view->before,
		view->period, view->ongoing);
	say_last(page, view->received_ago, view->last_received);
	line_add(&page->sheet.line, STYLE_PLAIN, "gave ");
	line_add_change(&page->sheet.line, view->gave, view->gave_before, view->before,
		view->period, view->ongoing);
	say_last(page, view->gave_ago, view->last_gave);
	line_add_private_count(&page->sheet.line, view->privately);
	if (view->privately > 0)
		sheet_print(&page->sheet, 2);
}

/* What others said, whole: it is hers to take away. */
static void say_notes(struct page *page)
{
	const struct person_report_view *view = page->view;

	for (size_t i = 0; i < view->note_count; i++) {
		const struct sticky *sticky = &view->notes[i];
		str_add_char(page->sheet.out, '\n');
		if (sticky_speaks(sticky)) {
			line_add_body(&page->sheet.line, sticky->note->text, STYLE_PLAIN);
			sheet_print(&page->sheet, 2);
		}
		line_add_who(&page->sheet.line, STYLE_NAME, &sticky->from);
		line_add(&page->sheet.line, STYLE_QUIET, ", ");
		add_when(page, sticky->day);
		line_addf(&page->sheet.line, STYLE_QUIET, "%s  %s",
			sticky->note->private ? ", private" : "", sticky->short_id);
		sheet_print(&page->sheet, 4);
	}
}

/* What one would type next stands there for herself only. */
static void say_unanswered(struct page *page)
{
	static const char *const leads[TABLE_COLUMNS] = { "", "  ", "" };
	const struct person_report_view *view = page->view;
	struct table table;

	if (view->unanswered_count == 0)
		return;
	str_add_char(page->sheet.out, '\n');
	text_title(page->sheet.out, view->mine ? "To answer" : "Not answered", page->sheet.look);
	table_start(&table, "lll", 2);
	table.giving = 1;
	table.leads = leads;
	for (size_t i = 0; i < view->unanswered_count; i++) {
		const struct sticky *sticky = &view->unanswered[i];

		table_row(&table);
		table_text(&table, STYLE_QUIET, sticky->short_id);
		line_add_question(table_next(&table), sticky, view->today);
		if (view->mine)
			line_addf(table_next(&table), STYLE_PLAIN, "thanks reply %s \"...\"",
				sticky->short_id);
	}
	table_print(&table, page->sheet.out, page->sheet.look);
	table_release(&table);
}

static void say_year_ago(struct page *page)
{
	const struct person_report_view *view = page->view;

	if (view->year_ago_count == 0)
		return;
	str_add_char(page->sheet.out, '\n');
	text_title(page->sheet.out, "A year ago today", page->sheet.look);
	for (size_t i = 0; i < view->year_ago_count; i++) {
		line_add_memory(&page->sheet.line, &view->year_ago[i], &view->who,
			view->mine ? SPEAK_TO : SPEAK_OF);
		sheet_print(&page->sheet, 2);
	}
}

void text_person_report(
	struct str *out, const struct person_report_view *view, const struct look *look)
{
	struct look list = text_list_look(look);
	struct page page = { .view = view, .sheet = { .look = &list, .out = out } };

	say_head(&page);
	if (view->tags.count + view->vias.count + view->thanked_by.count + view->thanked.count > 0)
		str_add_char(out, '\n');
	line_add_counts(&page.sheet.line, &view->tags, &list);
	sheet_label(&page.sheet, "Thanked for", LABEL);
	line_add_vias(&page.sheet.line, &view->vias, &list);
	sheet_label(&page.sheet, "How", LABEL);
	line_add_whos(&page.sheet.line, STYLE_NAME, &view->thanked_by, ", ");
	sheet_label(&page.sheet, "Thanked by", LABEL);
	line_add_whos(&page.sheet.line, STYLE_NAME, &view->thanked, ", ");
	sheet_label(&page.sheet, "Thanked", LABEL);
	say_notes(&page);
	say_unanswered(&page);
	say_year_ago(&page);
	line_release(&page.sheet.line);
}
