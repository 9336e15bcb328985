/*
 * Threads: somebody who does a piece of work beside us.
 *
 * Where no thread is to be had the work is done at once, so nobody need ask. Signals are for the
 * one who started it all.
 */
#ifndef SYS_HELPER_H
#define SYS_HELPER_H

#include <stddef.h>

struct helper {
	void (*work)(void *subject);
	void *subject;
	struct thread *thread; /* NULL: it is done */
};

void helper_start(struct helper *helper, void (*work)(void *subject), void *subject);
void helper_wait(struct helper *helper); /* a zeroed one is fine */

/* How many can be at work at once, at least 1 and at most MOST. */
size_t helpers_worth(size_t most);

#endif
