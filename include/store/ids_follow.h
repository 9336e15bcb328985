/*
 * Lets the table of ids follow a change of the index that we make ourselves, at
 * the cost of copying it instead of reading the whole index again.
 *
 * Begin before the index is written, end when it is, all under git's own lock on it. Best effort: where the
 * table was out of date already it stays so, and the next reader makes it anew.
 */
#ifndef STORE_IDS_FOLLOW_H
#define STORE_IDS_FOLLOW_H

#include "store/ids_table.h"

struct ids_follow {
	bool fits; /* the table is that of the index before */
	struct records records;
};

void ids_follow_begin(struct ids_follow *follow, const struct store *store);
/* PATH will be in the index, or not. Paths that are no note's are fine. */
void ids_follow_path(struct ids_follow *follow, const char *path, bool there);
/* The index is written: so is the table. Forgets everything. */
void ids_follow_end(struct ids_follow *follow, struct store *store);
void ids_follow_release(struct ids_follow *follow); /* it was not */

#endif
