/*
 * The newest notes, without reading the old ones: from the newest day backward,
 * until there are enough.
 *
 * What hangs under another note (its `re` leads to one that is wanted too) does not count. That other one may be
 * too old to be reached: it is looked up by its path, each once.
 */
#ifndef STORE_BACK_H
#define STORE_BACK_H

#include "store/inside.h"
#include "store/reader.h"

enum back_count {
	BACK_ROOTS, /* replies and cheers come along with their root */
	BACK_ALL,   /* each note counts; replies are notes like others */
};

/*
 * Adds the LIMIT newest to NOTES, newest first (which must be empty). *more: there may be others behind. People must be loaded.
 */
MUST_CHECK int back_select(struct notes *notes, const struct store *store, const struct sieve *sieve, size_t limit,
	enum back_count what, bool *more, struct problems *problems, struct err *err);

#endif
