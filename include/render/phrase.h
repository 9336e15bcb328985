/*
 * How days, numbers and names are said: as people say them.
 */
#ifndef RENDER_PHRASE_H
#define RENDER_PHRASE_H

#include "base/day.h"
#include "render/look.h"
#include "view/period.h"
#include "view/sticky.h"

/* "today", "yesterday", "3 days ago", "tomorrow", "in 3 days"; beyond a week the date. */
void str_add_ago(struct str *str, struct day day, struct day today);
/* "12 November", with its year when that is not today's. */
void str_add_date(struct str *str, struct day day, struct day today);
void str_add_date_short(struct str *str, struct day day, struct day today); /* "Tue 24 Nov" */
void str_add_date_long(struct str *str, struct day day); /* "Saturday 21 November 2026" */
void str_add_time(struct str *str, struct moment moment); /* "16:42" */

/* "due today", "due Friday", "due 19 October", "was due yesterday" */
void str_add_due(struct str *str, struct day due, struct day today);

/* "July to September"... "1 July to 30 September 2026", "1 December 2025 to 3 January 2026", "21
 * November 2026" */
void str_add_span(struct str *str, struct span span);
const char *period_word(enum period period); /* "day", "quarter"; "time" for others */

/* A path for people: ~/.local/share/thanks. For programs it stays absolute. */
void str_add_place(struct str *str, const char *path, const struct look *look);

void str_add_count(struct str *str, size_t count, const char *one, const char *many);

/* "the Support team": a name takes the article when it ends like a word and not like a name. */
void str_add_the(struct str *str, const char *name);

#endif
