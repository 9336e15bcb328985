/*
 * A note named on the command line: the store finds it, and whoever forgot the
 * @ in front of a name is told so.
 */
#ifndef CMD_WHICH_H
#define CMD_WHICH_H

#include "cmd/app.h"

/* As store_find(); who I am is asked only for a note of mine. */
MUST_CHECK int which_note(struct notes *notes, struct app *app, const char *typed, struct err *err);

#endif
