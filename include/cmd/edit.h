/*
 * The two ways to edit a note: by options, or its file in the editor.
 */
#ifndef CMD_EDIT_H
#define CMD_EDIT_H

#include "cmd/draft.h"
#include "cmd/note_args.h"
#include "cmd/revise.h"

struct edit_args {
	struct note_args note;
	struct texts to;
	const char *draft; /* goes on with this file */
	bool yes;
};

bool edit_says_nothing(const struct edit_args *args, const char *text);
/* What was typed, as edits of REVISION. TEXT may be NULL. */
MUST_CHECK int edit_typed(struct revision *revision, struct app *app, const struct edit_args *args,
	const char *text, struct err *err);
/* The file in the editor; *changed tells whether anything was. The draft is kept by the caller when
 * this or what follows fails. */
MUST_CHECK int edit_file(struct revision *revision, struct app *app, const struct edit_args *args,
	struct draft *draft, bool *changed, struct err *err);

#endif
