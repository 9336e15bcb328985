/*
 * Reminders for one person or many, from one reading of the notes.
 */
#ifndef CMD_REMINDERS_H
#define CMD_REMINDERS_H

#include "cmd/app.h"
#include "view/remind.h"

struct reminders {
	struct scene scene; /* me: whoever is reminded */
	struct remind_wish wish;
	struct notes notes;
	struct roll roll;
	struct rings rings;
};

/* Reads what is needed; DAYS: working days ahead. WHICH notes: private ones are for me alone. SCENE
 * and WISH (team, group, named, handed_on) are the caller's. */
MUST_CHECK int reminders_open(struct reminders *reminders, struct app *app, enum privacy which,
	const struct scene *scene, const struct remind_wish *wish, int days, struct err *err);
void reminders_close(struct reminders *reminders);
/* The view for HANDLE; LETTER may be NULL. Good until the next call; to be released. */
void reminders_view(struct remind_view *view, struct reminders *reminders, const char *handle,
	const struct remind_letter *letter);

/* Everybody who can be reminded: with a file, here today, and no customer nor vendor; of GROUP
 * only, unless that is NULL. Added to HANDLES, in app's memory. */
MUST_CHECK int reminders_everybody(
	struct texts *handles, struct app *app, const char *group, struct err *err);

#endif
