/*
 * Every command's constant, for the table that lists them. Adding a command is
 * its file, a line here and a line there.
 */
#ifndef CMD_COMMANDS_H
#define CMD_COMMANDS_H

#include "cmd/cmd.h"

extern const struct cmd cmd_thank, cmd_reply, cmd_cheer;
extern const struct cmd cmd_wall, cmd_search, cmd_show, cmd_card, cmd_report, cmd_remind, cmd_week;
extern const struct cmd cmd_people, cmd_notice, cmd_round;
extern const struct cmd cmd_edit, cmd_remove, cmd_undo;
extern const struct cmd cmd_init, cmd_clone, cmd_sync, cmd_git, cmd_merge_driver, cmd_check, cmd_whoami;
extern const struct cmd cmd_help, cmd_completions, cmd_version, cmd_complete;

#endif
