#include "render/phrase.h"
#include "render/text.h"
#include "render/text_line.h"
#include "render/text_period.h"
#include "view/report.h"

#define LABEL 14

/* The page being written. */
struct page {
	const struct person_report_view *view;
	const struct look *look;
	struct str *out;
	struct line line;
};

static void print(struct page *page, int indent)
{
	text_indented(page->out, indent, &page->line, page->look);
}

static void label(struct page *page, const char *name)
{
	text_labelled(page->out, name, LABEL, &page->line, page->look);
}

static void say_last(struct page *page, int days, struct day day)
{
	if (days != REPORT_NEVER) {
		line_add(&page->line, STYLE_QUIET, "; the last one ");
		line_add_ago(&page->line, STYLE_QUIET, day, page->view->today);
	}
	print(page, 2);
}

static void say_head(struct page *page)
{
	const struct person_report_view *view = page->view;

	line_add_period(&page->line, view->who.name, view->span);
	print(page, 0);
	str_add_char(page->out, '\n');
	line_add(&page->line, STYLE_PLAIN, "received ");
	line_add_change(&page->line, view->received, view->received_before, view->before,
		view->period, view->ongoing);
	say_last(page, view->received_ago, view->last_received);
	line_add(&page->line, STYLE_PLAIN, "gave ");
	line_add_change(&page->line, view->gave, view->gave_before, view->before, view->period,
		view->ongoing);
	say_last(page, view->gave_ago, view->last_gave);
}

/* What others said, whole: it is hers to take away. */
static void say_notes(struct page *page)
{
	const struct person_report_view *view = page->view;

	for (size_t i = 0; i < view->note_count; i++) {
		const struct sticky *sticky = &view->notes[i];
		str_add_char(page->out, '\n');
		if (sticky_speaks(sticky)) {
			line_add_body(&page->line, sticky->note->text, STYLE_PLAIN);
			print(page, 2);
		}
		line_add_who(&page->line, STYLE_NAME, &sticky->from);
		line_add(&page->line, STYLE_QUIET, ", ");
		line_add_ago(&page->line, STYLE_QUIET, sticky->day, view->today);
		line_addf(&page->line, STYLE_QUIET, "  %s", sticky->short_id);
		print(page, 4);
	}
}

void text_person_report(
	struct str *out, const struct person_report_view *view, const struct look *look)
{
	struct look list = text_list_look(look);
	struct page page = { .view = view, .look = &list, .out = out };

	say_head(&page);
	if (view->tags.count + view->vias.count + view->thanked_by.count + view->thanked.count > 0)
		str_add_char(out, '\n');
	line_add_counts(&page.line, &view->tags, &list);
	label(&page, "Thanked for");
	line_add_vias(&page.line, &view->vias, &list);
	label(&page, "How");
	line_add_whos(&page.line, STYLE_NAME, &view->thanked_by, ", ");
	label(&page, "Thanked by");
	line_add_whos(&page.line, STYLE_NAME, &view->thanked, ", ");
	label(&page, "Thanked");
	say_notes(&page);
	line_release(&page.line);
}
