/*
 * What the rooms of a sync share: one sync under way.
 */
#ifndef STORE_SYNC_INSIDE_H
#define STORE_SYNC_INSIDE_H

#include "model/lookup.h"
#include "store/edited.h"
#include "store/edited_scan.h"
#include "store/inside.h"
#include "store/merge_trees.h"
#include "store/remote.h"
#include "store/sync.h"
#include "sys/helper.h"

/* The look at the files, which goes on while the network is waited for. */
struct aside {
	const struct store *store;
	struct edited_scan scan;
	struct err err;
	int status;
	struct helper helper;
};
void aside_start(struct aside *aside);
int aside_end(struct aside *aside); /* looks now if it has not; its status; ERR says why, and is the
				       caller's */

/* A try without libgit2: most syncs have nothing to do. */
struct quick {
	struct remote remote;
	struct oid head, before, tip;
	bool fetched; /* what was found so far is not to be looked for again */
	struct edited_scan scan;
};

struct syncing {
	struct store *store;
	struct synced *synced;
	enum sync_way way;
	const struct signer *signer;
	struct remote remote;
	struct fetched fetched;
	struct quick quick;
	struct edited edited;
	struct lookup givers[2]; /* who wrote what came, and what goes */
	struct arena memory;
};
enum direction { COMES, GOES };

const char *sync_branch(const struct syncing *syncing); /* main, of refs/heads/main */

/* *done: both sides are the same, and nothing is to be done here. */
MUST_CHECK int quick_sync(struct syncing *syncing, bool *done, struct err *err);
void quick_release(struct quick *quick);

bool sync_has_attributes(const struct store *store); /* does git know which files to merge how? */

/* ERR_BUSY: somebody pushed by force. */
MUST_CHECK int sync_check_rewritten(struct syncing *syncing, struct err *err);
/* Fetches, or only peeks. ERR_BUSY: the other side was rewritten. */
MUST_CHECK int sync_fetch(struct syncing *syncing, struct err *err);
/* The same, while another thread looks for files that were edited; finds syncing->edited. */
MUST_CHECK int sync_fetch_and_look(struct syncing *syncing, struct err *err);

/* Takes in what was fetched, under the lock: HEAD has all of it then. */
MUST_CHECK int sync_join(struct syncing *syncing, struct err *err);
/* Tells what that would come to; nothing but objects is written. */
MUST_CHECK int sync_try(struct syncing *syncing, struct err *err);

/* Counts what CHANGES, made on top of COMMIT (none: of nothing), come to; added to TRAFFIC. */
MUST_CHECK int traffic_add(struct syncing *syncing, enum direction direction,
	const struct oid *commit, const struct tree_change *changes, size_t count, struct err *err);
/* All there is in HEAD goes out. */
MUST_CHECK int traffic_all(struct syncing *syncing, struct err *err);

/* What a merge did that somebody should know, as remarks. */
void facts_tell(struct syncing *syncing, const struct merge *merge);
/* The same of files that plain git left in conflict: the edit stays. */
void facts_tell_kept(struct syncing *syncing, const struct texts *paths);

#endif
