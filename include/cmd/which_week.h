/*
 * Which Customer Service Week is meant, as typed: a year, and until when it spills over.
 */
#ifndef CMD_WHICH_WEEK_H
#define CMD_WHICH_WEEK_H

#include "cmd/app.h"

struct which_week {
	struct span span; /* the week's own days */
	struct day until; /* its last, or a later one */
};

/* YEAR: 2026; NULL: the one we are in, else this year's. UNTIL: a day (words look ahead), or a
 * span that ends on it; NULL: nothing spills over. ERR_USAGE. */
MUST_CHECK int which_week(struct which_week *week, struct app *app, const char *year,
	const char *until, struct err *err);

#endif
