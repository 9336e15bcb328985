/*
 * A round's ring: who sits beside whom, and who still owes which note.
 *
 * Everybody owes one note to the left, one to the right, and one to anyone else: also to somebody
 * outside of the ring. With three in the ring nobody else is left, and it is two notes; with two,
 * left and right are the same person, and it is one; with one there is nobody.
 *
 * A note counts for all whom it thanks, from the round's first day on, and stays paid whoever joins
 * or leaves afterwards: nobody who has written to three people in the round owes any more.
 *
 * Whoever has left the team, or the round's group, sits in no ring: they owe nothing and are owed
 * nothing. Borrows from round, notes and people.
 */
#ifndef MODEL_RING_H
#define MODEL_RING_H

#include "model/notes.h"
#include "model/people.h"
#include "model/round.h"

#define RING_LATELY 90 /* days in which thanks count, when it is asked whom fewest have thanked */

enum ring_side { RING_LEFT, RING_RIGHT, RING_ANYONE, RING_SIDES };

struct ring_seat {
	const char *handle;
	const char *left, *right; /* handles; both NULL: there is nobody. Of two, each is on the
				     other's left. */
	/* By side: to whom a note is owed; NULL: none. For ANYONE that is only a suggestion: whom
	 * fewest have thanked lately, the next on the right of those. */
	const char *owes[RING_SIDES];
	size_t owed; /* how many of these */
	size_t missing; /* the same; after the round's end, how many were never written */
	struct texts wrote; /* to whom they have written in the round, each once */
};

struct ring {
	const struct round *round;
	bool open;
	struct ring_seat *seats;
	size_t count;
	size_t notes; /* that everybody writes: 0 to 3 */
	size_t owed; /* by all of them together; after its end, how many were never written */
	struct arena memory;
};

/* The notes that ring_build() needs to see: without those before the round only the suggestions
 * know less. */
struct span ring_reach(const struct round *round, struct day today);
/* NOTES: settled. Of a round that is not open nobody owes anything. */
void ring_build(struct ring *ring, const struct round *round, const struct notes *notes,
	const struct people *people, struct day today);
void ring_release(struct ring *ring);

/* The rings of all open rounds, what is due first in front. */
struct rings {
	struct ring *items;
	size_t count;
	struct arena memory;
};
void rings_build(struct rings *rings, const struct rounds *rounds, const struct notes *notes,
	const struct people *people, struct day today);
void rings_release(struct rings *rings);

/* The seat of HANDLE; NULL when they are not in it. */
const struct ring_seat *ring_seat_of(const struct ring *ring, const char *handle);
/*
 * Which of what is owed from SEAT a note to HANDLE would pay; RING_SIDES: nothing.
 */
enum ring_side ring_seat_pays(const struct ring_seat *seat, const char *handle);

/* How many notes SEAT owes once one to all of TO is written. */
size_t ring_seat_left(const struct ring_seat *seat, const struct texts *to);

/* Is ROUND open on DAY, and of a group that HANDLE belongs to, though they are not in its ring nor
 * chose to leave it? Who joins a team is not in what it began before. */
bool round_invites(
	const struct round *round, const struct people *people, const char *handle, struct day day);
/* Does HANDLE take part in ROUND on DAY, being in its ring? */
bool round_takes(
	const struct round *round, const struct people *people, const char *handle, struct day day);

#endif
