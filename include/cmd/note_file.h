/*
 * A note's own file, as bytes, and the names that go with it.
 */
#ifndef CMD_NOTE_FILE_H
#define CMD_NOTE_FILE_H

#include "cmd/app.h"

/* The bytes that stand in the note's file now. */
MUST_CHECK int note_file_read(
	struct str *bytes, struct app *app, const struct note *note, struct err *err);
/* Its file's name without .yaml, in app's memory: what its picture is named after. */
const char *note_file_stem(struct app *app, const struct note *note);
/* Is there a file at PATH, below the repository? */
bool note_file_there(struct app *app, const char *path);
/* The path of its picture; false when it has none, or none is there. */
bool note_file_picture(struct str *path, struct app *app, const struct note *note);
/* A file NAME beside the note's own, as a path below the repository. */
void str_add_beside(struct str *str, const char *path, const char *name);

#endif
