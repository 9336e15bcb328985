#include "render/phrase.h"
#include "render/text.h"
#include "render/text_line.h"
#include "render/text_period.h"
#include "view/report.h"

#define LABEL 14

/* The page being written. */
struct page {
	const struct person_report_view *view;
	struct sheet sheet;
};

static void say_last(struct page *page, int days, struct day day)
{
	if (days != REPORT_NEVER) {
		line_add(&page->sheet.line, STYLE_QUIET, "; the last one ");
		line_add_ago(&page->sheet.line, STYLE_QUIET, day, page->view->today);
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
		line_add_ago(&page->sheet.line, STYLE_QUIET, sticky->day, view->today);
		line_addf(&page->sheet.line, STYLE_QUIET, "  %s", sticky->short_id);
		sheet_print(&page->sheet, 4);
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
	line_release(&page.sheet.line);
}
