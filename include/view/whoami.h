/*
 * Who types here, into which repository, and by which rule each was found.
 *
 * A plain record that the command fills in; owns nothing.
 */
#ifndef VIEW_WHOAMI_H
#define VIEW_WHOAMI_H

#include "view/sticky.h"

struct whoami_view {
	struct who me;
	const char *me_rule; /* "--me", "git config thanks.me", ... */
	const char *repository; /* NULL when there is none */
	const char *repository_rule;
	const char *wall; /* its name; NULL */
	int waiting; /* changes not shared yet; -1: nobody to share with */
};

#endif
