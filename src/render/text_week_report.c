#include "render/phrase.h"
#include "render/text.h"
#include "render/text_line.h"
#include "render/text_week.h"
#include "view/week_report.h"

#define QUOTES_MOST 12 /* to be read aloud; line, csv and json have them all */
#define YEAR 365

/* The page being written. */
struct page {
	const struct week_report_view *view;
	struct sheet sheet;
};

static void gap(struct page *page)
{
	str_add_char(page->sheet.out, '\n');
}

/* "Bob to Alice and Carol, Monday 5 October, 2 cheers  p0h0" */
static void say_quote(struct page *page, const struct week_quote *quote)
{
	const struct sticky *root = &quote->thread.root;
	struct line *line = &page->sheet.line;
	struct str text = { 0 };

	gap(page);
	line_add_body(line, root->note->text, STYLE_PLAIN);
	sheet_print(&page->sheet, 2);
	line_add_who(line, STYLE_NAME, &root->from);
	line_add(line, STYLE_PLAIN, " to ");
	line_add_whos(line, STYLE_NAME, &root->to, " and ");
	str_addf(&text, ", %s", weekday_name(day_weekday(root->day)));
	if (root->note->via != VIA_NOTE)
		str_addf(&text, ", %s", via_words(root->note->via));
	if (quote->cheers > 0) {
		str_add(&text, ", ");
		str_add_count(&text, quote->cheers, "cheer", "cheers");
	}
	str_addf(&text, "  %s", root->short_id);
	line_add(line, STYLE_QUIET, str_text(&text));
	sheet_print(&page->sheet, 4);
	str_release(&text);
}

static void say_quotes(struct page *page)
{
	const struct week_report_view *view = page->view;
	struct str until = { 0 }, since = { 0 };

	if (view->quote_count == 0)
		return;
	gap(page);
	text_title(page->sheet.out, "What was said", page->sheet.look);
	for (size_t i = 0; i < view->quote_count && i < QUOTES_MOST; i++)
		say_quote(page, &view->quotes[i]);
	if (view->quote_count > QUOTES_MOST) {
		str_add_day(&since, view->week.span.first);
		str_add_day(&until, view->week.until);
		gap(page);
		line_addf(&page->sheet.line, STYLE_PLAIN,
			"and %zu more: thanks wall --since %s --until %s --all",
			view->quote_count - QUOTES_MOST, str_text(&since), str_text(&until));
		sheet_print(&page->sheet, 2);
	}
	str_release(&until);
	str_release(&since);
}

static void say_firsts(struct page *page)
{
	const struct week_report_view *view = page->view;

	if (view->firsts.count == 0)
		return;
	gap(page);
	text_title(page->sheet.out,
		view->lookback >= YEAR ? "Their first note, or the first in over a year"
				       : "Their first note, or the first in a long while",
		page->sheet.look);
	line_add_whos(&page->sheet.line, STYLE_NAME, &view->firsts, ", ");
	sheet_print(&page->sheet, 2);
}

void text_week_report(struct str *out, const struct week_report_view *view, const struct look *look)
{
	struct look list = text_list_look(look);
	struct page page = { .view = view, .sheet = { .out = out, .look = &list } };

	text_week_head(out, &view->week, &list);
	say_quotes(&page);
	say_firsts(&page);
	line_release(&page.sheet.line);
}
