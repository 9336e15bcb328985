#include "render/box.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/unicode.h"

void box_release(struct box *box)
{
	str_release(&box->bytes);
	free(box->rows);
	*box = (struct box){ 0 };
}

void box_clear(struct box *box)
{
	str_clear(&box->bytes);
	box->count = 0;
}

/* Ends the row whose bytes were just added. */
static void end_row(struct box *box, int columns, bool rule)
{
	box->rows = mem_grow(box->rows, &box->cap, box->count + 1, sizeof(*box->rows));
	box->rows[box->count++] = (struct box_row){ box->bytes.length, columns, rule };
}

void box_gap(struct box *box)
{
	end_row(box, 0, false);
}

void box_rule(struct box *box)
{
	end_row(box, 0, true);
}

bool box_wrap(struct box *box, const struct line *line, size_t most, const struct look *look)
{
	const char *text = str_text(&line->text), *piece;
	struct wrap wrap = wrap_start(text, line->text.length, box->inner);
	size_t length;
	int columns;

	for (; line_wrap_next(line, &wrap, &piece, &length, &columns); most--) {
		if (most == 0)
			return false;
		line_print(line, (size_t)(piece - text), length, &box->bytes, look);
		end_row(box, columns, false);
	}
	return true;
}

void box_wrap_sides(
	struct box *box, const struct line *left, const struct line *right, const struct look *look)
{
	int columns = line_columns(right), room;
	struct box_row *last;

	box_wrap(box, left, SIZE_MAX, look);
	if (box->count == 0 || box->rows[box->count - 1].columns + 2 + columns > box->inner)
		box_gap(box);
	last = &box->rows[box->count - 1];
	room = box->inner - last->columns - columns;
	term_blanks(&box->bytes, room > 0 ? room : 0);
	line_print_all(right, &box->bytes, look);
	last->end = box->bytes.length;
	last->columns += columns + (room > 0 ? room : 0);
}
