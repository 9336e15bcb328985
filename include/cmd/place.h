/*
 * Directories and addresses of repositories as they are typed, below -C.
 */
#ifndef CMD_PLACE_H
#define CMD_PLACE_H

#include "cmd/app.h"

/* DIR (NULL: the current one) below -C, as git has it; in app's memory. */
const char *place_dir(struct app *app, const char *dir);
/* The same, absolute. */
const char *place_whole(struct app *app, const char *dir);
/* URL as it means the same from anywhere: a path that leads to something here becomes absolute. */
const char *place_url(struct app *app, const char *url);

/* "-C DIR " where DIR is not the current directory: for commands to be copied. */
void str_add_place_option(struct str *str, const char *dir);

#endif
