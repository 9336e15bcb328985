/*
 * Git's own lock on its index, taken as git takes it, and known for ours when
 * its holder was killed.
 */
#ifndef STORE_INDEX_LOCK_H
#define STORE_INDEX_LOCK_H

#include "base/err.h"

/* DIR is git's directory, open; GIT_DIR its name, for messages. Waits a little, then ERR_BUSY. */
MUST_CHECK int index_lock_take(int dir, const char *git_dir, struct err *err);
void index_lock_give(int dir);
/* Takes away the lock of a writer of ours that is gone; only for who holds thanks.lock. */
void index_lock_sweep(int dir);

#endif
