/*
 * Who sends a mail, and to which address it goes.
 */
#ifndef CMD_LETTER_H
#define CMD_LETTER_H

#include "cmd/app.h"
#include "view/remind.h"

/* The sender, for all letters: git's user.name and user.email, else me with the address in my file.
 * ERR_USAGE when there is no address. */
MUST_CHECK int letter_from(struct remind_letter *letter, struct app *app, struct err *err);
/* To HANDLE: the first address in their file that mail can go to; the sender's own where that is
 * who they are, and they have no file. False when there is none. */
bool letter_to(struct remind_letter *letter, struct app *app, const struct people *people,
	const char *handle);

#endif
