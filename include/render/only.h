/*
 * Which notes a report looks at, in words: "in person; support; from Alice".
 */
#ifndef RENDER_ONLY_H
#define RENDER_ONLY_H

#include "view/report.h"

/* Nothing where all are looked at. Names are as they are: whoever prints it escapes it. */
void str_add_only(struct str *str, const struct report_only *only);
/* How those were not thanked who are missed: " in person", " this way"; nothing unless asked. */
void str_add_only_manner(struct str *str, const struct report_only *only);
/* What a command to thank them says of it: "--via in-person "; or "". */
void str_add_only_option(struct str *str, const struct report_only *only);

#endif
