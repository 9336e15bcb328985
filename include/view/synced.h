/*
 * One plain sentence on what came and went, and whatever else is worth knowing about it.
 *
 * A plain record that the command fills in; borrows what sync found.
 */
#ifndef VIEW_SYNCED_H
#define VIEW_SYNCED_H

#include "base/memory.h"
#include "model/problem.h"

struct synced_count {
	size_t notes; /* new ones */
	size_t people; /* who wrote these */
	size_t edited, removed; /* notes */
	size_t others; /* files of any other kind, */
	size_t profiles, rounds; /* among them people's, and rounds */
};
struct synced_view {
	const char *remote, *branch;
	struct synced_count in, out;
	bool dry; /* nothing was done: this is what would be */
	bool upstream_set, driver_mended;
	const struct texts *by_hand, *unsound, *settled; /* paths */
	const struct problems *facts, *left_out;
};

/* Of the other files those that have no name of their own. */
size_t synced_nameless(const struct synced_count *count);
/* Did nothing come or go? */
bool synced_nothing(const struct synced_view *view);
/* Are there new notes, and nothing else? Then the shortest of words will do. */
bool synced_only_notes(const struct synced_count *count);

#endif
