#include "render/text_changes.h"

#include "render/phrase.h"

static void add_values(struct line *line, const struct texts *values)
{
	if (values->count == 0)
		line_add(line, STYLE_QUIET, "none");
	for (size_t i = 0; i < values->count; i++)
		line_addf(line, STYLE_PLAIN, "%s%s", i > 0 ? ", " : "", values->items[i]);
}

/* The days; within one day the times. */
static void add_dates(struct line *line, struct moment before, struct moment after)
{
	struct day was = moment_day(before), is = moment_day(after);
	struct str text = { 0 };

	if (day_compare(was, is) == 0) {
		str_add_time(&text, before);
		str_add(&text, " -> ");
		str_add_time(&text, after);
	} else {
		str_add_date(&text, was, is);
		str_add(&text, " -> ");
		str_add_date(&text, is, DAY_MIN);
	}
	line_add(line, STYLE_PLAIN, str_text(&text));
	str_release(&text);
}

static void add_change(
	struct line *line, const struct receipt_view *view, const struct receipt_change *change)
{
	line_addf(line, STYLE_PLAIN, "%s: ", change->field);
	if (text_same(change->field, "text")) {
		line_add(line, STYLE_PLAIN, "below its first line");
	} else if (text_same(change->field, "date")) {
		add_dates(line, view->date_before, view->note.note->date);
	} else {
		add_values(line, &change->before);
		line_add(line, STYLE_PLAIN, " -> ");
		add_values(line, &change->after);
	}
}

void line_add_changes(struct line *line, const struct receipt_view *view)
{
	for (size_t i = 0; i < view->change_count; i++) {
		if (i > 0)
			line_add(line, STYLE_PLAIN, "; ");
		add_change(line, view, &view->changes[i]);
	}
}
