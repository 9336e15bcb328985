/*
 * What the HTML pages about Customer Service Week share: their start, and its days in a table.
 */
#ifndef RENDER_HTML_WEEK_DAYS_H
#define RENDER_HTML_WEEK_DAYS_H

#include "view/week.h"

/* Up to the title; NAME, of the wall, may be NULL. */
void html_week_start(struct str *out, const char *name, struct span span);
/* How far it is, and what was written. */
void html_week_when(struct str *out, const struct week_view *view);
void html_week_days(struct str *out, const struct week_day *days, size_t count);

#endif
