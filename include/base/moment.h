/*
 * A moment: an instant together with the offset of the clock that wrote it
 * down, so that a note keeps its writer's own local day and time for ever.
 */
#ifndef BASE_MOMENT_H
#define BASE_MOMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/day.h"
#include "base/str.h"

struct moment {
	int64_t seconds; /* since 1970-01-01T00:00:00Z, without leap seconds */
	int16_t offset;	 /* minutes east of UTC, -1439 to 1439 */
};

struct day moment_day(struct moment moment);		  /* its own local day */
int moment_time(struct moment moment);			  /* its own local second of the day */
struct moment moment_at(struct day day, int time, int offset); /* the other way round */
/* By local date and time first (the wall's order), then by instant. */
int moment_compare_local(struct moment a, struct moment b);

#define MOMENT_EXAMPLE "2026-11-21T16:42:00+01:00" /* for messages */

/*
 * Reads ISO 8601 with an offset, the whole of TEXT: 2026-11-21T16:42:00+01:00,
 * seconds optional, a fraction accepted and dropped, `Z`, +01:00 or +0100, `T` or one
 * space, a second of 60 read as 59. RFC 3339 is a subset. False when it is not one.
 */
bool moment_parse(const char *text, size_t length, struct moment *moment);
void str_add_moment(struct str *str, struct moment moment); /* 2026-11-21T16:42:00+01:00 */

#endif
