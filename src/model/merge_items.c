#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "model/lookup.h"
#include "model/merge_parts.h"

/* An item that the base does not have, behind the first ANCHOR items that are kept. */
struct added {
	const char *text;
	size_t anchor;
	struct merge_pick pick;
};

/* Lists on their way to one. */
struct weaving {
	const struct merge_items *sides;
	struct lookup places[MERGE_SIDES]; /* an item's index, by its key */
	size_t *ranks; /* of the base's items: their place among the kept ones */
	struct merge_pick *kept;
	size_t kept_count;
	struct added *added;
	size_t added_count;
};

enum { GONE = -1 };

static const char *folded(const char *text, struct arena *arena)
{
	char *copy = arena_string(arena, text);

	for (char *c = copy; *c != '\0'; c++)
		*c = ascii_lower(*c);
	return copy;
}

static const char *notice_key(const struct notice *notice, struct arena *arena)
{
	struct str key = { 0 };
	const char *kept;

	if (notice->yearly.month != 0)
		str_add_yearly(&key, notice->yearly);
	else if (day_known(notice->day))
		str_add_day(&key, notice->day);
	str_addf(&key, "\t%s", notice->text);
	kept = arena_text(arena, str_text(&key), key.length);
	str_release(&key);
	return kept;
}

struct merge_items merge_items_of(
	const struct field *field, const void *record, struct arena *arena)
{
	const struct notices *notices = field_get(field, record);
	const struct texts *texts = field_get(field, record);
	size_t most = field->kind == FIELD_NOTICES ? notices->count : texts->count;
	struct merge_items items = { .keys = arena_alloc(arena, (most + 1) * sizeof(char *)),
		.texts = arena_alloc(arena, (most + 1) * sizeof(char *)),
		.count = most };

	for (size_t i = 0; i < most; i++) {
		if (field->kind == FIELD_NOTICES)
			items.texts[i] = notice_key(&notices->items[i], arena);
		else
			items.texts[i] = texts->items[i];
		items.keys[i] =
			field->kind == FIELD_WORDS ? folded(items.texts[i], arena) : items.texts[i];
	}
	return items;
}

bool merge_items_same(const struct merge_items *one, const struct merge_items *other)
{
	if (one->count != other->count)
		return false;
	for (size_t i = 0; i < one->count; i++)
		if (strcmp(one->texts[i], other->texts[i]) != 0)
			return false;
	return true;
}

static void find_places(struct weaving *weaving, struct arena *arena)
{
	for (int side = 0; side < MERGE_SIDES; side++)
		for (size_t i = 0; i < weaving->sides[side].count; i++)
			lookup_add(&weaving->places[side], arena, weaving->sides[side].keys[i], i);
}

static const char *text_of(const struct weaving *weaving, struct merge_pick pick)
{
	return weaving->sides[pick.from].texts[pick.index];
}

/* The spelling that somebody changed, else the one that sorts first. */
static struct merge_pick choose(const struct weaving *weaving, const char *base,
	struct merge_pick one, struct merge_pick other)
{
	const char *mine = text_of(weaving, one), *theirs = text_of(weaving, other);

	if (base != NULL && strcmp(mine, base) == 0)
		return other;
	if (base != NULL && strcmp(theirs, base) == 0)
		return one;
	return strcmp(mine, theirs) <= 0 ? one : other;
}

/* The base's items that both sides still have. */
static void keep(struct weaving *weaving, struct arena *arena)
{
	const struct merge_items *base = &weaving->sides[MERGE_BASE];

	weaving->ranks = arena_alloc(arena, (base->count + 1) * sizeof(*weaving->ranks));
	weaving->kept = arena_alloc(arena, (base->count + 1) * sizeof(*weaving->kept));
	for (size_t i = 0; i < base->count; i++) {
		struct merge_pick one = { .from = MERGE_ONE }, other = { .from = MERGE_OTHER };
		size_t first = i;

		weaving->ranks[i] = (size_t)GONE;
		lookup_find(&weaving->places[MERGE_BASE], base->keys[i], &first);
		if (first != i ||
			!lookup_find(&weaving->places[MERGE_ONE], base->keys[i], &one.index) ||
			!lookup_find(&weaving->places[MERGE_OTHER], base->keys[i], &other.index))
			continue;
		weaving->ranks[i] = weaving->kept_count;
		weaving->kept[weaving->kept_count++] = choose(weaving, base->texts[i], one, other);
	}
}

/* What SIDE added; FOUND is where each key already is among the added. */
static void gather(
	struct weaving *weaving, enum merge_side side, struct lookup *found, struct arena *arena)
{
	const struct merge_items *items = &weaving->sides[side];
	size_t anchor = 0, at;

	for (size_t i = 0; i < items->count; i++) {
		struct merge_pick pick = { side, i };
		struct added *added;

		if (lookup_find(&weaving->places[MERGE_BASE], items->keys[i], &at)) {
			if (weaving->ranks[at] != (size_t)GONE)
				anchor = weaving->ranks[at] + 1;
			continue;
		}
		lookup_find(&weaving->places[side], items->keys[i], &at);
		if (at != i)
			continue;
		at = lookup_add(found, arena, items->keys[i], weaving->added_count);
		added = &weaving->added[at];
		if (at == weaving->added_count) {
			*added = (struct added){ items->texts[i], anchor, pick };
			weaving->added_count++;
			continue;
		}
		added->pick = choose(weaving, NULL, added->pick, pick);
		added->text = text_of(weaving, added->pick);
		if (anchor < added->anchor)
			added->anchor = anchor;
	}
}

static int compare_added(const void *a, const void *b)
{
	const struct added *one = a, *other = b;

	if (one->anchor != other->anchor)
		return one->anchor < other->anchor ? -1 : 1;
	return strcmp(one->text, other->text);
}

static struct merge_picks weave(const struct weaving *weaving, struct arena *arena)
{
	size_t most = weaving->kept_count + weaving->added_count, next = 0;
	struct merge_picks picks = { .items = arena_alloc(
					     arena, (most + 1) * sizeof(*picks.items)) };

	for (size_t anchor = 0; anchor <= weaving->kept_count; anchor++) {
		while (next < weaving->added_count && weaving->added[next].anchor == anchor)
			picks.items[picks.count++] = weaving->added[next++].pick;
		if (anchor < weaving->kept_count)
			picks.items[picks.count++] = weaving->kept[anchor];
	}
	return picks;
}

struct merge_picks merge_items(const struct merge_items sides[MERGE_SIDES], struct arena *arena)
{
	struct weaving weaving = { .sides = sides };
	struct lookup found = { 0 };
	size_t most = sides[MERGE_ONE].count + sides[MERGE_OTHER].count + 1;

	weaving.added = arena_alloc(arena, most * sizeof(*weaving.added));
	find_places(&weaving, arena);
	keep(&weaving, arena);
	gather(&weaving, MERGE_ONE, &found, arena);
	gather(&weaving, MERGE_OTHER, &found, arena);
	if (weaving.added_count > 1)
		qsort(weaving.added, weaving.added_count, sizeof(*weaving.added), compare_added);
	return weave(&weaving, arena);
}
