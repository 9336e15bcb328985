/*
 * The rounds of a repository: rounds/DAY-NAME.yaml, one file each.
 *
 * However a ring is stored, it is read in its order: by SHA-256 of the round's name, a NUL and the
 * handle, over canonical handles. A file that cannot be read is a problem; the others are there.
 */
#ifndef STORE_ROUNDS_H
#define STORE_ROUNDS_H

#include "model/round.h"
#include "store/store.h"

/* Read once, then kept; files that are wrong go to PROBLEMS (once; may be NULL). Borrowed from the
 * store. */
MUST_CHECK int store_rounds(struct store *store, const struct rounds **rounds,
	struct problems *problems, struct err *err);

/* What was read is forgotten: after a change of it. */
void store_rounds_forget(struct store *store);

/* Brings HANDLES into the order of the ring of the round NAME, each once. */
void rounds_order(const char *name, struct texts *handles);

#endif
