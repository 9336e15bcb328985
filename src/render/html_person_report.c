#include "render/html.h"
#include "render/html_counts.h"
#include "render/html_note.h"
#include "render/html_page.h"
#include "render/html_text.h"
#include "render/phrase.h"
#include "render/text_period.h"

/* What happened so often, against the time before, and when it last did. */
struct count {
	const char *verb;
	size_t notes, before;
	struct day last;
};

static void add_count(
	struct str *out, const struct person_report_view *view, const struct count *count)
{
	struct line line = { 0 };

	line_add_change(
		&line, count->notes, count->before, view->before, view->period, view->ongoing);
	html_markup_literal(out, "<p class=\"change\">");
	html_text(out, count->verb);
	str_add(out, " ");
	html_text(out, str_text(&line.text));
	if (day_known(count->last)) {
		str_add(out, "; the last one ");
		html_day(out, count->last);
	}
	html_markup_literal(out, ".</p>\n");
	line_release(&line);
}

static void add_whos(struct str *out, const char *title, const struct whos *whos)
{
	if (whos->count == 0)
		return;
	html_section(out, title);
	html_markup_literal(out, "<p>");
	html_whos(out, whos);
	html_markup_literal(out, "</p>\n");
	html_section_end(out);
}

/* What others said, whole: it is hers to take away. */
static void add_notes(struct str *out, const struct person_report_view *view)
{
	if (view->note_count == 0)
		return;
	html_markup_literal(out, "<div class=\"wall\">\n");
	for (size_t i = 0; i < view->note_count; i++)
		html_sticky(out, &(struct sticky_thread){ .root = view->notes[i] }, HTML_NO_ANCHOR);
	html_markup_literal(out, "</div>\n");
}

static void add_stickies(
	struct str *out, const char *title, const struct sticky *stickies, size_t count)
{
	if (count == 0)
		return;
	html_section(out, title);
	html_markup_literal(out, "<div class=\"wall\">\n");
	for (size_t i = 0; i < count; i++)
		html_sticky(out, &(struct sticky_thread){ .root = stickies[i] }, HTML_NO_ANCHOR);
	html_markup_literal(out, "</div>\n");
	html_section_end(out);
}

void html_person_report(
	struct str *out, const struct person_report_view *view, const struct look *look)
{
	struct count received = { "Received", view->received, view->received_before,
		view->last_received };
	struct count gave = { "Gave", view->gave, view->gave_before, view->last_gave };
	struct str sub = { 0 };

	(void)look;
	if (view->name)
		str_addf(&sub, "%s, ", view->name);
	str_add_span(&sub, view->span);
	html_page_start(out, view->who.name, str_text(&sub));
	html_markup_literal(out, "<section>\n");
	add_count(out, view, &received);
	add_count(out, view, &gave);
	html_section_end(out);
	add_notes(out, view);
	html_counts(out, "Thanked for", &view->tags);
	html_vias(out, &view->vias);
	add_whos(out, "Thanked by", &view->thanked_by);
	add_whos(out, "Thanked", &view->thanked);
	add_stickies(out, view->mine ? "To answer" : "Not answered", view->unanswered,
		view->unanswered_count);
	add_stickies(out, "A year ago today", view->year_ago, view->year_ago_count);
	html_page_end(out, view->today);
	str_release(&sub);
}
