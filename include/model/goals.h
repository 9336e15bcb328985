/*
 * What a Customer Service Week is to bring about, and how far that is: everyone is thanked,
 * everyone has written to a customer, everyone has thanked each of their team in person, and
 * nobody remote is left out. Computed from the notes of its days.
 *
 * Everyone: the colleagues whom the tally counts. A team: the colleagues of one's groups; on a
 * wall without groups, all of them. In person: a note `via: in-person`, and where one of the two
 * is remote a call, too.
 *
 * Owns its lists; borrows from the tally.
 */
#ifndef MODEL_GOALS_H
#define MODEL_GOALS_H

#include "model/notes.h"
#include "model/tally.h"

enum goal { GOAL_THANKED, GOAL_CUSTOMER, GOAL_TEAM, GOAL_REMOTE, GOAL_COUNT };

struct goal_person {
	const struct tally_person *row;
	size_t team, met; /* how many are in it, and were thanked in person */
};
struct goal_count {
	size_t people, done; /* whom it is for, and who are there */
};

struct goals {
	struct goal_person *items; /* by handle */
	size_t count;
	struct goal_count of[GOAL_COUNT];
	bool grouped; /* somebody has a group */
	struct lookup met; /* pairs who met */
	struct arena memory;
};

/* TALLY: finished, of the days asked for; NOTES: those it counted, and others perhaps. */
void goals_build(struct goals *goals, const struct tally *tally, const struct notes *notes);
void goals_release(struct goals *goals);

bool goal_is_for(enum goal goal, const struct goal_person *person);
bool goal_is_done(enum goal goal, const struct goal_person *person);
/* Those of HANDLE's team whom they have not thanked in person; added to HANDLES (in ARENA). */
void goals_left(
	const struct goals *goals, const char *handle, struct arena *arena, struct texts *handles);

#endif
