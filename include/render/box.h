/*
 * One sticky note while it is written: rows of styled text, each with its
 * width in columns, and lines across.
 *
 * Owns its rows. It has no sides yet: the board draws them.
 */
#ifndef RENDER_BOX_H
#define RENDER_BOX_H

#include "render/term.h"

struct box_row {
	size_t end; /* in bytes; the row begins where the one before ends */
	int columns;
	bool rule; /* a line across, without text */
};
struct box {
	int inner; /* columns for text */
	struct str bytes;
	struct box_row *rows;
	size_t count, cap;
};

void box_release(struct box *box);
void box_clear(struct box *box);
void box_gap(struct box *box); /* an empty row */
void box_rule(struct box *box); /* a line across */
/* LINE wrapped, at most MOST rows of it; false when that left some out. */
bool box_wrap(struct box *box, const struct line *line, size_t most, const struct look *look);
/* LEFT wrapped, and RIGHT at the other end of its last row, or below when there is no room. */
void box_wrap_sides(struct box *box, const struct line *left, const struct line *right,
	const struct look *look);

#endif
