/*
 * Notes that others wrote may be changed too, but not by accident: on a
 * terminal one is asked, elsewhere --yes must say that it is meant.
 */
#ifndef CMD_OTHERS_H
#define CMD_OTHERS_H

#include "cmd/app.h"

/* What was typed about it. */
enum others { OTHERS_ASK, OTHERS_YES };

/* May I (neither its sender nor its writer, perhaps) DO ("edit", "remove") this note? ERR_BUSY when
 * not. */
MUST_CHECK int others_allow(struct app *app, const struct note *note, const char *what_to_do,
	enum others typed, struct err *err);

#endif
