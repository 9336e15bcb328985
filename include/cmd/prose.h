/*
 * The prose of the command table, block by block: paragraphs, whose lines are
 * joined, and literal blocks, whose lines begin with a space and stay as they are.
 */
#ifndef CMD_PROSE_H
#define CMD_PROSE_H

#include <stdbool.h>

#include "base/str.h"

/* Blocks are separated by empty lines. */
struct prose {
	const char *rest; /* borrowed */
	bool literal;	  /* of the block just read */
};

/* The next block into BLOCK, cleared before; false when there is none. TEXT may be NULL. */
struct prose prose_start(const char *text);
bool prose_next(struct prose *prose, struct str *block);

/* Wraps TEXT to WIDTH columns behind START; the lines after the first stand behind INDENT spaces. */
void str_add_wrapped(struct str *str, const char *start, int indent, const char *text, int width);

#endif
