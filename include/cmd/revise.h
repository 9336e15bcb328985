/*
 * A revision: what an edit makes of a note, and how that becomes one commit.
 * A note whose day changes moves there, its picture with it, and whatever
 * answers it is told.
 *
 * Borrows the note; its own strings live in app's memory.
 */
#ifndef CMD_REVISE_H
#define CMD_REVISE_H

#include "cmd/app.h"

enum { REVISION_EDITS = 16 };

enum revision_picture { PICTURE_STAYS, PICTURE_NEW, PICTURE_GONE };

struct revision {
	const struct note *old;
	struct note new;
	/* by options: which fields change */
	struct edit edits[REVISION_EDITS];
	size_t edit_count;
	/* by the editor: the whole file */
	struct str bytes_old, bytes_new;
	enum revision_picture picture;
	struct str picture_bytes; /* PICTURE_NEW */
	const struct texts *known; /* as a receipt's facts have it */
};

void revision_start(struct revision *revision, const struct note *old);
void revision_release(struct revision *revision);

/* The field NAME becomes VALUES (none: it goes), gets them added, or dropped. */
void revision_edit(struct revision *revision, const char *name, enum edit_kind kind,
	const struct texts *values);

/* Derives what follows (place, tags) and checks the outcome by the rules for notes. */
MUST_CHECK int revision_settle(struct revision *revision, struct app *app, struct err *err);
/* Prints what the file would be; where text is not wanted, the receipt that would be. */
MUST_CHECK int revision_show(struct revision *revision, struct app *app, struct err *err);
/* One commit, then the receipt. ERR_BUSY: somebody changed the file meanwhile. */
MUST_CHECK int revision_commit(struct revision *revision, struct app *app, struct err *err);

#endif
