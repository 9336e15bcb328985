/*
 * What the last look for edited files came to, when that was: nothing. As long as git's index and
 * all directories look as they did then, no directory need be listed again, and nothing is staged.
 *
 * It lies in the git directory as thanks/level, and is worth nothing but time.
 */
#ifndef STORE_EDITED_MEMO_H
#define STORE_EDITED_MEMO_H

#include <time.h>

#include "store/git.h"
#include "store/inside.h"

/* A file as it was. */
struct memo_stamp {
	int64_t seconds, nanoseconds, size;
	uint64_t inode;
};

struct edited_memo {
	struct oid head; /* which HEAD was compared with the index */
	struct memo_stamp index;
	struct timespec since; /* all of it was seen after that, by the file system's clock */
	uint64_t directories; /* their names and times, added up */
};

/* False when there is none. */
bool memo_read(struct edited_memo *memo, const struct store *store);
/* Nobody minds when it cannot be written. */
void memo_write(const struct edited_memo *memo, const struct store *store);

/* What the file system's clock says; false when nobody can know. */
bool memo_now(struct timespec *now, const struct store *store);
bool memo_stamp_same(const struct memo_stamp *one, const struct memo_stamp *other);

#endif
