/*
 * The round that a note is written in: the one that was named, or, for new thanks, an open one in
 * which its sender owes just this note.
 */
#ifndef CMD_NOTE_ROUND_H
#define CMD_NOTE_ROUND_H

#include "cmd/app.h"
#include "model/note.h"

struct note_round {
	const char *name; /* NULL: none */
	size_t owed, left; /* how many notes the sender owes in it, before this one and after */
	const char *invited; /* an open round of the sender's group and of somebody who is thanked,
				but without the sender; NULL */
};

/*
 * TYPED is what --round says; "" is none. ERR_MISSING, and a near miss, when there is no such
 * round; ERR_USAGE when NOTE is not of its days.
 */
MUST_CHECK int note_round_named(struct note_round *found, struct app *app, const struct note *note,
	const char *typed, struct err *err);
/* Of several the one where whom it thanks sits beside the sender; of these the one that is due
 * first. */
MUST_CHECK int note_round_owed(
	struct note_round *found, struct app *app, const struct note *note, struct err *err);

#endif
