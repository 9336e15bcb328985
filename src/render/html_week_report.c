#include "render/html.h"
#include "render/html_counts.h"
#include "render/html_note.h"
#include "render/html_page.h"
#include "render/html_text.h"
#include "render/html_week_days.h"
#include "view/week_report.h"

static void add_quotes(struct str *out, const struct week_report_view *view)
{
	if (view->quote_count == 0)
		return;
	html_markup_literal(out, "<div class=\"wall\">\n");
	for (size_t i = 0; i < view->quote_count; i++)
		html_sticky(out, &view->quotes[i].thread, HTML_NO_ANCHOR);
	html_markup_literal(out, "</div>\n");
}

static void add_firsts(struct str *out, const struct week_report_view *view)
{
	if (view->firsts.count == 0)
		return;
	html_section(out, "Their first note, or the first in a long while");
	html_markup_literal(out, "<p>");
	html_whos(out, &view->firsts);
	html_markup_literal(out, "</p>\n");
	html_section_end(out);
}

void html_week_report(struct str *out, const struct week_report_view *view, const struct look *look)
{
	const struct week_view *week = &view->week;

	(void)look;
	html_week_start(out, week->name, (struct span){ week->span.first, week->until });
	html_week_when(out, week);
	html_week_days(out, week->days, week->day_count);
	add_quotes(out, view);
	add_firsts(out, view);
	html_page_end(out, week->today);
}
