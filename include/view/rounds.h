/*
 * The rounds of a wall, one row each: until when, how far each is, and what is mine in it.
 *
 * Owns its memory; borrows from rounds and scene.
 */
#ifndef VIEW_ROUNDS_H
#define VIEW_ROUNDS_H

#include "model/ring.h"
#include "view/scene.h"

struct round_row {
	const struct round *round;
	const char *typed; /* what finds it: its name, or where a later one has that, with its day in
			      front */
	bool open;
	bool ahead; /* it has not begun yet */
	size_t people; /* in the ring; what follows is 0 unless it is open */
	size_t written, all; /* of all notes that are to be written */
	bool mine; /* I sit in it, */
	size_t owed; /* and still owe so many */
	bool invited; /* I am not in it, and it is for my group */
};

struct rounds_view {
	struct day today;
	/* What is open, due first in front; then what is to begin; then what is over, the latest
	 * first. */
	struct round_row *rows;
	size_t count, open, ahead; /* all; of these */
	struct arena memory;
};

/* The notes that the rows of all open rounds need, and ROUND too, unless it is NULL. */
struct span rounds_view_reach(
	const struct rounds *rounds, const struct round *round, struct day today);
/* NOTES: those of rounds_view_reach(). */
void rounds_view_build(struct rounds_view *view, const struct scene *scene,
	const struct rounds *rounds, const struct notes *notes);
void rounds_view_release(struct rounds_view *view);

/* One row; `typed` lives in ARENA. */
void round_row_build(struct round_row *row, const struct scene *scene, const struct rounds *rounds,
	const struct round *round, const struct notes *notes, struct arena *arena);

#endif
