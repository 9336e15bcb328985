/*
 * What the pages about Customer Service Week say alike.
 */
#ifndef RENDER_TEXT_WEEK_H
#define RENDER_TEXT_WEEK_H

#include "render/term.h"
#include "view/week.h"

/* "Customer Service Week of the Support team, 5 to 9 October 2026"; NAME may be NULL. */
void line_add_week(struct line *line, const char *name, struct span span);
/* Its name, how far it is, what was written, and its days. */
void text_week_head(struct str *out, const struct week_view *view, const struct look *look);

#endif
