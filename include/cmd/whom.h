/*
 * Whom a note goes to: what was typed (handles, aliases, e-mails, groups,
 * @all) as canonical handles, each once.
 *
 * A group stands for its members of the note's own day, without the sender.
 * All of it lives in app's memory.
 */
#ifndef CMD_WHOM_H
#define CMD_WHOM_H

#include "cmd/app.h"

struct whom {
	struct texts to;
	const char *group; /* when all of them come from one group; else NULL */
	struct texts known; /* with a stranger among them, or for a sender: handles without a file
			       that recent notes hold */
};

/* ERR_MISSING for an empty group, and for a stranger where the settings say `people: closed`. */
MUST_CHECK int whom_resolve(struct whom *whom, struct app *app, const struct texts *typed,
	const char *sender, struct day day, struct err *err);

/* Handles without a file that recent notes hold: gathered, in app's memory, only where TO, or a
 * SENDER who is not me, has none. */
MUST_CHECK int whom_known(struct texts *known, struct app *app, const char *sender,
	const struct texts *to, struct err *err);

/* May HANDLE be written down? Without a file it may not where the settings say `people: closed`.
 * BUT is who is not meant, as for people_near(). */
MUST_CHECK int whom_allowed(struct app *app, const char *handle, const char *but, struct err *err);

#endif
