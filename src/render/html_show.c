#include "model/note.h"
#include "render/html.h"
#include "render/html_counts.h"
#include "render/html_note.h"
#include "render/html_page.h"
#include "render/html_text.h"
#include "render/phrase.h"
#include "view/show.h"

static void add_date(struct str *out, const struct note *note)
{
	html_label(out, "Date");
	html_markup_literal(out, "<time datetime=\"");
	str_add_moment(out, note->date);
	html_markup_literal(out, "\">");
	str_add_date_long(out, moment_day(note->date));
	str_add(out, ", ");
	str_add_time(out, note->date);
	html_markup_literal(out, "</time>");
	html_label_end(out);
}

static void add_re(struct str *out, const struct show_note *shown)
{
	const struct sticky *root = &shown->thread.root, *re = &shown->re;

	if (!root->re_short)
		return;
	html_label(out, root->answers == ANSWER_CHEER ? "Joins" : "Answers");
	html_markup_literal(out, "<code>");
	html_text(out, root->re_short);
	html_markup_literal(out, "</code>");
	if (re->note) {
		str_add(out, " ");
		html_who(out, &re->from);
		str_add(out, " to ");
		html_whos(out, &re->to);
		if (sticky_speaks(re))
			html_body(out, re->note->text);
	} else {
		str_add(out, ", which is not here");
	}
	html_label_end(out);
}

static void add_tags(struct str *out, const struct texts *tags)
{
	if (tags->count == 0)
		return;
	html_label(out, "Tags");
	for (size_t i = 0; i < tags->count; i++) {
		str_add(out, i > 0 ? ", " : "");
		html_markup_literal(out, "<span class=\"tag\" dir=\"auto\">");
		html_text(out, tags->items[i]);
		html_markup_literal(out, "</span>");
	}
	html_label_end(out);
}

/* What a merge left to settle, and keys of the file that are somebody else's business. */
static void add_rest(struct str *out, const struct note *note)
{
	for (size_t i = 0; i < note->conflicts.count; i++) {
		const struct conflict *conflict = &note->conflicts.items[i];

		html_label(out, "Unsettled");
		html_text(out, conflict->field);
		for (size_t j = 0; j < conflict->values.count; j++) {
			str_add(out, j > 0 ? ", or " : ": or ");
			html_markup_literal(out, "<bdi>");
			html_text(out, conflict->values.items[j]);
			html_markup_literal(out, "</bdi>");
		}
		html_label_end(out);
	}
	for (size_t i = 0; i < note->unknown.count; i++) {
		html_label(out, "Also");
		html_text(out, note->unknown.items[i].name);
		str_add(out, ": ");
		html_markup_literal(out, "<bdi>");
		html_text(out, note->unknown.items[i].source);
		html_markup_literal(out, "</bdi>");
		html_label_end(out);
	}
}

static void add_fields(struct str *out, const struct show_note *shown)
{
	const struct sticky *root = &shown->thread.root;
	const struct note *note = root->note;

	html_markup_literal(out, "<dl>\n");
	html_label_text(out, "Note", note->id);
	add_date(out, note);
	html_label_text(out, "How", via_words(note->via));
	add_re(out, shown);
	add_tags(out, &note->all_tags);
	if (note->about) {
		html_label(out, "For");
		html_about(out, note->about);
		html_label_end(out);
	}
	html_label_text(out, "Group", note->group);
	html_label_text(out, "Round", note->round);
	html_label_text(out, "Private", note->private ? "in a repository of your own" : NULL);
	if (root->by.handle) {
		html_label(out, "Typed by");
		html_who(out, &root->by);
		html_label_end(out);
	}
	html_label_text(out, "Picture", root->picture_path);
	html_label_text(out, "File", note->path);
	add_rest(out, note);
	html_markup_literal(out, "</dl>\n");
}

static void add_history(struct str *out, const struct show_note *shown)
{
	if (shown->step_count == 0)
		return;
	html_markup_literal(out, "<div class=\"wide\">\n<table>\n<caption>History</caption>\n"
				 "<thead><tr><th scope=\"col\">When</th><th scope=\"col\">Who</th>"
				 "<th scope=\"col\">What</th></tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < shown->step_count; i++) {
		const struct show_step *step = &shown->steps[i];

		html_markup_literal(out, "<tr><td>");
		html_moment(out, step->when);
		html_markup_literal(out, "</td>");
		html_cell(out, step->who);
		html_cell(out, step->subject);
		html_markup_literal(out, "</tr>\n");
	}
	html_markup_literal(out, "</tbody>\n</table>\n</div>\n");
}

/* "Bob to Alice, Carol" */
static void add_title(struct str *title, const struct show_view *view)
{
	const struct sticky *root = &view->notes[0].thread.root;

	if (view->count != 1) {
		str_add_count(title, view->count, "note", "notes");
		return;
	}
	str_addf(title, "%s to ", root->from.name);
	for (size_t i = 0; i < root->to.count; i++)
		str_addf(title, "%s%s", i > 0 ? ", " : "", root->to.items[i].name);
}

void html_show(struct str *out, const struct show_view *view, const struct look *look)
{
	struct str title = { 0 };

	(void)look;
	add_title(&title, view);
	html_page_start(out, str_text(&title), "");
	for (size_t i = 0; i < view->count; i++) {
		html_markup_literal(out, "<section class=\"one\">\n");
		html_sticky(out, &view->notes[i].thread, HTML_NO_ANCHOR);
		add_fields(out, &view->notes[i]);
		add_history(out, &view->notes[i]);
		html_markup_literal(out, "</section>\n");
	}
	html_page_end(out, view->today);
	str_release(&title);
}
