/*
 * The day at the front of a notice, as typed: a day in any of its forms, or of
 * every year as 05-01.
 *
 * Words that are no day are the text; but a slip of a day is refused, for nobody would be reminded
 * on it. Behind `--` all is text.
 */
#ifndef CMD_NOTICE_DAY_H
#define CMD_NOTICE_DAY_H

#include "cmd/app.h"
#include "cmd/opt.h"

enum notice_when { NOTICE_ONCE, NOTICE_YEARLY };

/* Sets day or yearly of NOTICE from the operands behind the first, TAKEN of them. ERR_USAGE. */
MUST_CHECK int notice_day_take(struct notice *notice, size_t *taken, struct app *app,
	const struct operands *operands, enum notice_when when, struct err *err);

#endif
