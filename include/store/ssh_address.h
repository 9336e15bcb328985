/*
 * Git's addresses for ssh, taken apart: ssh://user@host:22/path and user@host:path.
 *
 * Refuses whatever ssh, or git at the other end, would take for an option.
 */
#ifndef STORE_SSH_ADDRESS_H
#define STORE_SSH_ADDRESS_H

#include <stdbool.h>

#include "base/str.h"

struct ssh_address {
	struct str host; /* user@host, or host */
	struct str port; /* may be empty */
	struct str path;
};
/* False when URL is none of ssh's, or leads to an option. To be released in both cases. */
bool ssh_address_parse(struct ssh_address *address, const char *url);
void ssh_address_release(struct ssh_address *address);

#endif
