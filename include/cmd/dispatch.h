/*
 * From the words of a line to a command that has run: finds it, reads its
 * options, opens the repository it needs, calls it.
 */
#ifndef CMD_DISPATCH_H
#define CMD_DISPATCH_H

#include "cmd/line.h"

/* ARGV with the program's name, which tells where it starts. */
MUST_CHECK int dispatch(struct app *app, int argc, char **argv, struct err *err);

/* The names of the formats, in the order of enum cmd_format's bits; NULL-terminated. */
extern const char *const format_names[];
/* What CMD can print, as "text, json". */
void str_add_formats(struct str *str, const struct cmd *cmd);

#endif
