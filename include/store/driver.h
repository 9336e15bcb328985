/*
 * A clone's own part of git's configuration: how to merge, and whatever else sync writes there.
 */
#ifndef STORE_DRIVER_H
#define STORE_DRIVER_H

#include "store/inside.h"
#include "store/sync.h"

/* Sets KEY, as git spells it, in this clone; what the store knows of the configuration is
 * forgotten.
 */
MUST_CHECK int store_put_config(
	struct store *store, const char *key, const char *value, struct err *err);

#endif
