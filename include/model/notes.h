/*
 * A collection of notes that owns every byte of them.
 */
#ifndef MODEL_NOTES_H
#define MODEL_NOTES_H

#include "base/memory.h"
#include "model/note.h"

struct notes {
	struct note *items;
	size_t count, cap;
	struct arena memory;
};

void notes_release(struct notes *notes);
struct note *notes_add(struct notes *notes); /* zeroed; valid until the next notes_add */
void notes_sort(struct notes *notes);	     /* newest first */
const struct note *notes_find(const struct notes *notes, const char *id); /* by whole id; NULL if not there */

#endif
