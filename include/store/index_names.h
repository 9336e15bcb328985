/*
 * The paths in git's index below one directory, read as a stream: a few bytes of memory however
 * many files there are.
 *
 * Format: gitformat-index(5), versions 2, 3 and 4 with SHA-1 names. Knows nothing of libgit2 and
 * changes nothing.
 */
#ifndef STORE_INDEX_NAMES_H
#define STORE_INDEX_NAMES_H

#include <stdbool.h>

#include "base/str.h"

struct index_names {
	int fd;
	unsigned version, left; /* entries still to come */
	const char *prefix; /* borrowed */
	struct str name; /* of the entry at hand */
	char buffer[16384];
	size_t at, filled;
};

/* FD is an open index file; it stays the caller's. False when it is none that we can read. */
bool index_names_open(struct index_names *names, int fd, const char *prefix);
/* The next path that begins with the prefix, in names->name; false at the end. */
bool index_names_next(struct index_names *names);
void index_names_release(struct index_names *names);

#endif
