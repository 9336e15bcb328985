/*
 * One lock per repository: whoever writes holds it; the others wait their
 * turn. The kernel lets go when its holder ends, however it ends.
 */
#ifndef SYS_LOCK_H
#define SYS_LOCK_H

#include <signal.h>

#include "base/err.h"

/* Locks the file NAME in DIR (made when missing); waits at most SECONDS, then ERR_BUSY. *fd is to be given back. */
MUST_CHECK int lock_take(int *fd, int dir, const char *name, int seconds, struct err *err);
void lock_give(int fd); /* -1 is fine */

/* Between hold and let, an interrupt (INT, TERM, HUP) waits: what is begun is finished. They nest; HELD remembers what was before. */
struct signals {
	sigset_t before;
};
void signals_hold(struct signals *held);
void signals_let(const struct signals *held);

#endif
