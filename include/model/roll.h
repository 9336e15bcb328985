/*
 * The roll: everybody who may be thanked, which notes of a window are theirs, and what the coming
 * days hold for them. Called once, for any number of reminders: each then looks at one person's
 * notes, not at all of them.
 *
 * Owns its lists; borrows from notes, people and settings.
 */
#ifndef MODEL_ROLL_H
#define MODEL_ROLL_H

#include "model/notes.h"
#include "model/occasion.h"
#include "model/people.h"
#include "model/settings.h"

struct roll_person {
	const char *handle;
	const struct person *person; /* NULL without a file */
	/* With a file: they have not left. Without: a note of the last PEOPLE_KNOWN_DAYS names
	 * them. */
	bool known;
	struct day last; /* thanked by somebody else, within the lookback; DAY_NONE */
	const struct note **notes; /* from or to them, in the order of the notes */
	size_t note_count, note_cap;
};

struct roll {
	const struct notes *notes;
	const struct people *people;
	const struct settings *settings;
	struct day today;
	struct span ahead; /* the days ahead, from today on */
	struct roll_person *items; /* those with a file first, in their order */
	size_t count, cap;
	struct occasions occasions; /* everybody's, of the days ahead */
	struct lookup handles; /* of those without a file */
	struct arena memory;
};

/* The days whose notes it needs to see: the lookback, and a year at least. */
struct span roll_reach(const struct settings *settings, struct day today);
/* NOTES: settled, newest first. DAYS: working days ahead, for the occasions. */
void roll_build(struct roll *roll, const struct notes *notes, const struct people *people,
	const struct settings *settings, struct day today, int days);
void roll_release(struct roll *roll);

/* The place of HANDLE (canonical) among the items; false when nobody here goes by it. */
bool roll_find(const struct roll *roll, const char *handle, size_t *at);
bool roll_thanked_within(const struct roll *roll, struct day day); /* does a note of DAY count? */

#endif
