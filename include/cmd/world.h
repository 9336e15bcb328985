/*
 * Asks the environment, the terminal and the clock, once, for main.
 */
#ifndef CMD_WORLD_H
#define CMD_WORLD_H

#include "cmd/app.h"

/* ERR_USAGE when THANKS_NOW is malformed. */
MUST_CHECK int world_settle(struct app *app, struct err *err);

/* Colour: --color, else NO_COLOR, else CLICOLOR_FORCE, else a terminal that is not dumb. */
bool world_color(enum color asked, bool terminal);

#endif
