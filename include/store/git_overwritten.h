/*
 * What git has written over in the index: git commit reads it, locks it then, and writes what it
 * has read, over an index that somebody has put there in between.
 *
 * Such a commit fails in the end, as HEAD has moved. But the next one would take back what the index
 * does not know of any more. It is told from what somebody has staged by three things: git has
 * written a tree of that index, as only its commits do; HEAD and the working tree both have
 * something else there, the same; and the index has what HEAD had not long ago. One look tells that
 * there is nothing of the kind.
 */
#ifndef STORE_GIT_OVERWRITTEN_H
#define STORE_GIT_OVERWRITTEN_H

#include "store/git.h"
#include "store/index_file.h"

/* What INDEX should say again, by HEAD as it was loaded; in ARENA. */
struct overwritten {
	struct index_change *items;
	size_t count;
};
MUST_CHECK int overwritten_find(struct overwritten *overwritten, struct arena *arena,
	struct repo *repo, const struct index_file *index, struct err *err);

/* Puts it back into the index that is taken, and stays so. */
MUST_CHECK int repo_index_regain(struct repo *repo, struct err *err);

#endif
