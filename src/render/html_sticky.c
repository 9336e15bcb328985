#include <string.h>

#include "model/note.h"
#include "render/html_note.h"
#include "render/html_text.h"
#include "render/hue.h"

/* Of text; a line counts as if it were full. */
enum { LINE_BYTES = 40, LONG_BYTES = 320, LETTER_BYTES = 640 };

/* A person's notes look alike; those to a group look like the group's. */
static int hue_for(const struct note *note)
{
	if (note->group)
		return hue_of(note->group);
	return note->to.count > 0 ? hue_of(note->to.items[0]) : 0;
}

/* What is more than a sticky note holds gets two of them, or a row of its own. */
static const char *size_class(const struct sticky *sticky)
{
	const char *text = sticky_speaks(sticky) ? sticky->note->text : "";
	size_t size = strlen(text);

	for (; *text != '\0'; text++)
		size += *text == '\n' ? LINE_BYTES : 0;
	if (size > LETTER_BYTES)
		return " letter";
	return size > LONG_BYTES ? " long" : "";
}

/* Paths of hand-written files may hold what an id may not. */
static void add_anchor(struct str *out, const struct note *note, enum html_anchor anchor)
{
	if (anchor == HTML_ANCHOR && note->id && id_valid(note->id))
		html_attr(out, "id", note->id);
}

static void add_head(struct str *out, const struct sticky *sticky)
{
	html_markup_literal(out, "<h2>");
	if (sticky->note->group) {
		html_markup_literal(out, "<bdi>@");
		html_text(out, sticky->note->group);
		html_markup_literal(out, "</bdi>: ");
	}
	html_whos(out, &sticky->to);
	html_markup_literal(out, "</h2>\n");
}

static void add_text(struct str *out, const struct sticky *sticky)
{
	if (!sticky_speaks(sticky))
		return;
	html_markup_literal(out, "<blockquote>\n");
	html_body(out, sticky->note->text);
	html_markup_literal(out, "</blockquote>\n");
}

static void add_tags(struct str *out, const struct texts *tags)
{
	if (tags->count == 0)
		return;
	html_markup_literal(out, "<p class=\"facts\">");
	for (size_t i = 0; i < tags->count; i++) {
		str_add(out, i > 0 ? " " : "");
		html_markup_literal(out, "<span class=\"tag\" dir=\"auto\">#");
		html_text(out, tags->items[i]);
		html_markup_literal(out, "</span>");
	}
	html_markup_literal(out, "</p>\n");
}

static void add_fact(struct str *out, const char *word, const char *text)
{
	html_markup_literal(out, "<p class=\"facts\">");
	html_text(out, word);
	html_markup_literal(out, "<bdi>");
	html_text(out, text);
	html_markup_literal(out, "</bdi></p>\n");
}

static void add_facts(struct str *out, const struct sticky *sticky)
{
	const struct note *note = sticky->note;

	add_tags(out, &sticky->tags);
	if (note->via != VIA_NOTE)
		add_fact(out, "", via_words(note->via));
	if (note->private)
		add_fact(out, "", "private");
	if (note->about) {
		html_markup_literal(out, "<p class=\"facts\">for ");
		html_about(out, note->about);
		html_markup_literal(out, "</p>\n");
	}
	if (sticky->picture_path)
		add_fact(out, "picture: ", sticky->picture_path);
	if (sticky->re_short)
		add_fact(out, sticky->answers == ANSWER_CHEER ? "joins " : "answers ",
			sticky->re_short);
}

static void add_foot(struct str *out, const struct sticky *sticky)
{
	html_markup_literal(out, "<footer><span><b>");
	html_who(out, &sticky->from);
	html_markup_literal(out, "</b>");
	if (sticky->by.handle) {
		html_markup_literal(out, " (by ");
		html_who(out, &sticky->by);
		html_markup_literal(out, ")");
	}
	html_markup_literal(out, ", ");
	html_day(out, sticky->day);
	html_markup_literal(out, "</span>");
	if (sticky->short_id) {
		html_markup_literal(out, " <code");
		html_attr(out, "title", sticky->note->id);
		html_markup_literal(out, ">");
		html_text(out, sticky->short_id);
		html_markup_literal(out, "</code>");
	}
	html_markup_literal(out, "</footer>\n");
}

/* Those who join without words share a line. */
static void add_cheers(struct str *out, const struct sticky_thread *thread)
{
	bool any = false;

	for (size_t i = 0; i < thread->count; i++) {
		if (sticky_speaks(&thread->answers[i]))
			continue;
		html_text(out, any ? ", " : "");
		if (!any)
			html_markup_literal(out, "<p class=\"cheers\">cheers from ");
		html_who(out, &thread->answers[i].from);
		str_add(out, thread->answers[i].note->private ? " (private)" : "");
		any = true;
	}
	if (any)
		html_markup_literal(out, "</p>\n");
}

static void add_answers(
	struct str *out, const struct sticky_thread *thread, enum html_anchor anchor)
{
	if (thread->count == 0)
		return;
	html_markup_literal(out, "<div class=\"answers\">\n");
	add_cheers(out, thread);
	for (size_t i = 0; i < thread->count; i++) {
		if (!sticky_speaks(&thread->answers[i]))
			continue;
		html_markup_literal(out, "<article");
		add_anchor(out, thread->answers[i].note, anchor);
		html_markup_literal(out, ">\n");
		add_text(out, &thread->answers[i]);
		if (thread->answers[i].note->private)
			add_fact(out, "", "private");
		add_foot(out, &thread->answers[i]);
		html_markup_literal(out, "</article>\n");
	}
	html_markup_literal(out, "</div>\n");
}

void html_sticky(struct str *out, const struct sticky_thread *thread, enum html_anchor anchor)
{
	const struct sticky *root = &thread->root;

	str_addf(out, "<article class=\"note hue%d%s\"", hue_for(root->note), size_class(root));
	add_anchor(out, root->note, anchor);
	html_markup_literal(out, ">\n");
	add_head(out, root);
	add_text(out, root);
	add_facts(out, root);
	add_foot(out, root);
	add_answers(out, thread, anchor);
	html_markup_literal(out, "</article>\n");
}
