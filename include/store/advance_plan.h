/*
 * What going forward comes to, file by file (store/advance.h), and whether anything of the user's
 * is in the way.
 */
#ifndef STORE_ADVANCE_PLAN_H
#define STORE_ADVANCE_PLAN_H

#include "store/advance_look.h"
#include "store/advance_way.h"

/*
 * Plans CHANGES, from HEAD's tree to another one: no contents are read into PLAN. *reasons[i] says
 * why the I-th file of the plan stays out; NULL: it does not. Both are in PLAN's memory. ERR_BUSY:
 * what is in the way. FROM_NOTHING: CHANGES are what HEAD has, and nothing of it is there yet; what
 * is there all the same stays.
 */
enum advance_from { FROM_HEAD, FROM_NOTHING };
MUST_CHECK int advance_plan(struct plan *plan, const char ***reasons, struct store *store,
	enum advance_from from, const struct tree_change *changes, size_t count, struct err *err);

/* Where the file system does not tell cases apart (core.ignoreCase): has another file the place of
 * a change? It stays. Or it goes. COLLISIONS has room for all of SET, zeroed. */
enum collision { COLLISION_NONE, COLLISION, COLLISION_GOES };
MUST_CHECK int advance_collisions(enum collision *collisions, struct store *store,
	const struct path_set *set, struct err *err);

#define WHY_COLLIDES "its name differs from another one only as this file system cannot tell"

#endif
