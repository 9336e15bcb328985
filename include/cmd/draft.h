/*
 * A draft: words that somebody wrote in an editor or piped in. They are never
 * lost: when the command fails, they stay in a file and the hint names it.
 *
 * Owns its text. Nobody else's lock is held while an editor is open.
 */
#ifndef CMD_DRAFT_H
#define CMD_DRAFT_H

#include "cmd/app.h"

struct draft {
	const char *name; /* draft-20261121-nf8kq7m2x.txt; borrowed */
	struct str text; /* as it was written */
	const char *again; /* the command that goes on with it, up to where its path follows; NULL: none. Borrowed */
	struct str path; /* its file; empty while there is none */
	bool precious; /* somebody wrote it: keep it */
	bool theirs; /* its file was not made here: it stays when it is done with, too */
	bool trimmed; /* its file holds more than the text: comments of ours */
};

/* All of standard input. */
MUST_CHECK int draft_read(struct draft *draft, struct err *err);
/*
 * Opens the editor (GIT_EDITOR, core.editor, VISUAL, EDITOR, the system's) on a file that holds
 * START, and takes what stands there afterwards. An unchanged text is not precious. ERR_INTERRUPT when that ended the editor; ERR_USAGE
 * when it left no file.
 */
MUST_CHECK int draft_edit(
	struct draft *draft, struct app *app, const char *start, size_t length, struct err *err);
/*
 * The same with a draft that was kept in the file PATH, which is edited where it lies. Precious
 * whatever becomes of it.
 */
MUST_CHECK int draft_reopen(
	struct draft *draft, struct app *app, const char *path, struct err *err);
/* Only this part of what stood in the editor is the draft's own; the rest was ours. */
void draft_trim(struct draft *draft, const char *text, size_t length);
/* The command failed with ERR: keeps what is precious and says where, in the hint. Returns -1. */
int draft_keep(struct draft *draft, struct app *app, struct err *err);
/* The command has what it needs: the file goes. */
void draft_drop(struct draft *draft);
void draft_release(struct draft *draft);

#endif
