/*
 * Is a note the beginning of its own thread, or does it hang under another one?
 *
 * Asked while notes are being read from the newest backward: the other one is older and may not
 * have been read yet, so it is read by its id, once, and remembered.
 */
#ifndef STORE_ROOTS_H
#define STORE_ROOTS_H

#include "store/inside.h"
#include "store/reader.h"

struct ancestor;
struct roots {
	struct reader reader; /* of its own: what it reads shows nowhere */
	struct lookup known;  /* id -> place in ancestors */
	struct ancestor *ancestors;
	size_t count, cap;
	struct arena memory;
};

void roots_init(struct roots *roots, const struct store *store, const struct sieve *sieve);
void roots_release(struct roots *roots);
/* NOTE was read and is wanted: no need to read it again. */
void roots_learn(struct roots *roots, const struct note *note);
/* Has it no `re`, or one that leads to no wanted note, or in a circle? */
bool roots_is_root(struct roots *roots, const struct note *note);

#endif
