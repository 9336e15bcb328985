/*
 * Sharing: what others wrote comes in, what was written here goes out, and one sentence tells.
 *
 * Valid edits made by hand are committed first; then fetch (no lock is held), merge (under the
 * lock), push (no lock), again from the start when others were faster, each time after a longer
 * pause.
 */
#ifndef STORE_SYNC_H
#define STORE_SYNC_H

#include "model/problem.h"
#include "store/store.h"

/* What went in one direction. */
struct traffic {
	size_t notes; /* new ones */
	size_t people; /* who wrote these */
	size_t edited; /* notes that changed */
	size_t removed; /* notes that went */
	size_t others; /* files of any other kind: people, settings, rounds, pictures, what else
			  there is */
	size_t profiles, rounds; /* among the others: people's files, and rounds */
};

struct synced {
	const char *remote; /* "origin" */
	struct traffic in, out;
	struct texts by_hand; /* paths of edits that were committed first */
	struct texts unsound; /* and of those that were not, */
	struct problems why; /* one for each of these */
	struct texts settled; /* conflicts of plain git's that were settled */
	struct problems facts; /* remarks: edits kept, fields with two versions, files beside */
	struct problems left_out; /* remarks: files that could harm */
	bool dry; /* nothing was done: this is what would be */
	bool upstream_set;
	const char *branch; /* "main", which follows the remote since then */
	bool driver_mended; /* this clone's configuration lacked the merge driver */
	struct arena memory;
};

enum sync_way { SYNC, SYNC_DRY };

/* ERR_REMOTE (69), ERR_BUSY (75: rewritten by force, refused, in the middle of something),
 * ERR_MISSING (no remote). */
MUST_CHECK int store_sync(struct synced *synced, struct store *store, enum sync_way way,
	const struct signer *signer, struct err *err);
void synced_release(struct synced *synced);

/* Clones URL into DIR (absolute) and makes it ready: driver, files. LEFT_OUT as in struct synced;
 * PROGRESS may be NULL.
 * ERR_DATA: it is no notes repository (an empty one becomes one). On failure nothing is left. */
MUST_CHECK int store_clone(const char *url, const char *dir, const struct signer *signer,
	struct progress *progress, struct problems *left_out, struct err *err);

/* What is on the other side of a repository that is to be shared. */
enum shared {
	SHARED_LATER, /* it could not be reached; ERR tells why, and is no error */
	SHARED_EMPTY,
	SHARED_WALL,
	SHARED_OTHER, /* commits, but no wall */
	SHARED_ALREADY, /* the wall that this one was shared with before */
};
/* Makes URL the remote `origin`, which HEAD's branch follows, and looks what is there. ERR_BUSY: it
 * is shared with another one already. */
MUST_CHECK int store_share(
	struct store *store, const char *url, enum shared *found, struct err *err);

/* The merge driver and the settings that keep git's rename detection out, in this clone's own
 * configuration: were they there? Sets what is missing. */
MUST_CHECK int store_set_driver(struct store *store, bool *changed, struct err *err);
bool store_has_driver(struct store *store);

bool store_is_shared(struct store *store); /* has it a remote? */

/* The repository at ROOT becomes the one that commands use where there is no other around: git
 * config --global thanks.repo. */
MUST_CHECK int store_make_default(const char *root, struct err *err);

#endif
