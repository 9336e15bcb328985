/*
 * The body of a mail, in the plainest encoding that carries it: as it is where it is ASCII, as 8bit
 * where it is not, as quoted-printable (RFC 2045) where a line is too long for either.
 */
#ifndef RENDER_MAIL_BODY_H
#define RENDER_MAIL_BODY_H

#include "base/str.h"

/* The headers that say so, an empty line, and TEXT; lines end with a line feed alone. */
void mail_body(struct str *out, const char *text);

#endif
