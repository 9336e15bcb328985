/*
 * A tally while it is counting: what turns a note's handles into rows and
 * cells at once. The inside of tally; nobody else includes it.
 */
#ifndef MODEL_TALLY_WORK_H
#define MODEL_TALLY_WORK_H

#include "model/tally.h"

struct tally_work {
	struct lookup handles; /* of persons */
	struct tally_person **persons;
	size_t count, cap;

	/* Places in the cross table: the groups that have one, then a kind each. */
	struct texts groups;
	struct lookup group_places;
	size_t place_count;
	size_t *cells; /* place_count squared, from a row to a column */
	size_t serial; /* of the note being counted */
	size_t *marks; /* per place: the last note that reached it */
	size_t *marked, marked_count; /* the places that this note reached */

	struct day so_far; /* the day in the period before that is as far in as today is */
};

/* A row for HANDLE (copied); its number. */
size_t tally_add_person(struct tally *tally, const char *handle, const struct person *person);

#endif
