/*
 * A question before something that may not be meant: asked where there is a terminal to ask on.
 *
 * A no is no failure: it is answered with one calm line and the exit code of what is refused.
 */
#ifndef CMD_QUESTION_H
#define CMD_QUESTION_H

#include "cmd/app.h"

enum consent { CONSENT_NOBODY_ASKED, CONSENT_NO, CONSENT_YES };

enum consent question_ask(const struct app *app, const char *format, ...) PRINTS_LIKE(2, 3);
/* After CONSENT_NO. Says that nothing changed; ERR_BUSY without a text; -1. */
int question_declined(struct app *app, struct err *err);

#endif
