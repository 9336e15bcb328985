/*
 * A new note on its way, from what was typed to what may be kept.
 *
 * Whatever can be refused about it is refused before a word of text is asked
 * for. Its strings live in app's memory; it owns the picture's bytes.
 */
#ifndef CMD_COMPOSE_H
#define CMD_COMPOSE_H

#include "cmd/app.h"
#include "cmd/note_args.h"
#include "model/id.h"

struct composed {
	struct note note; /* id and path are set; text comes with compose_text() */
	struct str picture;
	struct texts known; /* see whom.h */
	bool needs_text; /* an empty one is refused */
};

/* TO as typed: handles, aliases, groups. All but the text and `re`. */
MUST_CHECK int compose(struct composed *composed, struct app *app, const struct note_args *args,
	const struct texts *to, struct err *err);
/* The text, and what only the whole note can tell: its tags, and whether it may be kept. */
MUST_CHECK int compose_text(struct composed *composed, struct app *app, const char *bytes,
	size_t length, struct err *err);
void composed_release(struct composed *composed);

/* The team's rules about tags: points out those that are not among its values; ERR_USAGE when one
 * is missing. */
MUST_CHECK int compose_check_tags(struct app *app, const struct note *note, struct err *err);
/* ERR_BUSY when the same words went from the same person to the same people within five minutes. */
MUST_CHECK int compose_check_twin(struct app *app, const struct note *note, struct err *err);
/* Sets a note's sender, and who typed it when that is not the sender. */
MUST_CHECK int compose_sender(
	struct note *note, struct app *app, const char *typed, const char *writer, struct err *err);

#endif
