/*
 * A round: who sits beside whom, who still owes which note, and what the one who looks may write
 * next.
 *
 * Owns its memory; borrows from rounds and scene.
 */
#ifndef VIEW_ROUND_H
#define VIEW_ROUND_H

#include "model/ring.h"
#include "view/sticky.h"

struct round_seat {
	struct who who;
	struct who left, right; /* handle NULL: nobody */
	struct who owes[RING_SIDES]; /* by side; handle NULL: nothing. ANYONE: a suggestion */
	size_t owed; /* how many of these */
};

struct round_other {
	const char *name;
	struct day start, due; /* due may be DAY_NONE */
};

struct round_view {
	struct day today;
	const struct round *round; /* NULL: no round is open */
	bool open;
	bool ahead; /* it has not begun yet */
	struct round_seat *seats; /* in the order of the ring: each is on the left of the next */
	size_t count;
	const struct round_seat *mine; /* NULL: who looks is not in it */
	size_t notes; /* that everybody writes: 0 to 3 */
	size_t written, all; /* of all that are to be written */
	/* The other open ones, due first in front; where no round is open, those that were last. */
	struct round_other *others;
	size_t other_count;
	struct arena memory;
};

/* NOTES: those of ring_reach(). ROUND may be NULL: then there is none to show. */
void round_view_build(struct round_view *view, const struct scene *scene,
	const struct rounds *rounds, const struct round *round, const struct notes *notes);
void round_view_release(struct round_view *view);

#endif
