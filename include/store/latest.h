/*
 * What somebody wrote last, by when it was kept and not by the day it is about:
 * found in history alone, by the trailers of its commits.
 */
#ifndef STORE_LATEST_H
#define STORE_LATEST_H

#include "store/store.h"

/* So many commits are looked at. */
#define LATEST_COMMITS 1000

/*
 * The id, in ARENA, of the note that the newest commit of ME's added and that is still there, on whatever day it lies by
 * now; NULL when recent history knows none, or there is no history. *WHEN (may be NULL) is when that commit was made. People must be loaded.
 */
MUST_CHECK int latest_find(const char **id, struct moment *when, struct store *store, const char *me,
	struct arena *arena, struct err *err);

#endif
