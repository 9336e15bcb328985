#include "render/html_note.h"

#include "model/note.h"
#include "render/html_text.h"
#include "render/hue.h"
#include "render/phrase.h"

void html_who(struct str *out, const struct who *who)
{
	html_markup_literal(out, "<bdi");
	html_attr(out, "title", who->handle);
	html_markup_literal(out, ">");
	html_text(out, who->name);
	html_markup_literal(out, "</bdi>");
	if (who->kind != KIND_COLLEAGUE)
		str_addf(out, " <small>(%s)</small>", kind_names[who->kind]);
}

void html_whos(struct str *out, const struct whos *whos)
{
	for (size_t i = 0; i < whos->count; i++) {
		str_add(out, i > 0 ? ", " : "");
		html_who(out, &whos->items[i]);
	}
}

/* With its year, always. */
static void add_date(struct str *out, struct day day)
{
	str_add_date(out, day, DAY_MIN);
}

void html_day(struct str *out, struct day day)
{
	html_markup_literal(out, "<time datetime=\"");
	str_add_day(out, day);
	html_markup_literal(out, "\">");
	add_date(out, day);
	html_markup_literal(out, "</time>");
}

void html_moment(struct str *out, struct moment moment)
{
	html_markup_literal(out, "<time datetime=\"");
	str_add_moment(out, moment);
	html_markup_literal(out, "\">");
	add_date(out, moment_day(moment));
	str_add(out, ", ");
	str_add_time(out, moment);
	html_markup_literal(out, "</time>");
}

void html_about(struct str *out, const char *about)
{
	if (!html_url_links(about)) {
		html_markup_literal(out, "<bdi>");
		html_text(out, about);
		html_markup_literal(out, "</bdi>");
		return;
	}
	html_markup_literal(out, "<a rel=\"noopener noreferrer nofollow\"");
	html_url(out, about);
	html_markup_literal(out, ">");
	html_text(out, about);
	html_markup_literal(out, "</a>");
}

void html_label(struct str *out, const char *label)
{
	html_markup_literal(out, "<dt>");
	html_text(out, label);
	html_markup_literal(out, "</dt>\n<dd>");
}

void html_label_end(struct str *out)
{
	html_markup_literal(out, "</dd>\n");
}

void html_label_text(struct str *out, const char *label, const char *text)
{
	if (!text || text[0] == '\0')
		return;
	html_label(out, label);
	html_markup_literal(out, "<bdi>");
	html_text(out, text);
	html_markup_literal(out, "</bdi>");
	html_label_end(out);
}
