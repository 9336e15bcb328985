#include <stdlib.h>
#include <string.h>

#include "model/lookup.h"
#include "model/merge.h"
#include "model/merge_parts.h"

const struct unknowns *merge_unknowns_of(const struct fields *fields, const void *record)
{
	return (const void *)((const char *)record + fields->unknown_offset);
}

const char *merge_unknown(const struct fields *fields, const void *record, const char *name)
{
	const struct unknowns *unknowns = merge_unknowns_of(fields, record);

	for (size_t i = 0; i < unknowns->count; i++)
		if (strcmp(unknowns->items[i].name, name) == 0)
			return unknowns->items[i].source;
	return NULL;
}

static int compare_names(const void *a, const void *b)
{
	const char *const *one = a, *const *other = b;

	return strcmp(*one, *other);
}

/* All names there are, the base's first, the others sorted. */
static struct texts gather_names(
	const struct fields *fields, const void *const sides[MERGE_SIDES], struct arena *arena)
{
	struct texts names = { 0 };
	struct lookup seen = { 0 };
	size_t first = 0;

	for (int side = 0; side < MERGE_SIDES; side++) {
		const struct unknowns *unknowns = merge_unknowns_of(fields, sides[side]);

		if (side == MERGE_ONE)
			first = names.count;
		for (size_t i = 0; i < unknowns->count; i++)
			if (lookup_add(&seen, arena, unknowns->items[i].name, names.count) ==
				names.count)
				texts_add(arena, &names, unknowns->items[i].name);
	}
	if (names.count > first)
		qsort(names.items + first, names.count - first, sizeof(*names.items),
			compare_names);
	return names;
}

static const char *choose(struct merge_versions *lost, struct arena *arena, const char *name,
	const char *const sources[MERGE_SIDES])
{
	const char *one = sources[MERGE_ONE], *other = sources[MERGE_OTHER];
	bool first;

	switch (merge_judge(sources[MERGE_BASE], one, other)) {
	case TAKE_ONE:
		return one;
	case TAKE_OTHER:
		return other;
	default:
		first = strcmp(one, other) < 0;
		merge_versions_add(lost, arena, name, first ? other : one);
		return first ? one : other;
	}
}

void merge_unknowns(const struct fields *fields, void *merged, const void *const sides[MERGE_SIDES],
	struct merge_versions *lost, struct arena *arena)
{
	struct texts names = gather_names(fields, sides, arena);
	struct unknowns unknowns = { .items = arena_alloc(
					     arena, (names.count + 1) * sizeof(*unknowns.items)) };

	for (size_t i = 0; i < names.count; i++) {
		const char *sources[MERGE_SIDES], *source;

		for (int side = 0; side < MERGE_SIDES; side++)
			sources[side] = merge_unknown(fields, sides[side], names.items[i]);
		source = choose(lost, arena, names.items[i], sources);
		if (source != NULL)
			unknowns.items[unknowns.count++] =
				(struct unknown){ names.items[i], source };
	}
	memcpy((char *)merged + fields->unknown_offset, &unknowns, sizeof(unknowns));
}
