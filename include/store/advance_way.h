/*
 * What is in the way of files that come (store/advance.h), and how that is said.
 */
#ifndef STORE_ADVANCE_WAY_H
#define STORE_ADVANCE_WAY_H

#include "store/git.h"

/* Changes whose paths are looked for: sorted by these. Borrows them. */
struct path_set {
	const struct tree_change **items;
	size_t count;
};
void path_set_fill(struct path_set *set, struct arena *memory, const struct tree_change *changes,
	size_t count);
const struct tree_change *path_set_find(const struct path_set *set, const char *path);

/* Does a file that is where PATH's directories are to be go too? */
bool way_is_given(const struct path_set *changes, const char *path);
/* All that the directory PATH below ROOT holds goes too, or it is in the way of the file OF. */
MUST_CHECK int way_check_hollow(const struct path_set *changes, int root, const char *path,
	const char *of, struct err *err);
/* A directory on the way to PATH may be a repository of its own, where nothing is ours. LAST_DIR is
 * the one that was looked at last. */
MUST_CHECK int way_check_foreign(struct str *last_dir, int root, const char *path, struct err *err);

/* Both return -1. */
int way_uncommitted(const char *path, struct err *err);
int way_unknown(const char *path, const char *of, struct err *err);

#endif
