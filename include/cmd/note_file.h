/*
 * A note's own file, as bytes, and the names that go with it.
 */
#ifndef CMD_NOTE_FILE_H
#define CMD_NOTE_FILE_H

#include "cmd/app.h"
#include "store/layout.h"

/* The bytes that stand in the note's file now. */
MUST_CHECK int note_file_read(
	struct str *bytes, struct app *app, const struct note *note, struct err *err);
/* Its file's name without .yaml, in app's memory: what its picture is named after. */
const char *note_file_stem(struct app *app, const struct note *note);
/* Is there a file at PATH, below the repository? */
bool note_file_there(const struct store *store, const char *path);
/* The path of its picture; false when it has none, or none is there. */
bool note_file_picture(struct str *path, struct app *app, const struct note *note);

#endif
