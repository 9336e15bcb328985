/*
 * A place in a tree of directories: the one that the last path lay in stays open, and those above
 * it, so that many paths, in their order, need no walk from the top each.
 *
 * No links are followed. Whoever removes directories leaves the place first.
 */
#ifndef SYS_DIR_AT_H
#define SYS_DIR_AT_H

#include "base/err.h"
#include "base/str.h"

struct dir_level;
struct dir_at {
	int root; /* borrowed */
	int fd; /* the directory's; -1: it is not there */
	struct str path; /* of the innermost that is open */
	struct dir_level *levels; /* from the top */
	size_t depth, cap;
};
#define DIR_AT(top) ((struct dir_at){ .root = (top), .fd = -1 })

enum dir_missing { DIR_LEAVE, DIR_MAKE };

/*
 * Goes to the directory that the first LENGTH bytes of PATH name (0: the root). at->fd is -1 when
 * it is not there, which DIR_MAKE changes, without flushing. ERR_DATA: something else is on the
 * way.
 */
MUST_CHECK int dir_at_go(struct dir_at *at, const char *path, size_t length,
	enum dir_missing missing, struct err *err);
/* The same to the directory that PATH lies in. */
MUST_CHECK int dir_at_for(
	struct dir_at *at, const char *path, enum dir_missing missing, struct err *err);
void dir_at_leave(struct dir_at *at);

size_t path_dir_length(const char *path); /* how many bytes of PATH name its directory */
const char *path_name(const char *path); /* its last part; borrowed from PATH */
bool path_same_dir(const char *a, const char *b); /* do both lie in the same? */

#endif
