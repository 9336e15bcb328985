#include "render/text_period.h"

#include "render/phrase.h"
#include "render/text_line.h"

void line_add_period(struct line *line, const char *name, struct span span)
{
	struct str text = { 0 };

	if (name) {
		line_add(line, STYLE_NAME, name);
		line_add(line, STYLE_PLAIN, ", ");
	}
	str_add_span(&text, span);
	line_add(line, STYLE_PLAIN, str_text(&text));
	str_release(&text);
}

/* "in the quarter before"; while the span goes on: "at this point last quarter" */
static void add_before(struct str *str, struct span before, enum period period, bool ongoing)
{
	const char *when = ongoing ? "at this point " : "in ";

	if (period == PERIOD_OTHER)
		str_addf(str, "%s%sthe %d days before", when, ongoing ? "of " : "",
			span_days(before));
	else if (ongoing)
		str_addf(str, "%slast %s", when, period_word(period));
	else
		str_addf(str, "%sthe %s before", when, period_word(period));
}

static void add_notes(struct str *str, size_t notes, bool ongoing)
{
	if (notes == 0)
		str_add(str, "no notes");
	else
		str_add_count(str, notes, "note", "notes");
	if (ongoing)
		str_add(str, " so far");
}

void line_add_change(struct line *line, size_t notes, size_t notes_before, struct span before,
	enum period period, bool ongoing)
{
	struct str text = { 0 };

	add_notes(&text, notes, ongoing);
	if (notes_before == 0)
		str_add(&text, notes ? ", none " : ", nor ");
	else if (notes == notes_before)
		str_add(&text, ", as many as ");
	else if (notes > notes_before)
		str_addf(&text, ", %zu more than ", notes - notes_before);
	else
		str_addf(&text, ", %zu fewer than ", notes_before - notes);
	add_before(&text, before, period, ongoing);
	line_add(line, STYLE_PLAIN, str_text(&text));
	str_release(&text);
}

void line_add_report_change(struct line *line, const struct report_view *view)
{
	struct str text = { 0 };

	if (view->only.round == NULL) {
		line_add_change(line, view->notes, view->notes_before, view->before, view->period,
			view->ongoing);
		return;
	}
	add_notes(&text, view->notes, view->ongoing);
	line_add(line, STYLE_PLAIN, str_text(&text));
	str_release(&text);
}

static void add_count(struct line *line, const char *name, size_t count, const struct look *look)
{
	struct str text = { 0 };

	str_addf(&text, "%s %zu", name, count);
	if (line->text.length > 0)
		line_add(line, STYLE_PLAIN, ", ");
	line_add_whole(line, str_text(&text), look);
	str_release(&text);
}

void line_add_counts(struct line *line, const struct report_counts *counts, const struct look *look)
{
	for (size_t i = 0; i < counts->count; i++)
		add_count(line, counts->items[i].name, counts->items[i].count, look);
}

void line_add_vias(struct line *line, const struct report_counts *vias, const struct look *look)
{
	for (size_t i = 0; i < vias->count; i++) {
		const char *name = vias->items[i].name;
		if (text_same(name, via_names[VIA_NOTE]))
			name = "notes";
		else if (text_same(name, via_names[VIA_IN_PERSON]))
			name = "in person";
		add_count(line, name, vias->items[i].count, look);
	}
}

void line_add_private_count(struct line *line, size_t count)
{
	if (count == 0)
		return;
	line_addf(line, STYLE_PLAIN, "with %zu private %s of your own: --shared leaves %s out",
		count, count == 1 ? "note" : "notes", count == 1 ? "it" : "them");
}
