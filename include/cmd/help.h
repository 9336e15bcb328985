/*
 * What the command table says of itself: to somebody who asks, and as the
 * manual page.
 */
#ifndef CMD_HELP_H
#define CMD_HELP_H

#include "cmd/cmd.h"

/* Adds the help on CMD (with PARENT when it is a verb of that) to app's output; NULL: on all. */
MUST_CHECK int help_on(struct app *app, const struct cmd *cmd, const struct cmd *parent,
	struct err *err);

/* The meaning of an exit code. */
struct exit_row {
	int code;
	const char *what;
};
extern const struct exit_row exit_rows[]; /* ended by a NULL what */

/* A variable of the environment, or a file, that the manual tells of. */
struct fact {
	const char *name;
	const char *what;
};
extern const struct fact environment_facts[]; /* ended by a NULL name, like the others */
extern const struct fact file_facts[];
extern const struct fact config_facts[];

/* Prose that belongs to no command: how recipients, days, ids are typed. */
struct topic {
	const char *title;
	const char *text; /* paragraphs, separated by empty lines */
};
extern const struct topic topics[]; /* ended by a NULL title */

/* The whole manual page, thanks(1), in mdoc. */
void manual_build(struct str *out);

#endif
