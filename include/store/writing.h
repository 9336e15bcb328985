/*
 * A writer's turn: the lock, interrupts held back, what a killed one left finished, everything checked that could be
 * in the way, git's index taken.
 */
#ifndef STORE_WRITING_H
#define STORE_WRITING_H

#include "store/store.h"
#include "sys/lock.h"

struct writing {
	int lock;
	struct signals held;
};

MUST_CHECK int writing_begin(struct writing *writing, struct store *store,
	const struct signer *signer, struct err *err);
/* The same while git is in the midst of something: nothing is finished, and HEAD may be detached. */
MUST_CHECK int writing_begin_amid(struct writing *writing, struct store *store, struct err *err);
void writing_end(struct writing *writing, struct store *store);

#endif
