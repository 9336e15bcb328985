/*
 * Sticky notes on a board: boxes side by side, filled like a real wall, each
 * next one where there is room first.
 *
 * Every row of a box is exactly as wide as the box, whatever text is in it.
 * Rows are handed on as soon as no later box can stand beside them, so a wall
 * of any length needs room for a few boxes only.
 */
#ifndef RENDER_BOARD_H
#define RENDER_BOARD_H

#include "render/box.h"

#define BOARD_NARROW 30 /* below so many columns boxes have no sides */

struct board_column;
struct board {
	const struct look *look;
	int outer; /* columns of one box, sides included */
	int inner; /* columns of the text in it */
	int count; /* boxes side by side */
	struct board_column *columns;
};

/* For BOXES boxes: fewer of them need no more columns than there are. */
void board_start(struct board *board, const struct look *look, size_t boxes);
void board_release(struct board *board);
int board_width(const struct board *board); /* from the first side to the last */
/* Pins BOX, its lines drawn in STYLE; prints the rows that are settled. */
void board_put(struct board *board, const struct box *box, unsigned style, struct str *out);
void board_end(struct board *board, struct str *out); /* prints the rest */

#endif
