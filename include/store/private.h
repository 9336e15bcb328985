/*
 * The private repository beside the shared one: where it is, and whether it
 * is there.
 *
 * It has notes and pictures and no people: who is who is told by the shared one.
 */
#ifndef STORE_PRIVATE_H
#define STORE_PRIVATE_H

#include "store/inside.h"

/* Opens it for STORE, or imagines it. Git's configuration is asked only where it could hold the
 * key. */
MUST_CHECK int private_open(struct store *store, const struct place *place, struct err *err);
/* Is there anything to read? */
bool private_is_there(const struct store *store);

#endif
