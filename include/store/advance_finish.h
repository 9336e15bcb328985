/*
 * What a killed writer left that was going forward (store/advance.h) is finished, or taken back.
 *
 * The branch is at the commit: the rest follows. It is not, and all files are as the writer found
 * or left them: it goes there now. Somebody has edited one since: the others go back, for their
 * edit was made on what was before. The branch is elsewhere: what is exactly as the writer left it
 * becomes what the branch has; all else is somebody's.
 */
#ifndef STORE_ADVANCE_FINISH_H
#define STORE_ADVANCE_FINISH_H

#include "store/pending.h"

/* As pending_finish(). SIGNER may be NULL. */
MUST_CHECK int advance_finish(struct store *store, const struct pending *pending,
	const struct signer *signer, bool *taken, struct err *err);
/* The same for a clone that is not full yet. */
MUST_CHECK int advance_fill_on(struct store *store, struct err *err);

#endif
