/*
 * Posts a new note: its text from the command line, standard input or the
 * editor, the last checks, one commit, the receipt. What thank, reply and
 * cheer have in common.
 */
#ifndef CMD_POST_H
#define CMD_POST_H

#include "cmd/compose.h"
#include "view/receipt.h"

struct posting {
	enum receipt_kind kind;
	const struct note_args *args;
	struct texts to; /* as typed */
	const char *text; /* as typed; NULL: not at all */
	bool needs_text; /* when none was typed: from standard input, or the editor on a terminal */
	const struct note *parent; /* what it answers; or NULL */
	struct notes found; /* it, where post_on() looked for it */
};

/* What is posted is about the note that the first of OPERANDS names; the others are its text. */
MUST_CHECK int post_on(
	struct posting *posting, struct app *app, const struct operands *operands, struct err *err);

MUST_CHECK int post(struct app *app, const struct posting *posting, struct err *err);
void posting_release(struct posting *posting);

#endif
