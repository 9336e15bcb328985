/*
 * Where git's references point, read from its files, for who need not know more: libgit2 takes
 * longer to start than that takes.
 *
 * Formats: gitrepository-layout(5), git-pack-refs(1). What is not found here may be there all the
 * same (another kind of store): then libgit2 knows.
 */
#ifndef STORE_REFS_H
#define STORE_REFS_H

#include "store/git.h"
#include "store/inside.h"

/* The branch that HEAD names, as refs/heads/main; false when it names none. */
bool ref_head(struct str *branch, const struct store *store);
/* The commit that NAME is at; false when that is not known here. */
bool ref_read(struct oid *oid, const struct store *store, const char *name);

#endif
