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
#include "sys/file.h"

enum version_in { IN_WORK, IN_HEAD, IN_INDEX, VERSIONS };

struct version {
	struct oid id; /* of the blob it is or becomes; none: not there */
	unsigned mode; /* where each has its own (store/advance.h); 0: the file's */
	const char *bytes; /* NULL, although it is there: git has them */
	size_t length;
};

struct plan_file {
	const char *path;
	unsigned mode;
	bool out; /* it stays out of the working tree: the index is to say so */
	bool marked; /* is there a mark? */
	struct file_mark mark; /* of what lies in the working tree, when it was last looked at */
	struct version before[VERSIONS], after[VERSIONS];
	struct plan_file *next;
};

struct plan {
	struct plan_file *first, *last;
	size_t count;
	bool mends; /* it finishes what another began: when it fails, the pending file stays */
	struct plan_file **table; /* by path, for plan_file() and plan_find() */
	size_t room;
	struct arena memory;
};

void plan_release(struct plan *plan);

/* The plan's entry for PATH, as it is now (after like before) when it is a new one. */
MUST_CHECK int plan_file(struct plan_file **file, struct plan *plan, struct store *store,
	const char *path, struct err *err);
/* Adds FILE, which is in the plan's memory, as the last; no other has its path, and nobody asks for
 * it by that. */
void plan_append(struct plan *plan, struct plan_file *file);
/* Works out CHANGE. ERR_BUSY: what the user has edited stands in the way. */
MUST_CHECK int plan_build(struct plan *plan, struct store *store, const struct change *change,
	struct err *err);

bool version_there(const struct version *version);
bool version_same(const struct version *a, const struct version *b); /* as blobs */
bool plan_commits(const struct plan *plan);  /* does HEAD change? */
bool plan_changes(const struct plan *plan);  /* does anything? */
const struct plan_file *plan_find(const struct plan *plan, const char *path); /* NULL: not in it */

/*
 * Carries it out: objects, pending file, working tree, index, branch. On failure all files are as they were, and so is the index. *commit
 * is none when HEAD does not change.
 */
MUST_CHECK int plan_carry_out(struct plan *plan, struct store *store, const struct message *message,
	const struct identities *identities, struct oid *commit, struct err *err);

/*
 * The same for whoever has made the commit, and told the pending file: working tree, index, branch. The pending file goes
 * when all is done, or all as it was. *moved false and 0: HEAD is another one by now; all is as it was.
 */
struct plan_move {
	struct oid commit; /* where the branch goes; none: it stays */
	const char *log; /* for the branch's log */
	const struct identities *identities;
	const struct message *message; /* when HEAD is another one: make the commit again on that; NULL: do not */
};
/* What the index is to be told when the plan's files are in place; CHANGES has room for all of them, and borrows from the plan. */
size_t plan_index_changes(const struct plan *plan, struct index_change *changes);
MUST_CHECK int plan_put(struct plan *plan, struct store *store, struct plan_move *move, bool *moved,
	struct err *err);

#endif
