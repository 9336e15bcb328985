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
#include "store/left_out.h"
#include "store/message.h"

struct advance {
	const struct tree_change *changes; /* from HEAD's tree to the new one */
	size_t count;
	struct oid commit; /* go there; none: commit on top of HEAD, */
	struct oid other; /* with this second parent (none: an ordinary commit) */
	const struct message *message; /* of the commit that is made, and for the branch's log; its
					  action may be NULL: no trailers then */
	const struct identities *identities;
	struct problems *left_out; /* gets a remark for each file that stays out, with its reason;
				      may be NULL */
};

/*
 * Between writing_begin and writing_end. *commit is where the branch is now. *moved false and 0:
 * HEAD is another one by now, begin again. ERR_BUSY: PATH has changes that are not committed and
 * would be overwritten. Memory does not grow with the size of the files. With no change and no
 * parent there is no commit. Afterwards the index is let go of, and HEAD loaded anew.
 *
 * In this order: the objects are on the disk (those of others, too: all by one flush), the pending
 * file is, the contents are (beside their places), then the files change their places, those
 * changes are on the disk, the index to be lies beside the index and takes its place, the branch
 * moves. Many files are flushed together (store/tree_files.h).
 */
MUST_CHECK int advance(const struct advance *advance, struct store *store, struct oid *commit,
	bool *moved, struct err *err);

/*
 * Fills the empty working tree and index of a fresh clone with what HEAD has; takes its turn
 * itself. What is there already stays. A killed one is gone on with by the next writer.
 */
MUST_CHECK int advance_from_nothing(
	struct store *store, struct problems *left_out, struct err *err);

#endif
