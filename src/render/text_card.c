#include "render/phrase.h"
#include "render/text.h"
#include "render/text_line.h"
#include "view/card.h"

#define CARD_WIDEST 60
#define INDENT 2

/* LINE at the right edge; too long for one line it begins at the left, like any other. */
static void add_right(struct str *out, struct line *line, const struct look *look)
{
	int columns = line_columns(line);

	text_indented(
		out, columns + INDENT < look->width ? look->width - columns : INDENT, line, look);
}

static void add_card(struct str *out, const struct card *card, const struct look *look)
{
	struct line line = { 0 };
	struct str day = { 0 };

	str_add_char(out, '\n');
	line_add_whos(&line, STYLE_NAME, &card->to, " and ");
	text_indented(out, INDENT, &line, look);
	if (card->text != NULL) {
		str_add_char(out, '\n');
		line_add_body(&line, card->text, STYLE_PLAIN);
		text_indented(out, INDENT, &line, look);
	}
	str_add_char(out, '\n');
	line_add(&line, STYLE_NAME, card->from.name);
	add_right(out, &line, look);
	str_add_date(&day, card->day, DAY_MIN);
	line_add(&line, STYLE_QUIET, str_text(&day));
	add_right(out, &line, look);
	str_release(&day);
	line_release(&line);
}

/* Where an envelope, or the back of a postcard, has it: in the right half. */
static void add_address(struct str *out, const struct card *card, const struct look *look)
{
	struct line line = { 0 };

	str_add_char(out, '\n');
	line_add_lines(&line, STYLE_PLAIN, card->address);
	text_indented(out, look->width / 2, &line, look);
	line_release(&line);
}

/* On a printer each side is a sheet of its own. */
static void part(struct str *out, const struct look *look)
{
	str_add(out, look->terminal ? "\n" : "\f");
}

void text_card(struct str *out, const struct card_view *view, const struct look *look)
{
	struct look card = *look;

	if (card.width > CARD_WIDEST)
		card.width = CARD_WIDEST;
	for (size_t i = 0; i < view->count; i++) {
		if (i > 0)
			part(out, look);
		add_card(out, &view->cards[i], &card);
		if (view->cards[i].address == NULL)
			continue;
		part(out, look);
		add_address(out, &view->cards[i], &card);
	}
}
