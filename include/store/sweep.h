/*
 * Takes away what a killed writer left among git's objects.
 */
#ifndef STORE_SWEEP_H
#define STORE_SWEEP_H

#include "store/inside.h"

/* Halves of objects as young as the mark (git's lock, as we call it) of a writer that is gone. Under our own lock, before the mark goes. */
void objects_sweep(const struct store *store);

#endif
