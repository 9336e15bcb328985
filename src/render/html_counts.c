#include "render/html_counts.h"

#include "model/note.h"
#include "render/html_note.h"
#include "render/html_text.h"

void html_section(struct str *out, const char *title)
{
	html_markup_literal(out, "<section>\n<h2>");
	html_text(out, title);
	html_markup_literal(out, "</h2>\n");
}

void html_section_end(struct str *out)
{
	html_markup_literal(out, "</section>\n");
}

static void add_count(struct str *out, const char *name, size_t count)
{
	html_markup_literal(out, "<li><bdi>");
	html_text(out, name);
	str_addf(out, "</bdi> <b>%zu</b></li>\n", count);
}

void html_counts(struct str *out, const char *title, const struct report_counts *counts)
{
	if (counts->count == 0)
		return;
	html_section(out, title);
	html_markup_literal(out, "<ul class=\"counts\">\n");
	for (size_t i = 0; i < counts->count; i++)
		add_count(out, counts->items[i].name, counts->items[i].count);
	html_markup_literal(out, "</ul>\n");
	html_section_end(out);
}

/* "notes", "in person" */
static const char *said(const char *via)
{
	if (text_same(via, via_names[VIA_NOTE]))
		return "notes";
	return text_same(via, via_names[VIA_IN_PERSON]) ? via_words(VIA_IN_PERSON) : via;
}

void html_vias(struct str *out, const struct report_counts *vias)
{
	if (vias->count == 0)
		return;
	html_section(out, "How");
	html_markup_literal(out, "<ul class=\"counts\">\n");
	for (size_t i = 0; i < vias->count; i++)
		add_count(out, said(vias->items[i].name), vias->items[i].count);
	html_markup_literal(out, "</ul>\n");
	html_section_end(out);
}

void html_cell_who(struct str *out, const struct who *who)
{
	html_markup_literal(out, "<th scope=\"row\">");
	html_who(out, who);
	html_markup_literal(out, "</th>");
}

void html_cell_count(struct str *out, size_t count)
{
	str_addf(out, "<td class=\"number\">%zu</td>", count);
}

/* "18 Nov 2026": a column has little room. */
void html_cell_day(struct str *out, struct day day)
{
	struct civil civil;

	if (!day_known(day)) {
		html_markup_literal(out, "<td>-</td>");
		return;
	}
	civil = day_civil(day);
	html_markup_literal(out, "<td><time datetime=\"");
	str_add_day(out, day);
	str_addf(out, "\">%d %s %d</time></td>", civil.day, month_short(civil.month), civil.year);
}

void html_cell(struct str *out, const char *text)
{
	html_markup_literal(out, "<td dir=\"auto\">");
	html_text(out, text);
	html_markup_literal(out, "</td>");
}
