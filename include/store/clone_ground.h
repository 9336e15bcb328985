/*
 * The ground that a clone is built on, which looks afterwards as it did before, if the clone fails.
 */
#ifndef STORE_CLONE_GROUND_H
#define STORE_CLONE_GROUND_H

#include <stdbool.h>

#include "base/err.h"

struct ground {
	char *path; /* without slashes at its end */
	char *first; /* the outermost directory on the way that is missing; NULL: none is */
	bool there; /* an empty directory */
};

/* ERR_BUSY when something is at PATH already, other than an empty directory. */
MUST_CHECK int ground_look(struct ground *ground, const char *path, struct err *err);
/* Takes away what is on the ground now, and the directories above it that were made for it, unless somebody has
 * put something else there meanwhile. */
void ground_clear(struct ground *ground);
void ground_release(struct ground *ground);

#endif
