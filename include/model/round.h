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

struct round {
	const char *path; /* rounds/2026-10-05-week.yaml; the first of `paths` */
	struct texts paths; /* more than one when clones began the same round on different days */

	const char *name;
	const char *group; /* whose members are in it, and nobody else but guests; or NULL */
	struct day start, due, closed; /* the last two may be DAY_NONE */
	struct texts ring;
	struct texts
		guests; /* of a group's round: those of the ring who need not be in the group */
	struct conflicts conflicts;
	struct unknowns unknown;

	struct day last; /* the day before the next round of that name begins; DAY_MAX */
};

extern const struct fields round_fields;

#endif
