/*
 * One plain sentence on what came and went, and whatever else is worth knowing about it.
 *
 * Borrows what sync found.
 */
#ifndef VIEW_SYNCED_H
#define VIEW_SYNCED_H

#include "base/memory.h"
#include "model/problem.h"

struct synced_count {
	size_t notes, people, edited, removed, others;
};
struct synced_view {
	const char *remote;
	struct synced_count in, out;
	size_t by_hand; /* edits committed first */
	bool dry;
	const struct texts *by_hand_files, *unsound, *settled;
	const struct problems *facts, *left_out;
};

#endif
