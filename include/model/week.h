/*
 * Customer Service Week: on which days a team keeps it, and which theme each day has.
 *
 * Its days are the settings' (week.from, week.to) in the year that they name; in all other years,
 * and without them, Monday to Friday of the week of October's first Monday. Computed, never
 * stored.
 */
#ifndef MODEL_WEEK_H
#define MODEL_WEEK_H

#include "model/settings.h"

#define WEEK_LONGEST 31 /* days; a longer one in the settings is none */
#define WEEK_COUNTDOWN 14 /* days before it when one begins to speak of it */

struct span week_of(const struct settings *settings, int year); /* YEAR: 1 to 9999 */
/* Do the settings name days that make no week: its end before its beginning, or too far behind? */
bool week_is_wrong(const struct settings *settings);
/* The one that TODAY is in; else this year's, to come or over. */
struct span week_at(const struct settings *settings, struct day today);
/* The one that TODAY is in, else the next one to come. */
struct span week_next(const struct settings *settings, struct day today);
/* The theme of DAY in the week SPAN; NULL outside of it, and where the settings name none. */
const char *week_theme(const struct settings *settings, struct span span, struct day day);

#endif
