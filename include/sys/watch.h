/*
 * A child that talks with somebody far away, and is not waited for in vain: when nothing is heard
 * of it for too long, it is ended, and whatever it has started with it.
 *
 * Where nobody sits at a terminal it runs in a session of its own, so that nothing below it can
 * ask. Where somebody does, the clock stands still while they are asked. An interrupt (INT, TERM,
 * HUP) ends the child too, before it ends us.
 */
#ifndef SYS_WATCH_H
#define SYS_WATCH_H

#include <stdbool.h>

#include "base/err.h"
#include "base/str.h"

struct progress;

struct watched {
	const char *const *argv; /* argv[0] is looked up on PATH; NULL: */
	int (*work)(
		void *subject); /* done in the child; gives its exit code, 0 to 125. Only where no
				   other thread is at work: it may hold what the child needs */
	void *subject;
	const char *directory; /* NULL: here */
	const char *const *env; /* NAME=VALUE on top of ours, NAME: taken away; NULL-terminated */
	int silence; /* seconds without a word on its standard error or output */
	struct progress *progress; /* is shown what it says; may be NULL */
};

/* What was heard of it; owns. */
struct heard {
	struct str output; /* its standard output, at most 1 MiB */
	struct str errors; /* the end of its standard error, at least the last 32 KiB; raw */
	int status; /* its exit code; 127: no such program; 128 + n: ended by signal n */
	bool silent; /* it was ended for its silence */
};
void heard_release(struct heard *heard);

/* Is there somebody at a terminal, who can be asked? */
bool watch_can_ask(void);

/* Runs it to its end. -1: it could not be started (ERR_IO), or we were interrupted and the caller
 * holds the signal back (ERR_INTERRUPT). */
MUST_CHECK int watch_run(struct heard *heard, const struct watched *watched, struct err *err);

#endif
