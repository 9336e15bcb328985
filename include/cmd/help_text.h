/*
 * The help that somebody reads in a terminal. Only adds to a string.
 */
#ifndef CMD_HELP_TEXT_H
#define CMD_HELP_TEXT_H

#include "cmd/cmd.h"

void help_add_overview(struct str *out, const struct look *look);
void help_add_cmd(struct str *out, const struct cmd *parent, const struct cmd *cmd,
	const struct look *look);
void help_add_exit_codes(struct str *out, const struct look *look);

#endif
