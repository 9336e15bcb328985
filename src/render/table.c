#include "render/table.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum {
	GAP = 4,
	GAP_LEAST = 2,
	GIVING_LEAST = 16, /* a cut cell shows at least so much */
	STACK_INDENT = 2, /* of the cells below the first */
};

void table_start(struct table *table, const char *align, int indent)
{
	*table = (struct table){ .giving = -1, .indent = indent, .gap = GAP };
	for (int i = 0; i < TABLE_COLUMNS && align[i]; i++)
		table->align[i] = align[i] == 'r' ? ALIGN_RIGHT : ALIGN_LEFT;
}

void table_release(struct table *table)
{
	for (size_t i = 0; i < table->rows * TABLE_COLUMNS; i++)
		line_release(&table->cells[i].line);
	free(table->cells);
	*table = (struct table){ 0 };
}

void table_row(struct table *table)
{
	size_t row = TABLE_COLUMNS * sizeof(*table->cells);

	table->cells = mem_grow(table->cells, &table->cap, table->rows + 1, row);
	memset(&table->cells[table->rows * TABLE_COLUMNS], 0, row);
	table->rows++;
	table->column = 0;
}

struct line *table_next(struct table *table)
{
	size_t start = (table->rows - 1) * TABLE_COLUMNS;
	int column = table->column;

	if (column < TABLE_COLUMNS - 1)
		table->column++;
	return &table->cells[start + (size_t)column].line;
}

void table_text(struct table *table, unsigned style, const char *text)
{
	line_add(table_next(table), style, text);
}

void table_number(struct table *table, size_t number)
{
	line_addf(table_next(table), STYLE_PLAIN, "%zu", number);
}

static struct table_cell *cell_at(const struct table *table, size_t row, int column)
{
	return &table->cells[row * TABLE_COLUMNS + (size_t)column];
}

/* How wide each column must be; 0 for those without text. Returns how wide all of it is. */
static int measure(struct table *table, int *widths)
{
	int total = table->indent;

	for (int column = 0; column < TABLE_COLUMNS; column++) {
		widths[column] = 0;
		for (size_t row = 0; row < table->rows; row++) {
			struct table_cell *cell = cell_at(table, row, column);
			cell->columns = line_columns(&cell->line);
			if (cell->columns > widths[column])
				widths[column] = cell->columns;
		}
		if (widths[column] > 0)
			total += widths[column] + (total > table->indent ? table->gap : 0);
	}
	return total;
}

static void give_way(struct table *table, int *widths, int too_wide, const struct look *look)
{
	int width = widths[table->giving] - too_wide;

	for (size_t row = 0; row < table->rows; row++) {
		struct table_cell *cell = cell_at(table, row, table->giving);
		line_cut(&cell->line, width, look);
		cell->columns = line_columns(&cell->line);
	}
	widths[table->giving] = width;
}

static bool can_give(const struct table *table, const int *widths, int columns)
{
	return table->giving >= 0 && widths[table->giving] - columns >= GIVING_LEAST;
}

/*
 * Finds the widest gap with which it fits; *overhang is what the giving column has to give then.
 * Rather a cut cell than cells that nearly touch, and rather those than no table.
 */
static bool find_fit(struct table *table, int *widths, int *overhang, const struct look *look)
{
	for (;; table->gap = GAP_LEAST) {
		*overhang = measure(table, widths) - look->width;
		if (*overhang <= 0 || can_give(table, widths, *overhang))
			return true;
		if (table->gap <= GAP_LEAST)
			return false;
	}
}

bool table_fits(struct table *table, const struct look *look)
{
	int widths[TABLE_COLUMNS], overhang;

	return find_fit(table, widths, &overhang, look);
}

static void print_aligned(const struct table *table, size_t row, const int *widths, struct str *out,
	const struct look *look)
{
	int blanks = table->indent;
	bool first = true;

	for (int column = 0; column < TABLE_COLUMNS; column++) {
		const struct table_cell *cell = cell_at(table, row, column);
		int padding = widths[column] - cell->columns;
		if (widths[column] == 0)
			continue;
		blanks += first ? 0 : table->gap;
		first = false;
		if (table->align[column] == ALIGN_RIGHT) {
			blanks += padding;
			padding = 0;
		}
		if (cell->columns > 0) {
			term_blanks(out, blanks);
			line_print_all(&cell->line, out, look);
			blanks = 0;
		} else {
			padding = widths[column];
		}
		blanks += padding;
	}
	term_end_line(out);
}

/* A line of a stacked row, once it is complete. */
static void end_stacked(
	struct line *line, int indent, int hanging, struct str *out, const struct look *look)
{
	term_blanks(out, indent);
	line_print_wrapped(line, indent, hanging, out, look);
	line_clear(line);
}

/* The first cell, and the others below it. */
static void print_stacked(
	const struct table *table, size_t row, struct str *out, const struct look *look)
{
	int indent = table->indent, hanging = indent + 2 * STACK_INDENT;
	struct line line = { 0 };

	for (int column = 0; column < TABLE_COLUMNS; column++) {
		const struct line *cell = &cell_at(table, row, column)->line;
		const char *said = table->leads != NULL ? table->leads[column] : NULL;
		const char *lead = said != NULL ? said : "";
		size_t joint = strspn(lead, ", ");

		if (cell->text.length == 0)
			continue;
		if (joint == 0 && line.text.length > 0) {
			end_stacked(&line, indent, hanging, out, look);
			indent = table->indent + STACK_INDENT;
		}
		line_add(&line, STYLE_PLAIN, line.text.length > 0 ? lead : lead + joint);
		line_join(&line, cell);
	}
	if (line.text.length > 0)
		end_stacked(&line, indent, hanging, out, look);
	line_release(&line);
}

void table_print(struct table *table, struct str *out, const struct look *look)
{
	int widths[TABLE_COLUMNS], overhang;
	bool fits = find_fit(table, widths, &overhang, look);

	if (fits && overhang > 0)
		give_way(table, widths, overhang, look);
	for (size_t row = 0; row < table->rows; row++) {
		if (fits)
			print_aligned(table, row, widths, out, look);
		else
			print_stacked(table, row, out, look);
	}
}
