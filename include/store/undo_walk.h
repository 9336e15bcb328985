/*
 * Which change is the next to undo, or to redo: found in history alone, by the trailers of
 * its commits, so that it holds in every clone.
 *
 * A commit with Thanks-Undoes that is not undone itself marks its target as undone. The newest unmarked change of mine is
 * next to undo; the newest unmarked undo of mine is next to redo. A rebase gives commits new names: an undo whose target is not met
 * marks the change it is the exact reverse of.
 */
#ifndef STORE_UNDO_WALK_H
#define STORE_UNDO_WALK_H

#include "store/git.h"

struct candidate {
	bool found;
	struct oid commit;
	struct oid undoes;   /* of an undo: its target */
	const char *subject; /* in the arena, like kind */
	const char *kind;
	struct moment when;
	size_t since;  /* commits behind it */
	size_t others; /* of these, not made with this tool, or not by the same handle */
};

MUST_CHECK int candidate_find(struct candidate *candidate, struct repo *repo, enum undo_way way,
	const char *handle, struct arena *arena, struct err *err);

#endif
