/*
 * An address may hold a password. Git hands addresses to its own helpers as arguments, which
 * everybody on the machine can list; so it is told the address without, and gets the password from
 * us by way of the environment, which nobody else can read.
 */
#ifndef STORE_REMOTE_PASSWORD_H
#define STORE_REMOTE_PASSWORD_H

#include "base/memory.h"

/* Of WORLD, what struct watched calls env, and what hides the password in URL (NULL: there is no
 * URL), if it has one; in ARENA. */
const char *const *world_with_password(
	struct arena *arena, const char *const *world, const char *url);

#endif
