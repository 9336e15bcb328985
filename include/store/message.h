/*
 * The message of a commit: one line for people, trailers for undo.
 *
 *     thank @alice: fresh coffee
 *
 *     Thanks-Change: add
 *     Thanks-By: bob
 *
 * Whatever the subject is made of, it stays one harmless line, so nobody can write a trailer with it.
 */
#ifndef STORE_MESSAGE_H
#define STORE_MESSAGE_H

#include "base/memory.h"
#include "base/str.h"

#define TRAILER_CHANGE "Thanks-Change" /* what was done: add, edit, ..., undo, redo */
#define TRAILER_BY "Thanks-By"	       /* the handle of who typed it */
#define TRAILER_UNDOES "Thanks-Undoes" /* the commit that this one takes back */

#define SUBJECT_COLUMNS 72

struct message {
	const char *subject; /* any text */
	const char *action; /* NULL: no trailers */
	const char *by;
	const char *undoes; /* a commit's name, or NULL */
};

void str_add_message(struct str *str, const struct message *message);

/* The value of the trailer NAME in TEXT's last paragraph, in ARENA; NULL when there is none. */
const char *message_trailer(const char *text, const char *name, struct arena *arena);
/* TEXT's first line, in ARENA. */
const char *message_subject(const char *text, struct arena *arena);

#endif
