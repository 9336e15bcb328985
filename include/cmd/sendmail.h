/*
 * Hands a mail to the program that sends it: git config thanks.sendmail, a shell command as git's
 * own settings are; else sendmail -oi -t. The mail is its standard input, and nothing of it is
 * ever part of a command.
 */
#ifndef CMD_SENDMAIL_H
#define CMD_SENDMAIL_H

#include "cmd/app.h"

/* ERR_BUSY when it was not taken: the program took too long, or said no. ERR_MISSING when it is not
 * there, and will be for no other mail. */
MUST_CHECK int sendmail_post(struct app *app, const struct str *mail, struct err *err);

#endif
