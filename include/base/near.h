/*
 * How near two words are, for "did you mean": Damerau-Levenshtein in its
 * optimal-string-alignment form, over code points.
 */
#ifndef BASE_NEAR_H
#define BASE_NEAR_H

#include <stdbool.h>
#include <stddef.h>

/* Insertions, deletions, replacements and swaps of neighbours from A to B; stops
 * counting above LIMIT. Of words over 64 characters it only says whether they are the same. */
int text_distance(const char *a, const char *b, int limit);

/*
 * Is TYPED a likely slip for KNOWN: distance 1 while one of them has up to four
 * characters, 2 above; never 0, and never every character.
 */
bool text_near(const char *typed, const char *known);

#endif
