/*
 * A plan: what a change comes to, file by file, for the working tree, for the commit and
 * for the index.
 *
 * The three may differ beforehand, by what the user has edited or staged; each gets our change on
 * top of its own, so that only our change is committed and theirs stays what it was. Made and carried out
 * under the lock. Owns its memory.
 */
#ifndef STORE_PLAN_H
#define STORE_PLAN_H

#include "store/git.h"
#include "store/message.h"

enum version_in { IN_WORK, IN_HEAD, IN_INDEX, VERSIONS };

struct version {
	struct oid id; /* of the blob it is or becomes; none: not there */
	const char *bytes;
	size_t length;
};

struct plan_file {
	const char *path;
	unsigned mode;
	struct version before[VERSIONS], after[VERSIONS];
	struct plan_file *next;
};

struct plan {
	struct plan_file *first, *last;
	struct arena memory;
};

void plan_release(struct plan *plan);

/* The plan's entry for PATH, as it is now (after like before) when it is a new one. */
MUST_CHECK int plan_file(struct plan_file **file, struct plan *plan, struct store *store,
	const char *path, struct err *err);
/* Works out CHANGE. ERR_BUSY: what the user has edited stands in the way. */
MUST_CHECK int plan_build(struct plan *plan, struct store *store, const struct change *change,
	struct err *err);

bool version_same(const struct version *a, const struct version *b); /* as blobs */
bool plan_commits(const struct plan *plan);  /* does HEAD change? */
bool plan_changes(const struct plan *plan);  /* does anything? */
const struct plan_file *plan_find(const struct plan *plan, const char *path); /* NULL: not in it */

/*
 * Carries it out: objects, pending file, working tree, branch, index. On failure before the branch has
 * moved all files are as they were. When only the index could not be written, it is done all the same: the next
 * writer mends that. *commit is none when HEAD does not change.
 */
MUST_CHECK int plan_carry_out(struct plan *plan, struct store *store, const struct message *message,
	const struct identities *identities, struct oid *commit, struct err *err);

#endif
