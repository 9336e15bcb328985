#include "render/board.h"

#include <stdlib.h>

#include "base/memory.h"

enum {
	GAP = 2, /* columns between two boxes */
	OUTER_LEAST = 38, /* how wide a box among others may be */
	OUTER_MOST = 48,
	ALONE_MOST = 60, /* and where there is room for one only */
	MARGIN = 2, /* left free: a terminal that takes an emoji for wider than we do does not wrap
		     */
};

/* Rows of one column that wait for the other columns. */
struct board_column {
	struct str bytes;
	size_t *ends;
	size_t count, cap;
	size_t printed; /* so many of them are out */
	size_t height; /* rows since the top of the wall */
};

/* Where a line across stands in its box. */
enum edge { EDGE_TOP, EDGE_INSIDE, EDGE_BOTTOM, EDGE_COUNT };

/* What the lines of boxes are made of. */
struct strokes {
	const char *across, *side;
	const char *left[EDGE_COUNT], *right[EDGE_COUNT];
};
static const struct strokes drawn = { "─", "│", { "╭", "├", "╰" }, { "╮", "┤", "╯" } };
static const struct strokes typed = { "-", "|", { "+", "+", "+" }, { "+", "+", "+" } };

static const struct strokes *strokes_of(const struct board *board)
{
	return board->look->unicode ? &drawn : &typed;
}

static bool has_sides(const struct board *board)
{
	return board->look->width >= BOARD_NARROW;
}

static int smaller(int a, int b)
{
	return a < b ? a : b;
}

/* How wide a box is depends on the screen only: few notes look like those of a full wall. */
void board_start(struct board *board, const struct look *look, size_t boxes)
{
	int width = look->width > 0 ? look->width : 1, fit;

	*board = (struct board){ .look = look };
	if (has_sides(board))
		width -= MARGIN;
	fit = (width + GAP) / (OUTER_LEAST + GAP);
	if (fit < 1)
		fit = 1;
	board->count = fit;
	board->outer = smaller((width - GAP * (fit - 1)) / fit, fit > 1 ? OUTER_MOST : ALONE_MOST);
	board->inner = has_sides(board) ? board->outer - 4 : board->outer;
	if (boxes > 0 && boxes < (size_t)fit)
		board->count = (int)boxes;
	board->columns = mem_alloc((size_t)board->count * sizeof(*board->columns));
}

void board_release(struct board *board)
{
	for (int i = 0; board->columns && i < board->count; i++) {
		str_release(&board->columns[i].bytes);
		free(board->columns[i].ends);
	}
	free(board->columns);
	*board = (struct board){ 0 };
}

int board_width(const struct board *board)
{
	return board->outer * board->count + GAP * (board->count - 1);
}

static void end_row(struct board_column *column)
{
	column->ends =
		mem_grow(column->ends, &column->cap, column->count + 1, sizeof(*column->ends));
	column->ends[column->count++] = column->bytes.length;
	column->height++;
}

/* A line across; without sides one inside of a note is shorter than those between notes. */
static void draw_across(
	const struct board *board, struct board_column *column, unsigned style, enum edge edge)
{
	const struct strokes *strokes = strokes_of(board);
	struct str row = { 0 };

	if (has_sides(board)) {
		str_add(&row, strokes->left[edge]);
		str_add_times(&row, strokes->across, board->outer - 2);
		str_add(&row, strokes->right[edge]);
	} else {
		str_add_times(&row, strokes->across,
			edge == EDGE_INSIDE ? board->outer / 3 : board->outer);
	}
	term_styled(&column->bytes, style, str_text(&row), board->look);
	str_release(&row);
	end_row(column);
}

static void draw_text(const struct board *board, struct board_column *column, unsigned style,
	const char *bytes, size_t length, int columns)
{
	const char *side = strokes_of(board)->side;
	bool sides = has_sides(board);

	if (sides) {
		term_styled(&column->bytes, style, side, board->look);
		term_blanks(&column->bytes, 1);
	}
	str_add_bytes(&column->bytes, bytes, length);
	if (sides) {
		term_blanks(&column->bytes, board->inner - columns + 1);
		term_styled(&column->bytes, style, side, board->look);
	}
	end_row(column);
}

static void draw(const struct board *board, struct board_column *column, const struct box *box,
	unsigned style)
{
	size_t start = 0;

	draw_across(board, column, style, EDGE_TOP);
	for (size_t i = 0; i < box->count; i++) {
		const struct box_row *row = &box->rows[i];
		if (row->rule)
			draw_across(board, column, style, EDGE_INSIDE);
		else
			draw_text(board, column, style, box->bytes.bytes + start, row->end - start,
				row->columns);
		start = row->end;
	}
	if (has_sides(board))
		draw_across(board, column, style, EDGE_BOTTOM);
}

/* One row of all columns; blanks only in front of something. */
static void print_row(struct board *board, struct str *out)
{
	int blanks = 0;

	for (int i = 0; i < board->count; i++) {
		struct board_column *column = &board->columns[i];
		if (column->printed < column->count) {
			size_t start = column->printed ? column->ends[column->printed - 1] : 0;
			term_blanks(out, blanks);
			str_add_bytes(out, column->bytes.bytes + start,
				column->ends[column->printed] - start);
			column->printed++;
			blanks = 0;
		} else {
			blanks += board->outer;
		}
		blanks += GAP;
	}
	str_add_char(out, '\n');
}

static void forget_printed(struct board_column *column)
{
	if (column->printed < column->count)
		return;
	str_clear(&column->bytes);
	column->count = column->printed = 0;
}

/* Prints ROWS rows. */
static void print_rows(struct board *board, size_t rows, struct str *out)
{
	for (; rows > 0; rows--)
		print_row(board, out);
	for (int i = 0; i < board->count; i++)
		forget_printed(&board->columns[i]);
}

static struct board_column *shortest(struct board *board)
{
	struct board_column *found = &board->columns[0];

	for (int i = 1; i < board->count; i++)
		if (board->columns[i].height < found->height)
			found = &board->columns[i];
	return found;
}

static size_t waiting(const struct board_column *column)
{
	return column->count - column->printed;
}

void board_put(struct board *board, const struct box *box, unsigned style, struct str *out)
{
	draw(board, shortest(board), box, style);
	/* The shortest column is where the next box goes: above its end nothing changes any more.
	 */
	print_rows(board, waiting(shortest(board)), out);
}

void board_end(struct board *board, struct str *out)
{
	size_t rows = 0;

	for (int i = 0; i < board->count; i++)
		if (waiting(&board->columns[i]) > rows)
			rows = waiting(&board->columns[i]);
	print_rows(board, rows, out);
	if (!has_sides(board) && board->columns[0].height > 0)
		str_add_times(out, strokes_of(board)->across, board->outer);
	if (!has_sides(board) && board->columns[0].height > 0)
		str_add_char(out, '\n');
}
