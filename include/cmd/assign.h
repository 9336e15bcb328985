/*
 * Assignments to the fields of a person's file, as typed: name=value, list+=value, list-=value.
 *
 * Values live in app's memory.
 */
#ifndef CMD_ASSIGN_H
#define CMD_ASSIGN_H

#include "cmd/someone.h"

enum { EDITS_MOST = 64 };

/* What is being set, for whom. */
struct assigned {
	struct app *app;
	const struct people *people;
	struct someone someone;
	struct edit edits[EDITS_MOST];
	size_t count;
	struct str names; /* of the fields, for the commit and the receipt; owned */
};

/* One more assignment, checked by its field's own rule. ERR_USAGE. */
MUST_CHECK int assign(struct assigned *assigned, const char *typed, struct err *err);

/* What is set, taken together with what stands in the file: nobody leaves before they come.
 * ERR_USAGE. */
MUST_CHECK int assigned_check(const struct assigned *assigned, struct err *err);

#endif
