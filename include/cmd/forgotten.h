/*
 * A forgotten @: what was typed is, or may be, somebody's name. Hints say so;
 * nothing is guessed.
 */
#ifndef CMD_FORGOTTEN_H
#define CMD_FORGOTTEN_H

#include "cmd/app.h"
#include "cmd/opt.h"

/* Nobody was named among OPERANDS; the first of them may be meant. Sets a hint, or leaves it. */
void forgotten_in(struct app *app, const struct operands *operands, struct err *err);
/* The same for the WORD that is no command: when somebody goes by it. */
void forgotten_as_command(struct app *app, const char *word, struct err *err);

#endif
