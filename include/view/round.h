/*
 * A round: who sits beside whom, who still owes which note, and what the one who looks may write
 * next.
 *
 * Owns its memory; borrows from rounds and scene.
 */
#ifndef VIEW_ROUND_H
#define VIEW_ROUND_H

#include "model/ring.h"
#include "view/rounds.h"
#include "view/sticky.h"

struct round_seat {
	struct who who;
	struct who left, right; /* handle NULL: nobody */
	struct who owes[RING_SIDES]; /* by side; handle NULL: nothing. ANYONE: a suggestion */
	size_t owed; /* how many of these */
	size_t written; /* of the notes that everybody writes */
};

/* What is told of it. */
enum round_page {
	ROUND_OPEN, /* the one that is due first: all that are open stand in front */
	ROUND_OWED, /* who still owes which */
	ROUND_SEATED, /* between whom each sits, and how much of it they have written */
};

struct round_view {
	struct day today;
	enum round_page page;
	const struct round *round; /* NULL: no round is open */
	bool open;
	bool ahead; /* it has not begun yet */
	struct round_seat *seats; /* in the order of the ring: each is on the left of the next */
	size_t count;
	const struct round_seat *mine; /* NULL: who looks is not in it */
	size_t notes; /* that everybody writes: 0 to 3 */
	size_t written, all; /* of all that are to be written */
	struct round_row row; /* of `round` */
	/* The other open ones, due first in front; where no round is open, those that were last. */
	struct round_row *others;
	size_t other_count;
	struct arena memory;
};

/* NOTES: those of rounds_view_reach(). ROUND may be NULL: then there is none to show. */
void round_view_build(struct round_view *view, const struct scene *scene, enum round_page page,
	const struct rounds *rounds, const struct round *round, const struct notes *notes);
void round_view_release(struct round_view *view);

#endif
