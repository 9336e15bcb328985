#include <string.h>

#include "model/note.h"
#include "render/html_note.h"
#include "render/html_text.h"

/* A paragraph on its way to the page, parted at its tags. */
struct body {
	struct str *out;
	const char *rest;
};

static void add_tag(void *with, const char *word, size_t length)
{
	struct body *body = with;

	html_text_bytes(body->out, body->rest, (size_t)(word - 1 - body->rest));
	html_markup_literal(body->out, "<span class=\"tag\">");
	html_text_bytes(body->out, word - 1, length + 1);
	html_markup_literal(body->out, "</span>");
	body->rest = word + length;
}

static void add_paragraph(struct str *out, const char *text)
{
	struct body body = { out, text };

	html_markup_literal(out, "<p dir=\"auto\">");
	text_tags(text, add_tag, &body);
	html_text(out, body.rest);
	html_markup_literal(out, "</p>\n");
}

static bool is_blank(const char *line, size_t length)
{
	return strspn(line, " \t\r") >= length;
}

/* The bytes from TEXT, which begins with a line that is not blank, to the next blank line. */
static size_t paragraph_length(const char *text)
{
	size_t length = 0;

	for (;;) {
		size_t line = strcspn(text + length, "\n");

		if (is_blank(text + length, line))
			return length;
		length += line + (text[length + line] == '\n');
	}
}

void html_body(struct str *out, const char *text)
{
	while (*text != '\0') {
		size_t line = strcspn(text, "\n"), length;
		struct str paragraph = { 0 };

		if (is_blank(text, line)) {
			text += line + (text[line] == '\n');
			continue;
		}
		length = paragraph_length(text);
		str_add_bytes(&paragraph, text, length);
		while (strchr(" \t\r\n", paragraph.bytes[paragraph.length - 1]))
			str_cut(&paragraph, paragraph.length - 1);
		add_paragraph(out, str_text(&paragraph));
		str_release(&paragraph);
		text += length;
	}
}
