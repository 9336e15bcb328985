/*
 * The verbs of `people`, one file each, and how they end: one commit, and one
 * line that says what changed.
 */
#ifndef CMD_PEOPLE_H
#define CMD_PEOPLE_H

#include "cmd/cmd.h"
#include "cmd/someone.h"

extern const struct cmd cmd_people_show, cmd_people_set, cmd_people_merge, cmd_people_remove;

/* Makes CHANGE a commit. When that did nothing: "HANDLE  unchanged"; else "HANDLE  WHAT". */
MUST_CHECK int people_commit(struct app *app, struct change *change, const char *handle,
	const char *what, struct err *err);
/* The same for EDITS of SOMEONE's file, which may be new: then a handle that theirs may be a slip
 * of is pointed out. CHANGE has been started. */
MUST_CHECK int people_edit(struct app *app, struct change *change, const struct someone *someone,
	const struct edits *edits, const char *what, struct err *err);

#endif
