#include "render/html.h"
#include "render/html_counts.h"
#include "render/html_note.h"
#include "render/html_page.h"
#include "render/html_text.h"
#include "render/html_week_days.h"
#include "render/phrase.h"
#include "render/week_words.h"

#define NAMES_MOST 60 /* in one cell; line, csv and json have them all */

void html_week_start(struct str *out, const char *name, struct span span)
{
	struct str sub = { 0 };

	if (name)
		str_addf(&sub, "%s, ", name);
	str_add_span(&sub, span);
	html_page_start(out, WEEK_NAME, str_text(&sub));
	str_release(&sub);
}

void html_week_days(struct str *out, const struct week_day *days, size_t count)
{
	html_section(out, "Day by day");
	html_markup_literal(out,
		"<div class=\"wide\">\n<table>\n<thead><tr><th scope=\"col\">Day</th>"
		"<th scope=\"col\">Theme</th><th scope=\"col\" class=\"number\">notes</th></tr>"
		"</thead>\n<tbody>\n");
	for (size_t i = 0; i < count; i++) {
		html_markup_literal(out, "<tr><th scope=\"row\">");
		html_text(out, weekday_name(day_weekday(days[i].day)));
		html_markup_literal(out, ", ");
		html_day(out, days[i].day);
		html_markup_literal(out, "</th>");
		html_cell(out, days[i].theme);
		html_cell_count(out, days[i].notes);
		html_markup_literal(out, "</tr>\n");
	}
	html_markup_literal(out, "</tbody>\n</table>\n</div>\n");
	html_section_end(out);
}

void html_week_when(struct str *out, const struct week_view *view)
{
	struct str text = { 0 };

	html_markup_literal(out, "<section>\n<p class=\"change\">");
	str_add_week_when(&text, view);
	if (view->day_number > 0 && view->days[view->day_number - 1].theme)
		str_addf(&text, ", today: %s", view->days[view->day_number - 1].theme);
	html_text(out, str_text(&text));
	html_markup_literal(out, "</p>\n");
	if (view->phase != WEEK_BEFORE) {
		str_clear(&text);
		str_add_week_sums(&text, view);
		html_markup_literal(out, "<p class=\"change\">");
		html_text(out, str_text(&text));
		html_markup_literal(out, "</p>\n");
	}
	html_section_end(out);
	str_release(&text);
}

static void add_left(struct str *out, const struct week_view *view, enum goal goal)
{
	const char *joint = "";
	size_t count = 0;

	html_markup_literal(out, "<td>");
	for (size_t i = 0; i < view->person_count; i++) {
		const struct week_person *person = &view->persons[i];

		if (!person->todo[goal] || ++count > NAMES_MOST)
			continue;
		str_add(out, joint);
		html_who(out, &person->who);
		if (goal == GOAL_TEAM)
			str_addf(out, " <small>%zu&nbsp;of&nbsp;%zu</small>", person->met,
				person->team);
		joint = ", ";
	}
	if (count > NAMES_MOST)
		str_addf(out, " and %zu more", count - NAMES_MOST);
	html_markup_literal(out, "</td>");
}

static void add_goals(struct str *out, const struct week_view *view)
{
	html_section(out, "How far we are");
	html_markup_literal(out,
		"<div class=\"wide\">\n<table>\n<thead><tr><th scope=\"col\">What</th>"
		"<th scope=\"col\" class=\"number\">done</th><th scope=\"col\">still missing</th>"
		"</tr></thead>\n<tbody>\n");
	for (enum goal goal = 0; goal < GOAL_COUNT; goal++) {
		const struct goal_count *count = &view->goals[goal];

		if (count->people == 0)
			continue;
		html_markup_literal(out, "<tr><th scope=\"row\">");
		html_text(out, goal_words(goal));
		str_addf(out, "</th><td class=\"number%s\">%zu&nbsp;of&nbsp;%zu</td>",
			count->done < count->people ? " late" : "", count->done, count->people);
		add_left(out, view, goal);
		html_markup_literal(out, "</tr>\n");
	}
	html_markup_literal(out, "</tbody>\n</table>\n</div>\n");
	html_section_end(out);
}

void html_week(struct str *out, const struct week_view *view, const struct look *look)
{
	(void)look;
	html_week_start(out, view->name, (struct span){ view->span.first, view->until });
	html_week_when(out, view);
	html_week_days(out, view->days, view->day_count);
	if (view->phase != WEEK_BEFORE)
		add_goals(out, view);
	html_page_end(out, view->today);
}
