/*
 * The entries of git's index one after the other, for who has seen before that it is sound: nothing
 * is asked for but that they fit in, so that going through it costs next to nothing.
 */
#ifndef STORE_INDEX_STEPS_H
#define STORE_INDEX_STEPS_H

#include "store/index_file.h"

/* Borrows the bytes. A copy may go on by itself; only one of them is released. */
struct index_steps {
	const unsigned char *bytes;
	size_t limit, at, end; /* the entry at hand */
	uint32_t count, next; /* entries, and those up to the one at hand */
	struct str unpacked; /* of version 4 */
};

/* Before the first one; false when it is none that we can read. */
bool index_steps_begin(struct index_steps *steps, const unsigned char *bytes, size_t length);
/* To the next entry; false when there is none. */
bool index_step(struct index_steps *steps);
void index_steps_entry(const struct index_steps *steps, struct index_entry *entry);
void index_steps_release(struct index_steps *steps);

#endif
