/*
 * Notes as cards, to be printed and held: to whom, the words, from whom, on
 * what day; with the note's picture, and where an address is known, a side for it.
 *
 * A note makes one card; one whose recipients have addresses makes a card for each of them, and one
 * more for the others together. Owns its memory; borrows notes, pictures and addresses.
 */
#ifndef VIEW_CARD_H
#define VIEW_CARD_H

#include "view/sticky.h"

enum card_paper { PAPER_A6, PAPER_A4, PAPER_LETTER, PAPER_COUNT };
extern const char *const card_papers[]; /* a6, a4, letter, NULL; index is enum card_paper */
enum card_fold { CARD_FLAT, CARD_FOLDED };

/* A surface to write on, in tenths of a millimetre, its margins already off. */
struct card_area {
	int width, height;
};
/* The sheet that goes through the printer, and its margin, in tenths of a millimetre. */
struct card_sheet {
	int width, height, margin;
	const char
		*name; /* as CSS has it, with its own unit where the paper has one: "11in 8.5in" */
};

struct card {
	struct whos to; /* whom this copy is for: all, or the one at `address` */
	struct who from;
	struct day day;
	const char *text; /* without its #marks; NULL: a cheer without words */
	const char *picture; /* its bytes; NULL: none */
	size_t picture_length;
	const char *picture_kind; /* png, jpeg, webp, gif */
	const char *address; /* many lines; NULL: no side for it */
	int points; /* the size of the letters, so that all of it fits; the smallest when it does
		       not */
	bool fits;
};

struct card_view {
	struct card_sheet sheet;
	enum card_fold fold;
	struct card *cards;
	size_t count;
	struct arena memory;
};

/* What the command has found for one note. */
struct card_item {
	const struct note *note;
	const char *picture, *picture_kind;
	size_t picture_length;
};
/* The address of a canonical handle, or NULL; borrowed for as long as the view lives. */
struct card_addresses {
	const char *(*find)(const void *with, const char *handle);
	const void *with;
};

void card_view_build(struct card_view *view, const struct scene *scene,
	const struct card_item *items, size_t count, enum card_paper paper, enum card_fold fold,
	const struct card_addresses *addresses);
void card_view_release(struct card_view *view);

#endif
