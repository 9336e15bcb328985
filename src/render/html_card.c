#include <string.h>

#include "render/html.h"
#include "render/html_note.h"
#include "render/html_picture.h"
#include "render/html_text.h"
#include "render/hue.h"
#include "render/phrase.h"
#include "view/card.h"

/* clang-format off */
static const char *const style =
	"* { box-sizing: border-box }\n"
	"html { -webkit-print-color-adjust: exact; print-color-adjust: exact }\n"
	"body { margin: 0; color: #2b2924; background: #fff;\n"
	"  font-family: \"Iowan Old Style\", \"Palatino Linotype\", Palatino, \"Noto Serif\", \"DejaVu Serif\", Georgia, serif,\n"
	"    \"Noto Serif CJK SC\", \"Noto Naskh Arabic\", \"Noto Color Emoji\";\n"
	"  line-height: 1.4; overflow-wrap: anywhere }\n"
	"p, h1, address { margin: 0; font-style: normal; font-weight: 400 }\n"
	".side { break-after: page; display: flex; gap: 6mm }\n"
	".side:last-child { break-after: auto }\n"
	".words { flex: 1; min-width: 0; display: flex; flex-direction: column; gap: .7em }\n"
	".words h1 { font-size: 1.25em; line-height: 1.3; color: hsl(var(--hue), 45%, 30%) }\n"
	".name { unicode-bidi: plaintext }\n"
	".body { white-space: pre-wrap; display: flex; flex-direction: column; gap: .6em }\n"
	".from { margin-top: auto; text-align: end; break-inside: avoid }\n"
	".from small { display: block; font-size: .72em; color: #65605a }\n"
	".picture { flex: none; display: flex; align-items: center; justify-content: center }\n"
	".picture img { max-width: 100%; max-height: 100%; object-fit: contain; border-radius: 1mm }\n"
	".flat { border-top: 1mm solid hsl(var(--hue), 45%, 72%); padding-top: 4mm }\n"
	".front { flex-direction: column; align-items: center; justify-content: center; text-align: center;\n"
	"  font-size: 20pt; color: hsl(var(--hue), 45%, 30%); gap: 5mm }\n"
	".fold { gap: 0; padding: 0 }\n"
	".fold > * { width: 50%; height: 100%; padding: var(--margin); display: flex }\n"
	".fold > .words { flex: none }\n"
	".address { align-items: end; justify-content: end }\n"
	"address { white-space: pre-line; font-size: 12pt; line-height: 1.5; min-width: 45% }\n"
	".hue0 { --hue: 340 } .hue1 { --hue: 8 } .hue2 { --hue: 28 } .hue3 { --hue: 46 }\n"
	".hue4 { --hue: 72 } .hue5 { --hue: 120 } .hue6 { --hue: 165 } .hue7 { --hue: 192 }\n"
	".hue8 { --hue: 216 } .hue9 { --hue: 236 } .hue10 { --hue: 270 } .hue11 { --hue: 304 }\n"
	"@media screen {\n"
	"  body { background: #e9e5dc; padding: 8mm }\n"
	"  .side { margin: 0 auto 8mm; background: #fdfcf9; box-shadow: 0 1mm 4mm rgba(60, 50, 30, .25) }\n"
	"}\n";
/* clang-format on */

/* Tenths of a millimetre. */
static void add_mm(struct str *out, int tenths)
{
	str_addf(out, "%d.%dmm", tenths / 10, tenths % 10);
}

/*
 * A flat card may go on to another page, so its margins are the page's; on a folded one each half
 * has its own. A side is a hair lower than its page: browsers round.
 */
static void add_page_style(struct str *out, const struct card_view *view)
{
	const struct card_sheet *sheet = &view->sheet;
	bool folded = view->fold == CARD_FOLDED;
	int edge = folded ? 0 : sheet->margin;

	str_addf(out, "@page { size: %s; margin: ", sheet->name);
	add_mm(out, edge);
	html_markup_literal(out, " }\n:root { --margin: ");
	add_mm(out, sheet->margin);
	html_markup_literal(out, " }\n.side { width: ");
	add_mm(out, sheet->width - 2 * edge);
	str_add(out, folded ? "; height: " : "; min-height: ");
	add_mm(out, sheet->height - 2 * edge - 8);
	html_markup_literal(out, " }\n");
	html_markup_literal(out, ".picture { width: ");
	str_add(out, folded || sheet->width < sheet->height ? "100%; height: 40%" : "42%");
	html_markup_literal(out, " }\n.flat .picture { max-height: ");
	add_mm(out, sheet->width < sheet->height ? sheet->height * 2 / 5
						 : sheet->height - 2 * sheet->margin - 60);
	html_markup_literal(out, " }\n");
	if (!folded && sheet->width < sheet->height)
		html_markup_literal(out, ".flat { flex-direction: column-reverse }\n"
					 ".flat .picture { height: 40vh }\n");
}

static void add_side(struct str *out, const struct card *card, const char *kind)
{
	str_addf(out, "<section class=\"side %s hue%d\"", kind,
		hue_of(card->to.count > 0 ? card->to.items[0].handle : card->from.handle));
	html_markup_literal(out, ">\n");
}

static void end_side(struct str *out)
{
	html_markup_literal(out, "</section>\n");
}

/* The first name tells which way the heading runs, as it would not from within a bdi; its own style
 * parts it from the others all the same. */
static void add_names(struct str *out, const struct whos *whos)
{
	for (size_t i = 0; i < whos->count; i++) {
		str_add(out, i == 0 ? "" : i + 1 < whos->count ? ", " : " and ");
		html_markup_literal(out, "<span class=\"name\">");
		html_text(out, whos->items[i].name);
		html_markup_literal(out, "</span>");
	}
}

static void add_picture(struct str *out, const struct card *card)
{
	if (card->picture == NULL)
		return;
	html_markup_literal(out, "<div class=\"picture\">\n");
	html_picture(out, card->picture_kind, card->picture, card->picture_length);
	html_markup_literal(out, "</div>\n");
}

static void add_words(struct str *out, const struct card *card)
{
	str_addf(out, "<div class=\"words\" style=\"font-size: %dpt\">\n<h1 dir=\"auto\">",
		card->points);
	add_names(out, &card->to);
	html_markup_literal(out, "</h1>\n");
	if (card->text != NULL) {
		html_markup_literal(out, "<div class=\"body\">\n");
		html_body(out, card->text);
		html_markup_literal(out, "</div>\n");
	}
	html_markup_literal(out, "<p class=\"from\"><bdi>");
	html_text(out, card->from.name);
	html_markup_literal(out, "</bdi> <small>");
	html_day(out, card->day);
	html_markup_literal(out, "</small></p>\n</div>\n");
}

static void add_address(struct str *out, const struct card *card)
{
	html_markup_literal(out, "<address dir=\"auto\">");
	html_text(out, card->address);
	html_markup_literal(out, "</address>\n");
}

static void add_flat(struct str *out, const struct card *card)
{
	add_side(out, card, "flat");
	add_words(out, card);
	add_picture(out, card);
	end_side(out);
	if (card->address == NULL)
		return;
	add_side(out, card, "address");
	add_address(out, card);
	end_side(out);
}

/* Outside: the back on the left, the front on the right; inside: the words on the right. */
static void add_folded(struct str *out, const struct card *card)
{
	add_side(out, card, "fold");
	html_markup_literal(out, "<div class=\"address\">\n");
	if (card->address != NULL)
		add_address(out, card);
	html_markup_literal(out, "</div>\n<div class=\"front\">\n");
	add_picture(out, card);
	html_markup_literal(out, "<p>Thank you</p>\n</div>\n");
	end_side(out);
	add_side(out, card, "fold");
	html_markup_literal(out, "<div></div>\n");
	add_words(out, card);
	end_side(out);
}

void html_card(struct str *out, const struct card_view *view, const struct look *look)
{
	(void)look;
	html_markup_literal(out,
		"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
		"style-src 'unsafe-inline'; img-src data:\">\n"
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
		"<meta name=\"referrer\" content=\"no-referrer\">\n"
		"<meta name=\"generator\" content=\"thanks\">\n<title>Thank you</title>\n<style>\n");
	str_add(out, style);
	add_page_style(out, view);
	html_markup_literal(out, "</style>\n</head>\n<body>\n");
	for (size_t i = 0; i < view->count; i++)
		if (view->fold == CARD_FOLDED)
			add_folded(out, &view->cards[i]);
		else
			add_flat(out, &view->cards[i]);
	html_markup_literal(out, "</body>\n</html>\n");
}
