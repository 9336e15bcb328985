/*
 * A note's id: 20261121-nf8kq7m2x, its day, then nine characters of
 * Crockford's base32 in lower case: four for the local time of day in twelfths
 * of a second, five random ones. Ids sort by local time.
 *
 * A file somebody wrote by hand under another name has its path below notes/
 * as its id (`coffee.yaml`), so an id is any string; the functions that need
 * the tool's own form say so.
 */
#ifndef MODEL_ID_H
#define MODEL_ID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/moment.h"

#define ID_LENGTH 18	   /* without the NUL */
#define ID_LAST_LENGTH 9   /* the part after the dash */
#define ID_SHORTEST 4	   /* the shortest prefix that is accepted */
#define ID_RANDOM_BITS 25

/* TWELFTHS: 0..11 within the second. RANDOM: its low 25 bits are used. */
void id_make(char id[ID_LENGTH + 1], struct moment moment, int twelfths, uint32_t random);
/* The same last part on another day. */
void id_move(char id[ID_LENGTH + 1], const char *old_id, struct day day);
bool id_valid(const char *id);			   /* the tool's own form, and a real day */
bool id_day(const char *id, struct day *day);	   /* false when not the tool's own form */
bool id_last_valid(const char *last, size_t length); /* nine characters of the alphabet */
const char *id_last(const char *id);		   /* behind the dash; ID itself in other forms */

/* Is PREFIX (typed; case folded) a prefix of ID or of its last part? */
bool id_matches(const char *id, const char *prefix);

#endif
