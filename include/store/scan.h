/*
 * Many notes at once: whole days, read by as many threads as there are
 * processors once it is worth their while. The outcome does not depend on how many there are.
 */
#ifndef STORE_SCAN_H
#define STORE_SCAN_H

#include "store/inside.h"
#include "store/reader.h"

/* The notes of these days that are wanted, in the order of DAYS and newest names first, added to NOTES. ASTRAY (may be NULL): directories
 * found among them, as paths below notes/, in the memory of NOTES. */
void scan_days(struct notes *notes, const struct store *store, const struct sieve *sieve, const struct day *days,
	size_t count, struct problems *problems, struct texts *astray);

enum scan_extent {
	SCAN_PLACED, /* what lies in its day, or directly in notes/ */
	SCAN_ALL,    /* and in wrong places */
};
/* The same for all days of SPAN and for the files directly in notes/. People must be loaded. */
MUST_CHECK int scan_span(struct notes *notes, const struct store *store, const struct sieve *sieve, struct span span,
	enum scan_extent extent, struct problems *problems, struct err *err);

#endif
