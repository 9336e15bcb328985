/*
 * The filters that reading commands share, as typed; and what they mean.
 */
#ifndef CMD_QUERY_ARGS_H
#define CMD_QUERY_ARGS_H

#include "base/when.h"
#include "cmd/app.h"
#include "cmd/opt.h"
#include "model/query.h"

struct query_args {
	struct texts from, to, tags, vias, kinds, groups;
	const char *text, *round;
	const char *since, *until;
	bool private, shared;
};

#define QUERY_OPT_COUNT 12
extern const struct opt
	query_opts[QUERY_OPT_COUNT]; /* OPT_GROUP(query_opts, offsetof(struct wall_args, query)) */

/* Resolves people, groups, days; OPERANDS are @who (anything else is ERR_USAGE). ERR_MISSING for
 * somebody, or a group, that nobody here has heard of: an empty page would not tell. Lives in app's
 * memory. */
/* Which notes a page may hold: where nothing was said, no private ones if it is made to be handed
 * on. */
enum privacy privacy_for(const struct app *app, enum privacy said);
MUST_CHECK int query_resolve(struct query *query, struct app *app, const struct query_args *args,
	const struct operands *operands, struct err *err);

#endif
