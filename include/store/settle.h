/*
 * What plain git left undone, done by our own rule: unmerged entries of the index (from their three
 * stages), notes that are there twice after both sides moved one, duplicate keys after a clean text
 * merge, files with conflict markers whose three versions history still knows.
 *
 * And then git's own work is brought to its end, where nothing unmerged is left: a merge is
 * concluded (with both parents), a rebase goes on (by the user's git) until it is through or stops
 * at something that is not ours.
 */
#ifndef STORE_SETTLE_H
#define STORE_SETTLE_H

#include "store/git.h"

struct settled {
	struct texts files; /* what was settled */
	struct texts kept; /* those of `files` that one side edited and the other removed */
	struct texts left; /* what is unmerged still, because it is none of ours */
	bool concluded; /* a merge, or a rebase, is at its end */
	const char *state; /* "merge", "rebase", ... that goes on; NULL: none */
	struct arena memory;
};

/* Is there anything of the kind? Cheap: looks at the git directory and the index, not at the files.
 */
MUST_CHECK int settle_needed(bool *needed, struct store *store, struct err *err);
/* Takes the lock itself. With nothing to do, does nothing. ERR_BUSY when what is left needs its
 * owner: files that somebody is at, and, where git is in the midst of something, those that are
 * none of ours. */
MUST_CHECK int settle(
	struct settled *settled, struct store *store, const struct signer *signer, struct err *err);
/*
 * PATHS, of which a check found that they cannot be read, or that two of them are one note: done
 * anew from the commits that made them so, where history still knows these and nobody has changed
 * the files since; else they are in `left`. Takes the lock itself.
 */
MUST_CHECK int settle_again(struct settled *settled, struct store *store,
	const struct signer *signer, const struct texts *paths, struct err *err);
/*
 * The same, for what came into HEAD by whatever way since the last call (or since the commit KNOWN,
 * when there was none): a rebase leaves no merge behind, and somebody else's plain merge is soon
 * below other commits. Nobody asked for it, so it touches only what is one note for certain: a
 * file that somebody copied stays. Then answers to notes that moved say where these are now.
 */
struct oid;
MUST_CHECK int settle_since(struct settled *settled, struct store *store,
	const struct signer *signer, const struct oid *known, struct err *err);
void settled_release(struct settled *settled);

#endif
