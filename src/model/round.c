#include "model/round.h"

#define AT(member) offsetof(struct round, member)

static const struct field rows[] = {
	{ "name", FIELD_HANDLE, AT(name), FIELD_REQUIRED, 0, NULL, "what the round is called" },
	{ "group", FIELD_HANDLE, AT(group), 0, 0, NULL, "the group whose round it is" },
	{ "start", FIELD_DAY, AT(start), FIELD_REQUIRED, 0, NULL, "the day it began" },
	{ "due", FIELD_DAY, AT(due), 0, 0, NULL, "the day by which the notes are to be written" },
	{ "closed", FIELD_DAY, AT(closed), 0, 0, NULL, "the day it ended" },
	{ "ring", FIELD_HANDLES, AT(ring), FIELD_SPELLING, 0, NULL,
		"who is in it, from left to right" },
	{ "guests", FIELD_HANDLES, AT(guests), FIELD_SPELLING, 0, NULL,
		"those of the ring who are not of the group" },
	{ "conflicts", FIELD_CONFLICTS, AT(conflicts), 0, 0, NULL, "other versions after a merge" },
};

const struct fields round_fields = { rows, sizeof(rows) / sizeof(rows[0]), AT(unknown) };
