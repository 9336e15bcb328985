/*
 * Ssh for libgit2: by the user's own ssh program, so that its configuration, keys, agents and known
 * hosts are what they are for git. Libgit2's own ssh knows none of these.
 */
#ifndef STORE_GIT_SSH_H
#define STORE_GIT_SSH_H

#include "store/store.h"

enum ssh_asking { SSH_ASKS, SSH_IS_SILENT }; /* is there somebody who could be asked? */
/* For the rest of this process; CONFIG is borrowed as long. */
MUST_CHECK int git_ssh_register(
	const struct config *config, enum ssh_asking asking, struct err *err);

#endif
