#include "model/notes.h"

#include <stdlib.h>
#include <string.h>

void notes_release(struct notes *notes)
{
	if (notes == NULL)
		return;
	free(notes->items);
	arena_release(&notes->memory);
	*notes = (struct notes){ 0 };
}

struct note *notes_add(struct notes *notes)
{
	struct note *note;

	notes->items = mem_grow(notes->items, &notes->cap, notes->count + 1, sizeof(*notes->items));
	note = &notes->items[notes->count++];
	*note = (struct note){ 0 };
	return note;
}

void notes_sort(struct notes *notes)
{
	size_t i = 1;

	while (i < notes->count && note_compare_newest(&notes->items[i - 1], &notes->items[i]) <= 0)
		i++;
	if (i < notes->count) /* most often they were read in order */
		qsort(notes->items, notes->count, sizeof(*notes->items), note_compare_newest);
}

const struct note *notes_find(const struct notes *notes, const char *id)
{
	for (size_t i = 0; i < notes->count; i++)
		if (text_same(notes->items[i].id, id))
			return &notes->items[i];
	return NULL;
}
