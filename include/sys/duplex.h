/*
 * A child to talk with: what is written to it is its standard input, what it says is read. Its
 * standard error is ours.
 */
#ifndef SYS_DUPLEX_H
#define SYS_DUPLEX_H

#include "base/err.h"

struct duplex {
	int to, from; /* our ends */
	int pid; /* 0: none */
};

/* Starts ARGV; argv[0] is looked up on PATH. */
MUST_CHECK int duplex_open(struct duplex *duplex, const char *const *argv, struct err *err);
/* Says good-bye, and waits for its end. A zeroed one is fine. */
void duplex_close(struct duplex *duplex);

#endif
