/*
 * What was typed, read as the fields of a note: days, tags, choices, text,
 * pictures. What makes no sense is refused here, with the option's name.
 *
 * What is read lives in app's memory.
 */
#ifndef CMD_TYPED_H
#define CMD_TYPED_H

#include "cmd/app.h"

/*
 * When: a day (the words look back) takes the present local time of day, unless one stands behind
 * it as `16:42`; or a whole ISO 8601 date. A day to come is refused (ERR_BUSY) unless AGAIN says
 * that it is meant.
 */
enum typed_ahead { AHEAD_REFUSED, AHEAD_MEANT };
MUST_CHECK int typed_moment(struct moment *moment, struct app *app, const char *typed,
	enum typed_ahead ahead, struct err *err);

/* One value of the field NAME of a note, as --NAME has it. */
MUST_CHECK int typed_field(
	struct note *note, struct app *app, const char *name, const char *typed, struct err *err);

/* A note's text, from wherever: line ends made one kind, blank lines around it dropped. ERR_DATA:
 * not UTF-8, a NUL, too long. */
MUST_CHECK int typed_text(
	const char **text, struct app *app, const char *bytes, size_t length, struct err *err);

/* Reads the picture FILE into BYTES; NAME is STEM (the note's own file name) with the kind behind.
 * Tells when it carries a place. */
MUST_CHECK int typed_picture(const char **name, struct str *bytes, struct app *app,
	const char *file, const char *stem, struct err *err);

#endif
