/*
 * The pending file: what a writer is about to do, so that the next one can
 * finish it if the first is killed.
 *
 * It lies in the git directory of the working tree, as thanks/pending, and is written before the first file is renamed and removed
 * when the index is up to date. One line each:
 *
 *     thanks-pending 1
 *     branch refs/heads/main
 *     commit 3c14...                     what the branch is to be moved to, `-` when HEAD does not change
 *     subject thank @alice: fresh coffee
 *     action add                         not of what undo is to leave alone
 *     by bob
 *     undoes 91ab...                     only of an undo
 *     file 100644 - ID - ID - ID notes/2026/11/21/nf8kq7m2x.yaml
 *     end
 *
 * The six ids are blobs: working tree before and after, HEAD before and after, index before and after.
 *
 * Whoever goes forward to what others wrote (store/advance.h) has made the commit already, so all is done or nothing. Then
 *
 *     kind advance
 *     from 91ab...                       where the branch was; `-`: nowhere yet
 *     take 100644 ID 100644 ID ba-ai notes/2026/11/21/nf8kq7m2x.yaml
 *
 * stand in place of action, by and file: mode and id in HEAD before and after, and which of them (`-`: neither) the working
 * tree has before and after, and the index; `o`: it stays out of the working tree. In these paths control characters and `%` are written as %0A.
 * `kind fill` is for a clone whose files are not all there yet; it names no files.
 */
#ifndef STORE_PENDING_H
#define STORE_PENDING_H

#include "store/plan.h"

#define PENDING "thanks/pending"
#define PENDING_FIRST "thanks-pending 1"
#define PENDING_LAST "end"

enum pending_kind { PENDING_CHANGE, PENDING_ADVANCE, PENDING_FILL };
extern const char *const pending_kinds[]; /* their words */

struct pending {
	bool there; /* false: nothing is pending */
	enum pending_kind kind;
	struct oid from;
	struct message message;
	const char *branch;
	struct oid commit;
	struct plan plan; /* ids only, no bytes */
	struct arena memory;
};

MUST_CHECK int pending_write(struct store *store, const struct plan *plan,
	const struct message *message, const struct oid *commit, struct err *err);
/* The same for the other kinds; FILL: PLAN is NULL. */
MUST_CHECK int pending_write_kind(struct store *store, enum pending_kind kind,
	const struct plan *plan, const struct plan_move *move, struct err *err);
void pending_remove(struct store *store);
/* Removes a pending file, or a signature, that was killed on its way. Under the lock. */
void pending_sweep(struct store *store);
/* A file that is no pending file, or half of one, is as good as none: nothing was begun. */
MUST_CHECK int pending_read(struct pending *pending, struct store *store, struct err *err);
void pending_release(struct pending *pending);

/*
 * Finishes what a killed writer began: what stands in the working tree as it was left is committed, with what belongs to it; the
 * index is brought up to date. Whatever anybody has changed since is left to them. Under the lock, with the index taken;
 * *taken says whether it still is.
 */
MUST_CHECK int pending_finish(struct store *store, const struct signer *signer, bool *taken,
	struct err *err);

#endif
