/*
 * Finds a number by a string, in the same time however many there are: the
 * place of a handle, an id or a spelling in some array.
 *
 * Keys are borrowed; the table lives in the arena that is handed in at each
 * call, always the same one. A zeroed struct lookup is empty. Nothing is ever
 * taken out.
 */
#ifndef MODEL_LOOKUP_H
#define MODEL_LOOKUP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/memory.h"

struct lookup_slot;
struct lookup {
	struct lookup_slot *slots;
	size_t cap, count;
};

bool lookup_find(
	const struct lookup *lookup, const char *key, size_t *value); /* value may be NULL */
/* The value of KEY: the one it has, else VALUE from now on. */
size_t lookup_add(struct lookup *lookup, struct arena *arena, const char *key, size_t value);

/* Keeps the first of those that are the same but for ASCII case, in place. */
void texts_once(struct texts *texts);
/* Is TEXT among them, but for ASCII case? */
bool texts_hold(const struct texts *texts, const char *text, size_t length);
/* Is it, letter by letter? */
bool texts_hold_exactly(const struct texts *texts, const char *text);

#endif
