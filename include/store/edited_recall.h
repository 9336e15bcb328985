/*
 * A look whether all still looks as it did when nothing had been edited: each file of git's index,
 * and each directory that holds some. Nothing is listed, and no more is read than the index.
 *
 * That costs a look for each file, which is nearly all there is to it; so it is the one place where
 * entries are not searched for, copied, or kept.
 */
#ifndef STORE_EDITED_RECALL_H
#define STORE_EDITED_RECALL_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#include "base/memory.h"

struct edited_recall {
	int root; /* the repository, open */
	struct timespec trusted; /* looks that are older than this are as good as contents */
	struct arena *memory;
	struct texts found; /* files that look other than git noted, or are gone */
	size_t known; /* files of ours that git knows */
	uint64_t directories; /* as in struct edited_walk */
	bool odd; /* there is what only a listing can tell */
};

/* INDEX: its bytes as they are stored, found sound before. */
void edited_recall(struct edited_recall *recall, const unsigned char *index, size_t length);

#endif
