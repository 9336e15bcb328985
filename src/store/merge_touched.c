#include <stdlib.h>
#include <string.h>

#include "store/merging.h"

#define MODE_KIND 0170000u
#define MODE_FILE 0100000u

bool blob_none(const struct blob *blob)
{
	return oid_none(&blob->id);
}

bool blob_same(const struct blob *a, const struct blob *b)
{
	return oid_same(&a->id, &b->id) && (blob_none(a) || a->mode == b->mode);
}

bool blob_is_file(const struct blob *blob)
{
	return !blob_none(blob) && (blob->mode & MODE_KIND) == MODE_FILE;
}

const struct three *touched_sides(const struct touched *touched)
{
	return touched->as_if != NULL ? touched->as_if : &touched->now;
}

bool three_differ(const struct three *three)
{
	return !blob_same(&three->base, &three->one) && !blob_same(&three->base, &three->other) &&
	       !blob_same(&three->one, &three->other);
}

static int by_path(const void *a, const void *b)
{
	return strcmp(((const struct touched *)a)->path, ((const struct touched *)b)->path);
}

void merging_sort(struct merging *merging)
{
	if (merging->count > 0)
		qsort(merging->items, merging->count, sizeof(*merging->items), by_path);
	merging->sorted = merging->count;
}

struct touched *merging_add(struct merging *merging, const char *path)
{
	merging->items = mem_grow(
		merging->items, &merging->cap, merging->count + 1, sizeof(*merging->items));
	merging->items[merging->count] =
		(struct touched){ .path = arena_string(&merging->memory, path) };
	return &merging->items[merging->count++];
}

/* The first of the sorted ones that is not before PATH. */
static size_t find(const struct merging *merging, const char *path)
{
	size_t low = 0, high = merging->sorted;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(merging->items[middle].path, path) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct touched *merging_get(const struct merging *merging, const char *path)
{
	size_t at = find(merging, path);

	return at < merging->sorted && strcmp(merging->items[at].path, path) == 0
		       ? &merging->items[at]
		       : NULL;
}

struct touched *merging_below(const struct merging *merging, const char *start, size_t *count)
{
	size_t first = find(merging, start), last = first;

	while (last < merging->sorted && text_starts(merging->items[last].path, start))
		last++;
	*count = last - first;
	return merging->items + first;
}

void merging_say(
	struct merging *merging, enum merge_fact_kind kind, const char *path, const char *beside)
{
	merging->facts = mem_grow(merging->facts, &merging->fact_cap, merging->fact_count + 1,
		sizeof(*merging->facts));
	merging->facts[merging->fact_count++] = (struct merge_fact){ .kind = kind,
		.path = arena_string(&merging->memory, path),
		.beside = arena_string(&merging->memory, beside) };
}

void merging_release(struct merging *merging)
{
	free(merging->items);
	free(merging->facts);
	moves_release(&merging->moves);
	arena_release(&merging->memory);
	*merging = (struct merging){ 0 };
}
