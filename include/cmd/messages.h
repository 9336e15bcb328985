/*
 * What goes to standard error when a command is over: asides, what could not be read, the error
 * and its hints.
 *
 * On a terminal lines are wrapped by words; anywhere else each message is one line, for scripts
 * and for editors, which jump to a place that reads path:line:column.
 */
#ifndef CMD_MESSAGES_H
#define CMD_MESSAGES_H

#include "cmd/app.h"

/* Nobody can be told when that fails. */
void messages_print(const struct app *app, const struct err *err);

/* Appends TEXT, made harmless, and a line feed; wrapped to WIDTH columns unless that is 0. A place
 * (path:line:column) in it is never parted. */
void message_add(struct str *out, const char *text, size_t length, int width);

#endif
