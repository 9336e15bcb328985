#include <string.h>

#include "model/lookup.h"
#include "model/merge.h"
#include "model/merge_parts.h"

/* Each item once, the first one. */
static struct merge_items once(struct merge_items items, struct arena *arena)
{
	struct lookup seen = { 0 };
	size_t count = 0;

	for (size_t i = 0; i < items.count; i++) {
		if (lookup_add(&seen, arena, items.keys[i], i) != i)
			continue;
		items.texts[count++] = items.texts[i];
	}
	items.count = count;
	return items;
}

static bool same_list(const struct field *field, const void *one, const void *other)
{
	const struct texts *mine = field_get(field, one), *theirs = field_get(field, other);
	struct arena arena = { 0 };
	struct merge_items items = once(merge_items_of(field, one, &arena), &arena);
	struct merge_items others = once(merge_items_of(field, other, &arena), &arena);
	bool same = merge_items_same(&items, &others) &&
		    (mine->items == NULL) == (theirs->items == NULL);

	arena_release(&arena);
	return same;
}

static bool same_notices(const struct field *field, const void *one, const void *other)
{
	struct arena arena = { 0 };
	struct merge_items sides[] = { once(merge_items_of(field, one, &arena), &arena),
		once(merge_items_of(field, other, &arena), &arena) };
	struct lookup known = { 0 };
	bool same = sides[0].count == sides[1].count;

	for (size_t i = 0; i < sides[0].count; i++)
		lookup_add(&known, &arena, sides[0].texts[i], i);
	for (size_t i = 0; same && i < sides[1].count; i++)
		same = lookup_find(&known, sides[1].texts[i], NULL);
	arena_release(&arena);
	return same;
}

static bool same_conflicts(const struct field *field, const void *one, const void *other)
{
	const struct fields alone = { field, 1, 0 };
	struct arena arena = { 0 };
	struct merge_versions mine = merge_versions_of(&alone, one, &arena);
	struct merge_versions theirs = merge_versions_of(&alone, other, &arena);
	bool same = mine.count == theirs.count;

	for (size_t i = 0; same && i < mine.count; i++)
		same = strcmp(mine.items[i].field, theirs.items[i].field) == 0 &&
		       strcmp(mine.items[i].value, theirs.items[i].value) == 0;
	arena_release(&arena);
	return same;
}

bool merge_same_field(const struct field *field, const void *one, const void *other)
{
	struct arena arena = { 0 };
	bool same;

	if (field_is_list(field))
		return same_list(field, one, other);
	if (field->kind == FIELD_NOTICES)
		return same_notices(field, one, other);
	if (field->kind == FIELD_CONFLICTS)
		return same_conflicts(field, one, other);
	same = text_same(merge_text(field, one, &arena), merge_text(field, other, &arena));
	arena_release(&arena);
	return same;
}

static bool same_unknown(const struct fields *fields, const void *one, const void *other)
{
	const struct unknowns *mine = merge_unknowns_of(fields, one),
			      *theirs = merge_unknowns_of(fields, other);

	if (mine->count != theirs->count)
		return false;
	for (size_t i = 0; i < mine->count; i++)
		if (!text_same(mine->items[i].source,
			    merge_unknown(fields, other, mine->items[i].name)))
			return false;
	return true;
}

bool merge_same(const struct fields *fields, const void *one, const void *other)
{
	for (size_t i = 0; i < fields->count; i++)
		if (!merge_same_field(&fields->rows[i], one, other))
			return false;
	return same_unknown(fields, one, other);
}
