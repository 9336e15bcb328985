/*
 * Text from others on its way into the header of a mail (RFC 5322): whatever is not plain ASCII
 * becomes encoded words (RFC 2047), lines are folded, and nothing can begin a header of its own.
 *
 * Lines end with a line feed alone, as programs that take mail to be sent want it; it is they who
 * make CR LF of it.
 */
#ifndef RENDER_MAIL_HEADER_H
#define RENDER_MAIL_HEADER_H

#include <stdbool.h>

#include "base/moment.h"
#include "base/str.h"

/* "NAME: TEXT", NAME is ours. */
void mail_header(struct str *out, const char *name, const char *text);
/* "NAME: Alice Liddell <alice@example.org>"; CALLED may be NULL. ADDRESS must be one. */
void mail_mailbox(struct str *out, const char *name, const char *called, const char *address);
/* A part of an id: letters and digits, and - for all others. */
void mail_atom(struct str *out, const char *text);
void mail_date(struct str *out, struct moment moment);

/* Can mail go there: local@domain in ASCII, without comments, quotes or routes? */
bool mail_address_valid(const char *address);

#endif
