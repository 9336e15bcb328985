/*
 * The branch, the working tree and the index go forward together: to a commit that others made, or
 * to a merge with it.
 *
 * All or nothing, and through a killed process: what was begun is finished by the next writer
 * (store/pending.h). Files that the user has edited or staged elsewhere stay as they are. What
 * could harm is left out of the working tree (and marked so in the index, as git's sparse checkouts
 * do): symbolic links, submodules, `.git` in any spelling, control characters, whatever is too
 * large.
 */
#ifndef STORE_ADVANCE_H
#define STORE_ADVANCE_H

#include "model/problem.h"
#include "store/git.h"
#include "store/message.h"

struct advance {
	const struct tree_change *changes; /* from HEAD's tree to the new one */
	size_t count;
	struct oid commit; /* go there; none: commit on top of HEAD, */
	struct oid other; /* with this second parent (none: an ordinary commit) */
	const struct message
		*message; /* of the commit that is made; its action may be NULL: no trailers then */
	const struct identities *identities;
	struct problems *left_out; /* gets a remark for each file that stays out, with its reason;
				      may be NULL */
};

/*
 * Between writing_begin and writing_end. *commit is where the branch is now. *moved false and 0:
 * HEAD is another one by now, begin again. ERR_BUSY: PATH has changes that are not committed and
 * would be overwritten. Memory does not grow with the size of the files.
 */
MUST_CHECK int advance(const struct advance *advance, struct store *store, struct oid *commit,
	bool *moved, struct err *err);

/* Fills the empty working tree and index of a fresh clone with what HEAD has. */
MUST_CHECK int advance_from_nothing(
	struct store *store, struct problems *left_out, struct err *err);

/* Why may the file at PATH, of that mode and size, not lie in a working tree? NULL: it may. */
const char *left_out_because(const char *path, unsigned mode, uint64_t size);

#endif
