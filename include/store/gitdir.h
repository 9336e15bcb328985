/*
 * Where git keeps its own for a working tree: the directory `.git`, or the one that a
 * file `.git` names (a linked working tree, a submodule); and the one that linked working trees share.
 *
 * Formats: gitrepository-layout(5), "gitdir:" and "commondir". Reads no more than these two small files.
 */
#ifndef STORE_GITDIR_H
#define STORE_GITDIR_H

#include <stdbool.h>

#include "base/err.h"

/* Both absolute, caller frees; both NULL when ROOT has none. ERR_DATA when what is there leads nowhere. */
MUST_CHECK int gitdir_find(const char *root, char **git_dir, char **common_dir, struct err *err);

/* Is DIR, absolute, or a directory above it, the top of a git working tree? */
bool gitdir_around(const char *dir);

#endif
