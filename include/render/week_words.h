/*
 * What every page calls Customer Service Week and what it is for.
 */
#ifndef RENDER_WEEK_WORDS_H
#define RENDER_WEEK_WORDS_H

#include "render/look.h"
#include "view/week.h"

#define WEEK_NAME "Customer Service Week"

/* "Everyone has written to a customer" */
const char *goal_words(enum goal goal);
/* "in 9 days", "day 3 of 5"; the theme of today is said elsewhere. */
void str_add_week_when(struct str *str, const struct week_view *view);
/* "41 notes so far, 12 to customers; 14 of 18 people gave thanks, 16 were thanked" */
void str_add_week_sums(struct str *str, const struct week_view *view);

#endif
