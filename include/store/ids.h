/*
 * All ids in one sorted table, so that a short one can be looked up, and be known to be the shortest, at the same cost however many notes
 * there are.
 *
 * The table lies in the git directory (thanks/ids) and is made anew by whoever finds that git's index has
 * changed; where nothing can be written it is made in memory. It holds the notes that git knows, by the last part of their ids: a file that
 * nobody has committed yet is found by looking through the directories, when the table has no answer.
 */
#ifndef STORE_IDS_H
#define STORE_IDS_H

#include "model/id.h"
#include "store/store.h"

struct ids;

/* Opened at first use, closed with the store; never NULL. */
struct ids *ids_of(struct store *store);
void ids_close(struct ids *ids); /* NULL is fine */

/* How many characters the last part of ID shares with the nearest other one; ID_LAST_LENGTH when another note has the same. */
size_t ids_shared(struct ids *ids, const char *id);
/* Ids whose last part begins with PREFIX (lower case), at most MOST, added to FOUND (in ARENA). */
void ids_match(const struct ids *ids, const char *prefix, size_t most, struct arena *arena, struct texts *found);

#endif
