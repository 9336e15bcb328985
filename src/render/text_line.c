#include "render/text_line.h"

#include <string.h>

#include "base/unicode.h"
#include "model/note.h"
#include "model/person.h"
#include "render/phrase.h"

enum {
	BESIDE_LEAST = 16, /* columns that text beside a label needs */
	BELOW_INDENT = 2, /* of what does not find them */
};

void line_add_who(struct line *line, unsigned style, const struct who *who)
{
	line_add(line, style | STYLE_WHOLE, who->short_name);
	if (who->kind > KIND_COLLEAGUE)
		line_addf(line, STYLE_PLAIN, " (%s)", kind_names[who->kind]);
}

void line_add_private(struct line *line, const struct sticky *sticky)
{
	if (sticky->note->private)
		line_add(line, STYLE_PLAIN, " (private)");
}

void line_add_whos(struct line *line, unsigned style, const struct whos *whos, const char *last)
{
	for (size_t i = 0; i < whos->count; i++) {
		if (i > 0)
			line_add(line, STYLE_PLAIN, i + 1 == whos->count ? last : ", ");
		line_add_who(line, style, &whos->items[i]);
	}
}

/* A text on its way into a line, parted at its tags. */
struct body {
	struct line *line;
	const char *rest;
	unsigned tag_style;
};

static void add_part(struct body *body, unsigned style, const char *end)
{
	struct str part = { 0 };

	str_add_bytes(&part, body->rest, (size_t)(end - body->rest));
	line_add_lines(body->line, style, str_text(&part));
	str_release(&part);
	body->rest = end;
}

static void add_tag(void *with, const char *word, size_t length)
{
	struct body *body = with;

	add_part(body, STYLE_PLAIN, word - 1);
	add_part(body, body->tag_style, word + length);
}

/* TEXT without the blank lines in front and whatever is blank behind. */
static void add_trimmed(struct str *str, const char *text)
{
	size_t length;

	text += strspn(text, "\r\n");
	length = strlen(text);
	while (length > 0 && strchr(" \t\r\n", text[length - 1]))
		length--;
	str_add_bytes(str, text, length);
}

void line_add_body(struct line *line, const char *text, unsigned tag_style)
{
	struct str trimmed = { 0 };
	struct body body = { .line = line, .tag_style = tag_style };

	add_trimmed(&trimmed, text);
	body.rest = str_text(&trimmed);
	text_tags(body.rest, add_tag, &body);
	add_part(&body, STYLE_PLAIN, body.rest + strlen(body.rest));
	str_release(&trimmed);
}

void line_add_flat(struct line *line, const char *text)
{
	struct str trimmed = { 0 };

	add_trimmed(&trimmed, text);
	line_add(line, STYLE_PLAIN, str_text(&trimmed));
	str_release(&trimmed);
}

void line_add_whole(struct line *line, const char *text, const struct look *look)
{
	static const char no_break_space[] = "\xC2\xA0";
	struct str whole = { 0 };

	for (; *text; text++) {
		if (*text == ' ' && look->unicode)
			str_add(&whole, no_break_space);
		else
			str_add_char(&whole, *text);
	}
	line_add(line, STYLE_WHOLE, str_text(&whole));
	str_release(&whole);
}

void line_add_ago(struct line *line, unsigned style, struct day day, struct day today)
{
	struct str text = { 0 };

	str_add_ago(&text, day, today);
	line_add(line, style, str_text(&text));
	str_release(&text);
}

void line_add_part(struct line *line, const char *text)
{
	line_addf(line, STYLE_PLAIN, "%s%s", line->text.length ? ", " : "", text);
}

void text_title(struct str *out, const char *title, const struct look *look)
{
	struct line line = { 0 };

	line_add(&line, STYLE_NAME, title);
	text_indented(out, 0, &line, look);
	line_release(&line);
}

static int widest_word(const struct line *line)
{
	const char *word = str_text(&line->text), *end = word + line->text.length;
	int widest = 0;

	while (word < end) {
		size_t length = strcspn(word, " \n");
		int columns = text_columns(word, length);

		if (columns > widest)
			widest = columns;
		word += length + 1;
	}
	return widest;
}

/* May LINE stand beside a label, or has it a word that only fits below? */
static bool fits_beside(const struct line *line, int columns, const struct look *look)
{
	int beside = look->width - columns, widest = widest_word(line);

	return beside >= BESIDE_LEAST && (widest <= beside || widest > look->width - BELOW_INDENT);
}

void text_labelled(
	struct str *out, const char *label, int columns, struct line *line, const struct look *look)
{
	int padding = columns - (int)strlen(label);

	if (line->text.length == 0)
		return;
	str_add(out, label);
	if (!fits_beside(line, columns, look)) {
		str_add_char(out, '\n');
		text_indented(out, BELOW_INDENT, line, look);
		return;
	}
	term_blanks(out, padding);
	line_print_wrapped(line, columns, columns, out, look);
	line_clear(line);
}

void text_indented(struct str *out, int indent, struct line *line, const struct look *look)
{
	term_blanks(out, indent);
	line_print_wrapped(line, indent, indent, out, look);
	line_clear(line);
}

struct look text_list_look(const struct look *look)
{
	struct look list = *look;

	if (list.width > TEXT_WIDEST)
		list.width = TEXT_WIDEST;
	return list;
}

void sheet_print(struct sheet *sheet, int indent)
{
	text_indented(sheet->out, indent, &sheet->line, sheet->look);
}

void sheet_label(struct sheet *sheet, const char *label, int columns)
{
	text_labelled(sheet->out, label, columns, &sheet->line, sheet->look);
}
