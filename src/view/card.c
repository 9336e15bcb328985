#include "view/card.h"

#include <string.h>

#include "base/unicode.h"
#include "view/card_words.h"

const char *const card_papers[] = { "a6", "a4", "letter", NULL };

/* In tenths of a millimetre. A folded card is half of its sheet: A6 comes out of A5. */
static const struct card_sheet sheets[PAPER_COUNT][2] = {
	[PAPER_A6] = { { 1480, 1050, 90, "148mm 105mm" }, { 2100, 1480, 90, "210mm 148mm" } },
	[PAPER_A4] = { { 2100, 2970, 250, "210mm 297mm" }, { 2970, 2100, 140, "297mm 210mm" } },
	[PAPER_LETTER] = { { 2159, 2794, 250, "8.5in 11in" }, { 2794, 2159, 140, "11in 8.5in" } },
};

/* Sizes of letters that are tried, in points, the largest first. */
static const int sizes[] = { 26, 22, 19, 16, 14, 12, 11, 10, 9, 8, 7 };
#define SIZE_COUNT (sizeof(sizes) / sizeof(*sizes))

/* A point is 3.53 tenths of a millimetre. A column is about half a letter's size wide, and a little
 * is left for other fonts; the lines are 1.4 sizes apart. */
static int columns_at(int points, int width)
{
	int columns = width * 100 / (353 * points * 56 / 100);

	return columns > 1 ? columns : 1;
}
static int lines_at(int points, int height)
{
	return height * 100 / (353 * points * 14 / 10);
}

/* How many lines TEXT takes, a blank line between paragraphs included. */
static long lines_of(const char *text, int columns)
{
	long lines = 0;

	while (*text != '\0') {
		size_t length = strcspn(text, "\n");
		int width = text_columns(text, length);

		lines += width > 0 ? (width + columns - 1) / columns : 1;
		text += length + (text[length] == '\n');
	}
	return lines;
}

static struct card_area area_of(const struct card_view *view, const struct card *card)
{
	const struct card_sheet *sheet = &view->sheet;
	struct card_area area = { sheet->width - 2 * sheet->margin,
		sheet->height - 2 * sheet->margin };

	if (view->fold == CARD_FOLDED)
		area.width = sheet->width / 2 - 2 * sheet->margin;
	else if (card->picture != NULL && area.width > area.height)
		area.width = area.width * 54 / 100;
	else if (card->picture != NULL)
		area.height = area.height * 54 / 100;
	return area;
}

/* To whom and from whom take four lines of their own. */
static void choose_size(struct card *card, struct card_area area)
{
	const char *text = card->text != NULL ? card->text : "";

	for (size_t i = 0; i < SIZE_COUNT && !card->fits; i++) {
		/* one size larger than the card's own paper would look loud */
		if (area.height < 1500 && sizes[i] > 16)
			continue;
		card->points = sizes[i];
		card->fits = lines_of(text, columns_at(sizes[i], area.width)) + 4 <=
			     lines_at(sizes[i], area.height);
	}
}

static struct card *add_card(struct card_view *view, const struct scene *scene,
	const struct card_item *item, const struct texts *to)
{
	struct card *card = &view->cards[view->count++];
	const struct note *note = item->note;

	card->to = whos_of(scene, to, &view->memory);
	card->from = who_of(scene, note->from);
	card->day = moment_day(note->date);
	card->text = card_words(note->text, &view->memory);
	card->picture = item->picture;
	card->picture_length = item->picture_length;
	card->picture_kind = item->picture_kind;
	choose_size(card, area_of(view, card));
	return card;
}

static void add_cards(struct card_view *view, const struct scene *scene,
	const struct card_item *item, const struct card_addresses *addresses)
{
	struct texts others = { 0 };

	for (size_t i = 0; i < item->note->to.count; i++) {
		const char *handle = item->note->to.items[i];
		const char *address = addresses->find(addresses->with, handle);
		struct texts one = { &handle, 1 };

		if (address != NULL)
			add_card(view, scene, item, &one)->address = address;
		else
			texts_add(&view->memory, &others, handle);
	}
	if (others.count > 0)
		add_card(view, scene, item, &others);
}

void card_view_build(struct card_view *view, const struct scene *scene,
	const struct card_item *items, size_t count, enum card_paper paper, enum card_fold fold,
	const struct card_addresses *addresses)
{
	size_t most = 0;

	*view = (struct card_view){ .sheet = sheets[paper][fold], .fold = fold };
	for (size_t i = 0; i < count; i++)
		most += items[i].note->to.count + 1;
	view->cards = arena_alloc(&view->memory, most * sizeof(*view->cards));
	for (size_t i = 0; i < count; i++)
		add_cards(view, scene, &items[i], addresses);
}

void card_view_release(struct card_view *view)
{
	if (view != NULL)
		arena_release(&view->memory);
}
