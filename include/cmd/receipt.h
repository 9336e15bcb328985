/*
 * The receipt of a change to a note: what was done, and what is worth knowing
 * next. With --quiet there is none.
 *
 * The scene is set before the change and the receipt added after it, so that
 * nothing can fail once the change is kept.
 */
#ifndef CMD_RECEIPT_H
#define CMD_RECEIPT_H

#include "cmd/app.h"
#include "cmd/scene.h"
#include "view/receipt.h"

/* Adds it to app's output. FACTS needs neither `waiting` nor `repository`. */
void receipt_add(struct app *app, const struct scene *scene, const struct note *note,
	struct receipt_facts facts);

/* The change is kept as NOTE: what main says when it cannot be printed; and the hint for a git that
 * knows no name. */
void receipt_kept(struct app *app, const struct change *change, const struct note *note);
/* The same for anything else, by its NAME. */
void receipt_committed(struct app *app, const struct change *change, const char *name);

#endif
