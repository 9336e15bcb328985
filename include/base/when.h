/*
 * Days as people type them: today, yesterday, monday, "3 weeks ago", "in 2
 * weeks", 2026-11-21; and spans of days: 2026-11, 2026, "last week", "this
 * quarter". English words, any case.
 *
 * Grammar (words separated by spaces, or by `-`/`.` as in last-week):
 *   DAY   YYYY-MM-DD | today | yesterday | tomorrow | [last|next] WEEKDAY
 *         | [N] UNIT[s] ago | in N UNIT[s] | N d|w|m|y (alone: backward or
 *         forward by the direction)       UNIT: day week month year
 *         N: up to 100 years; `a` is 1
 *   SPAN  DAY | YYYY-MM | YYYY | [this|last|next] week|month|quarter|year
 *         | YYYY-Www (an ISO week) | YYYY-Qn
 * WEEKDAY alone or as three letters: looking back the latest one, today
 * included only if it IS that weekday; looking forward the next one, today
 * included likewise. `last monday` excludes today, `next monday` too.
 */
#ifndef BASE_WHEN_H
#define BASE_WHEN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/day.h"

enum when { WHEN_BACK, WHEN_AHEAD };

/* True and *day when all of TEXT names one day. */
bool when_day(const char *text, struct day today, enum when direction, struct day *day);
/* The word for a day, in full, that WORD is a slip of: "satturday", saturday; NULL when it is none. */
const char *when_near(const char *word);
/* True and *span when it names a day or a span. */
bool when_span(const char *text, struct day today, enum when direction, struct span *span);
/* "14d", "2w", "3m" (30 days each), "1y" (365), "14 days", or a bare number of days; 1 to 36500. */
bool when_duration(const char *text, int *days);

#endif
