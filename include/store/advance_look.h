/*
 * What lies in the working tree at a path, compared with what git has, for who is about to put
 * something else there (store/advance.h).
 *
 * Only one file's contents are in memory at a time, and none where the index can tell.
 */
#ifndef STORE_ADVANCE_LOOK_H
#define STORE_ADVANCE_LOOK_H

#include "store/plan.h"
#include "sys/dir_at.h"

struct looking {
	struct store *store; /* borrowed */
	bool counts_modes; /* core.fileMode */
	struct dir_at at; /* where we are */
};
MUST_CHECK int looking_start(struct looking *looking, struct store *store, struct err *err);
void looking_end(struct looking *looking);

enum seen_kind {
	SEEN_NOTHING,
	SEEN_FILE, /* or a link, by its mode */
	SEEN_DIR,
	SEEN_OTHER, /* too large for any that we would have put there, or no file */
	SEEN_BLOCKED, /* something on the way there is no directory */
};
struct seen {
	enum seen_kind kind;
	struct version version; /* of a FILE; its mode as git has it */
	struct file_mark mark; /* of what is there */
};
MUST_CHECK int look_at(
	struct seen *seen, struct looking *looking, const char *path, struct err *err);
/* Is what was seen at PATH what VERSION would be there? Mode counts where it does; none is
 * NOTHING. */
bool seen_is(struct looking *looking, const char *path, const struct seen *seen,
	const struct version *version);

#endif
