/*
 * Text from others on its way into a calendar (RFC 5545): escaped, and in content lines of at
 * most 75 octets, folded between characters.
 */
#ifndef RENDER_ICS_TEXT_H
#define RENDER_ICS_TEXT_H

#include "base/day.h"
#include "base/moment.h"
#include "base/str.h"

/* As a value of the type TEXT: harmless, with \ ; , and line feeds escaped. */
void ics_text(struct str *out, const char *text);

/* A content line, folded, with its CR LF. NAME (with its parameters) is ours. */
void ics_line(struct str *out, const char *name,
	const char *value); /* VALUE is in its type's form already */
void ics_line_text(struct str *out, const char *name, const char *text);
void ics_line_day(struct str *out, const char *name, struct day day); /* 20261121 */
void ics_line_moment(struct str *out, const char *name, struct moment moment); /* in UTC */

#endif
