/*
 * Rows of cells that line up: words left, numbers right.
 *
 * One column may give way (be cut) when there is too little room; when even that does not
 * help, the cells of a row stand below its first one, each with words in front that say what it
 * is. No line is wider than the look, down to 20 columns; none is ever padded at its end.
 */
#ifndef RENDER_TABLE_H
#define RENDER_TABLE_H

#include "render/term.h"

#define TABLE_COLUMNS 16 /* at most; what is behind is left out */

enum align { ALIGN_LEFT, ALIGN_RIGHT };

struct table_cell {
	struct line line;
	int columns;
};
struct table {
	enum align align[TABLE_COLUMNS];
	int giving; /* the column that gives way; -1: none */
	int indent; /* blanks in front of each row */
	int gap; /* blanks between columns */
	/* For each column what stands in front of its cells in a stacked row: "in " begins a line,
	 * ", " or "  " in front goes on in the same. NULL: all begin one. */
	const char *const *leads;
	struct table_cell *cells; /* row by row, TABLE_COLUMNS each */
	size_t rows, cap;
	int column; /* where the next cell goes */
};

/* ALIGN: one letter a column, "lrr". */
void table_start(struct table *table, const char *align, int indent);
void table_release(struct table *table);
void table_row(struct table *table); /* begins one */
/* The next cell, to be filled; borrowed until the next row begins. */
struct line *table_next(struct table *table);
void table_text(struct table *table, unsigned style, const char *text);
void table_number(struct table *table, size_t number);
/* Can it line up in the look's width? Else its rows will be stacked. */
bool table_fits(struct table *table, const struct look *look);
void table_print(struct table *table, struct str *out, const struct look *look);

#endif
