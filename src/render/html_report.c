#include "render/html.h"
#include "render/html_counts.h"
#include "render/html_note.h"
#include "render/html_page.h"
#include "render/html_text.h"
#include "render/only.h"
#include "render/phrase.h"
#include "render/text_period.h"

enum { YEAR = 365 };

static void add_change(struct str *out, const struct report_view *view)
{
	struct line line = { 0 };

	line_add_report_change(&line, view);
	html_markup_literal(out, "<p class=\"change\">");
	html_text(out, str_text(&line.text));
	html_markup_literal(out, ".</p>\n");
	line_release(&line);
}

static void add_sum(struct str *out, const char *label, size_t count, size_t of)
{
	str_addf(out, "<li><b>%zu</b>", count);
	if (of > 0)
		str_addf(out, " of %zu", of);
	str_add(out, " ");
	html_text(out, label);
	html_markup_literal(out, "</li>\n");
}

static void add_sums(struct str *out, const struct report_view *view)
{
	html_markup_literal(out, "<section>\n<ul class=\"sums\">\n");
	add_sum(out, view->notes == 1 ? "note" : "notes", view->notes, 0);
	if (view->people > 0) {
		add_sum(out, "people gave thanks", view->givers, view->people);
		add_sum(out, "people were thanked", view->receivers, view->people);
	}
	for (size_t i = 0; i < view->outside.count; i++) {
		struct str label = { 0 };

		str_addf(&label, "%s to %s", view->outside.items[i].count == 1 ? "note" : "notes",
			view->outside.items[i].name);
		add_sum(out, str_text(&label), view->outside.items[i].count, 0);
		str_release(&label);
	}
	html_markup_literal(out, "</ul>\n");
	add_change(out, view);
	html_section_end(out);
}

/* Bars whose numbers stand above them; how high is the style's business. */
static void add_weeks(struct str *out, const struct report_view *view)
{
	if (view->week_count < 2 || view->most == 0)
		return;
	html_section(out, "Each week");
	str_addf(out, "<ol class=\"weeks\" style=\"--most:%zu\">\n", view->most);
	for (size_t i = 0; i < view->week_count; i++) {
		const struct report_week *week = &view->weeks[i];
		struct civil civil = day_civil(week->monday);

		str_addf(out, "<li style=\"--count:%zu\"><b>%zu</b> <time datetime=\"", week->count,
			week->count);
		str_add_day(out, week->monday);
		str_addf(out, "\">%d %s</time></li>\n", civil.day, month_short(civil.month));
	}
	html_markup_literal(out, "</ol>\n");
	html_section_end(out);
}

static void add_sort(struct str *out, const struct person *file)
{
	const char *joint = "";

	html_markup_literal(out, "<td dir=\"auto\">");
	if (file && file->remote) {
		str_add(out, "remote");
		joint = ", ";
	}
	for (size_t i = 0; file && i < file->groups.count; i++) {
		str_add(out, joint);
		html_text(out, file->groups.items[i]);
		joint = ", ";
	}
	html_markup_literal(out, "</td>");
}

/* Thanked today, which is before a period that has yet to come: there is nothing to say. */
static void add_since(
	struct str *out, const struct report_view *view, const struct report_person *person)
{
	int days = person->received_ago;

	html_markup_literal(out, "<td class=\"late\">");
	if (days != REPORT_NEVER && view->over)
		html_day(out, person->last_received);
	else if (days > 0)
		str_add_count(out, (size_t)days, "day", "days");
	else if (days == REPORT_NEVER && view->lookback >= YEAR)
		str_add(out,
			view->over ? "not in the year before its end" : "not in the past year");
	else if (days == REPORT_NEVER)
		str_addf(out,
			view->over ? "not in the %d days before its end"
				   : "not in the past %d days",
			view->lookback);
	html_markup_literal(out, "</td>");
}

static void add_missed(struct str *out, const struct report_view *view)
{
	struct str title = { 0 };

	if (view->missed_count == 0)
		return;
	str_add(&title, "Not thanked");
	str_add_only_manner(&title, &view->only);
	str_add(&title, " in this time");
	html_section(out, str_text(&title));
	str_release(&title);
	html_markup_literal(out,
		"<div class=\"wide\">\n<table>\n<thead><tr><th scope=\"col\">Who</th>"
		"<th scope=\"col\">Where</th><th scope=\"col\">");
	str_add(out, view->over ? "Not since" : "Not for");
	html_markup_literal(out, "</th></tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < view->missed_count; i++) {
		const struct report_person *person = &view->missed[i];

		html_markup_literal(out, "<tr>");
		html_cell_who(out, &person->who);
		add_sort(out, person->who.person);
		add_since(out, view, person);
		html_markup_literal(out, "</tr>\n");
	}
	html_markup_literal(out, "</tbody>\n</table>\n</div>\n");
	html_section_end(out);
}

static void add_no_customer(struct str *out, const struct report_view *view)
{
	if (view->no_customer.count == 0)
		return;
	html_section(out, "No note to a customer in this time");
	html_markup_literal(out, "<p>");
	html_whos(out, &view->no_customer);
	html_markup_literal(out, "</p>\n");
	html_section_end(out);
}

static void add_shares(struct str *out, const struct report_view *view)
{
	if (view->share_count == 0)
		return;
	html_section(out, "How many were reached");
	html_markup_literal(out,
		"<div class=\"wide\">\n<table>\n<thead><tr><th scope=\"col\">Of</th>"
		"<th scope=\"col\" class=\"number\">people</th>"
		"<th scope=\"col\" class=\"number\">gave thanks</th>"
		"<th scope=\"col\" class=\"number\">were thanked</th></tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < view->share_count; i++) {
		const struct report_share *share = &view->shares[i];

		html_markup_literal(out, "<tr><th scope=\"row\" dir=\"auto\">");
		html_text(out, share->name);
		html_markup_literal(out, "</th>");
		html_cell_count(out, share->people);
		html_cell_count(out, share->gave);
		html_cell_count(out, share->thanked);
		html_markup_literal(out, "</tr>\n");
	}
	html_markup_literal(out, "</tbody>\n</table>\n</div>\n");
	html_section_end(out);
}

static void add_persons(struct str *out, const struct report_view *view)
{
	if (view->person_count == 0)
		return;
	html_section(out, "Everybody");
	html_markup_literal(out,
		"<div class=\"wide\">\n<table>\n<thead><tr><th scope=\"col\">Who</th>"
		"<th scope=\"col\" class=\"number\">gave</th><th scope=\"col\">last gave</th>"
		"<th scope=\"col\" class=\"number\">received</th>"
		"<th scope=\"col\">last received</th></tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < view->person_count; i++) {
		const struct report_person *person = &view->persons[i];

		html_markup_literal(out, "<tr>");
		html_cell_who(out, &person->who);
		html_cell_count(out, person->gave);
		html_cell_day(out, person->last_gave);
		html_cell_count(out, person->received);
		html_cell_day(out, person->last_received);
		html_markup_literal(out, "</tr>\n");
	}
	html_markup_literal(out, "</tbody>\n</table>\n</div>\n");
	html_section_end(out);
}

static void add_head_cell(struct str *out, const char *name)
{
	html_markup_literal(out, "<th scope=\"col\" class=\"number\" dir=\"auto\">");
	html_text(out, name);
	html_markup_literal(out, "</th>");
}

static void add_cross(struct str *out, const struct report_cross *cross)
{
	if (cross->row_count == 0)
		return;
	html_section(out, "From whom to whom");
	html_markup_literal(
		out, "<div class=\"wide\">\n<table>\n<thead><tr><th scope=\"col\">From / to</th>");
	for (size_t i = 0; i < cross->column_count; i++)
		add_head_cell(out, cross->columns[i]);
	html_markup_literal(out, "</tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < cross->row_count; i++) {
		html_markup_literal(out, "<tr><th scope=\"row\" dir=\"auto\">");
		html_text(out, cross->rows[i]);
		html_markup_literal(out, "</th>");
		for (size_t j = 0; j < cross->column_count; j++)
			html_cell_count(out, cross->counts[i * cross->column_count + j]);
		html_markup_literal(out, "</tr>\n");
	}
	html_markup_literal(out, "</tbody>\n</table>\n</div>\n");
	html_section_end(out);
}

void html_report(struct str *out, const struct report_view *view, const struct look *look)
{
	struct str span = { 0 };

	(void)look;
	str_add_span(&span, view->span);
	if (view->filtered) {
		str_add(&span, ", only ");
		str_add_only(&span, &view->only);
	}
	html_page_start(out, view->name ? view->name : "Thanks", str_text(&span));
	add_sums(out, view);
	add_weeks(out, view);
	html_markup_literal(out, "<div class=\"columns\">\n");
	add_missed(out, view);
	add_no_customer(out, view);
	add_shares(out, view);
	add_persons(out, view);
	add_cross(out, &view->cross);
	html_counts(out, "Tags", &view->tags);
	html_vias(out, &view->vias);
	html_markup_literal(out, "</div>\n");
	html_page_end(out, view->today);
	str_release(&span);
}
