/*
 * Rounds in a table, one a line, each with the command that shows it.
 */
#ifndef RENDER_TEXT_ROUNDS_H
#define RENDER_TEXT_ROUNDS_H

#include "render/term.h"
#include "view/rounds.h"

/* "due Friday", "begun 3 days ago", "from 12 October", "closed 9 October" */
void line_add_round_when(
	struct line *line, unsigned style, const struct round_row *row, struct day today);

/* A table of rounds in the making, and its rows. */
struct table;
void rounds_start(struct table *table);
void rounds_row(struct table *table, const struct round_row *row, struct day today);

#endif
