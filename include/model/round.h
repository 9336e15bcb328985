/*
 * A round: the sticky-note exercise. Everybody in the ring writes three notes: to the person on
 * their left, to the one on their right, and to anyone else.
 *
 * The ring is a set of people, and its order follows from them: by SHA-256 of the round's name, a
 * NUL and the handle. It is stored in that order, and read in that order, whatever order it is
 * found in (store/rounds.h): so a merge may take it for a set, and all clones still sit in the same
 * ring, whoever joined or left meanwhile.
 *
 * Strings are borrowed from whoever holds the round.
 */
#ifndef MODEL_ROUND_H
#define MODEL_ROUND_H

#include "model/field.h"
#include "model/note.h"

#define ROUND_RING_MOST 4096 /* people */

struct round {
	const char *path; /* rounds/2026-10-05-week.yaml; the first of `paths` */
	struct texts paths; /* more than one when clones began the same round on different days */

	const char *name;
	const char *group; /* whose members are in it, and nobody else but guests; or NULL */
	struct day start, due, closed; /* the last two may be DAY_NONE */
	struct texts ring;
	struct texts
		guests; /* of a group's round: those of the ring who need not be in the group */
	struct texts away; /* of a group's round: its members who have left the ring */
	struct conflicts conflicts;
	struct unknowns unknown;

	struct day last; /* the day before the next round of that name begins; DAY_MAX */
};

extern const struct fields round_fields;

/* Begun, and not closed (on the day it is closed it is not open any more). */
bool round_is_open(const struct round *round, struct day today);
/* Was NOTE written in it? A note names the round; which one of that name follows from its day. What
 * is private is in none. */
bool round_has(const struct round *round, const struct note *note);

/* All rounds, owned by the one arena. */
struct rounds {
	struct round *items; /* by their start, then by name, once rounds_ready() was called */
	size_t count, cap;
	struct arena memory;
};

void rounds_release(struct rounds *rounds);
struct round *rounds_add(struct rounds *rounds); /* initialised; valid until the next rounds_add */
/*
 * Sorts. A file whose round begins while one of the same name is open says the same round again:
 * two clones began it before they met. Both become one, begun on the first of the days, with
 * everybody in its ring.
 */
void rounds_ready(struct rounds *rounds);
/* By name, in any case: the newest of that name; or by day and name, "2026-10-05-week". NULL when
 * there is none. */
const struct round *rounds_find(const struct rounds *rounds, const char *typed);
/* A name that TYPED looks like a slip of; NULL when there is none. */
const char *rounds_near(const struct rounds *rounds, const char *typed);
/* Those that are open, what is due first in front (without a day: last), then what began first, then
 * by name. In ARENA. */
size_t rounds_open(const struct rounds *rounds, struct day today, struct arena *arena,
	const struct round ***open);

#endif
