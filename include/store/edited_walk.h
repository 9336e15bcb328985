/*
 * A walk through the directories of ours, each file held against the index: level by level, by all
 * processors once it is worth their while.
 */
#ifndef STORE_EDITED_WALK_H
#define STORE_EDITED_WALK_H

#include <time.h>

#include "base/memory.h"
#include "store/index_file.h"

struct edited_walk {
	int root; /* the repository, open */
	struct timespec trusted; /* looks that are older than this are as good as contents */
	unsigned char *seen; /* one for each entry, of which a file was seen (or may be there) */
	struct texts found; /* files that git does not know, or whose looks are others */
	struct arena *memory;
	/* of the directories that hold files of the index: */
	uint64_t directories; /* names and times, added up */
	int64_t youngest; /* the latest of the times, in nanoseconds */
	bool odd; /* there are others, or some could not be looked at: not to be recalled */
};

void edited_walk(struct edited_walk *walk, const struct index_file *index);

/* Where files of ours lie, besides the settings; ended by NULL. */
extern const char *const edited_tops[];

#endif
