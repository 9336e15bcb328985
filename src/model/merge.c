#include "model/merge.h"

#include <string.h>

#include "model/lookup.h"
#include "model/merge_parts.h"

/* One merge under way. */
struct merging {
	const struct fields *fields;
	void *merged;
	const void *sides[MERGE_SIDES];
	struct arena *arena;
	struct merge_versions lost; /* values that did not prevail */
};

enum merge_verdict merge_judge(const char *base, const char *one, const char *other)
{
	if (text_same(one, other) || text_same(other, base))
		return TAKE_ONE;
	if (text_same(one, base))
		return TAKE_OTHER;
	if (one == NULL || other == NULL)
		return one == NULL ? TAKE_OTHER : TAKE_ONE;
	return TAKE_BOTH;
}

const char *merge_text(const struct field *field, const void *record, struct arena *arena)
{
	struct str text = { 0 };
	const char *kept;

	if (field_is_empty(field, record))
		return NULL;
	for (size_t i = 0; i < field_values(field, record); i++) {
		str_add(&text, i > 0 ? ", " : "");
		field_write(field, record, i, &text);
	}
	kept = arena_text(arena, str_text(&text), text.length);
	str_release(&text);
	return kept;
}

static size_t member_size(enum field_kind kind)
{
	switch (kind) {
	case FIELD_MOMENT:
		return sizeof(struct moment);
	case FIELD_DAY:
		return sizeof(struct day);
	case FIELD_YEARLY:
		return sizeof(struct yearly);
	case FIELD_FLAG:
		return sizeof(bool);
	case FIELD_CHOICE:
	case FIELD_DURATION:
	case FIELD_NUMBER:
		return sizeof(int);
	case FIELD_NOTICES:
		return sizeof(struct notices);
	case FIELD_CONFLICTS:
		return sizeof(struct conflicts);
	case FIELD_HANDLES:
	case FIELD_LINES:
	case FIELD_WORDS:
	case FIELD_CHOICES:
		return sizeof(struct texts);
	default:
		return sizeof(const char *);
	}
}

static void copy(const struct merging *merging, const struct field *field, enum merge_side from)
{
	memcpy(field_at(field, merging->merged), field_get(field, merging->sides[from]),
		member_size(field->kind));
}

/* Both changed it. */
static void choose(
	struct merging *merging, const struct field *field, const char *one, const char *other)
{
	bool number = field->kind == FIELD_NUMBER;
	bool first = strcmp(one, other) < 0;

	if (number)
		first = *(const int *)field_get(field, merging->sides[MERGE_ONE]) >
			*(const int *)field_get(field, merging->sides[MERGE_OTHER]);
	copy(merging, field, first ? MERGE_ONE : MERGE_OTHER);
	if (!number)
		merge_versions_add(
			&merging->lost, merging->arena, field->name, first ? other : one);
}

static void merge_value(struct merging *merging, const struct field *field)
{
	const char *texts[MERGE_SIDES];
	enum merge_verdict verdict;

	for (int i = 0; i < MERGE_SIDES; i++)
		texts[i] = merge_text(field, merging->sides[i], merging->arena);
	verdict = merge_judge(texts[MERGE_BASE], texts[MERGE_ONE], texts[MERGE_OTHER]);
	if (verdict == TAKE_BOTH)
		choose(merging, field, texts[MERGE_ONE], texts[MERGE_OTHER]);
	else
		copy(merging, field, verdict == TAKE_ONE ? MERGE_ONE : MERGE_OTHER);
}

/* The key stands there, and means that there is nothing. */
static bool is_given_empty(const struct merging *merging, const struct field *field, int side)
{
	const struct texts *texts = field_get(field, merging->sides[side]);

	return field_is_list(field) && texts->count == 0 && texts->items != NULL;
}

static void fill_notices(
	const struct merging *merging, const struct field *field, const struct merge_picks *picks)
{
	struct notices *notices = field_at(field, merging->merged);

	*notices = (struct notices){ .count = picks->count };
	if (picks->count > 0)
		notices->items =
			arena_alloc(merging->arena, picks->count * sizeof(*notices->items));
	for (size_t i = 0; i < picks->count; i++) {
		const struct notices *from = field_get(field, merging->sides[picks->items[i].from]);

		notices->items[i] = from->items[picks->items[i].index];
	}
}

static void fill_list(const struct merging *merging, const struct field *field,
	const struct merge_items *sides, const struct merge_picks *picks)
{
	struct texts *texts = field_at(field, merging->merged);

	*texts = (struct texts){ 0 };
	for (size_t i = 0; i < picks->count; i++)
		texts_add(merging->arena, texts,
			sides[picks->items[i].from].texts[picks->items[i].index]);
	if (is_given_empty(merging, field, MERGE_ONE) ||
		is_given_empty(merging, field, MERGE_OTHER))
		field_given(field, merging->merged);
}

static void merge_sets(
	struct merging *merging, const struct field *field, struct merge_items sides[MERGE_SIDES])
{
	struct merge_picks picks = merge_items(sides, merging->arena);

	if (picks.count == 0 && (field->flags & FIELD_REQUIRED) != 0) {
		sides[MERGE_BASE].count = 0;
		picks = merge_items(sides, merging->arena);
	}
	if (field->kind == FIELD_NOTICES)
		fill_notices(merging, field, &picks);
	else
		fill_list(merging, field, sides, &picks);
}

/* What only one side changed is taken as it is, order and all. */
static void merge_list(struct merging *merging, const struct field *field)
{
	struct merge_items sides[MERGE_SIDES];
	bool given[MERGE_SIDES];

	for (int i = 0; i < MERGE_SIDES; i++) {
		sides[i] = merge_items_of(field, merging->sides[i], merging->arena);
		given[i] = is_given_empty(merging, field, i);
	}
	if (given[MERGE_ONE] == given[MERGE_BASE] &&
		merge_items_same(&sides[MERGE_ONE], &sides[MERGE_BASE]))
		copy(merging, field, MERGE_OTHER);
	else if ((given[MERGE_OTHER] == given[MERGE_BASE] &&
			 merge_items_same(&sides[MERGE_OTHER], &sides[MERGE_BASE])) ||
		 (given[MERGE_ONE] == given[MERGE_OTHER] &&
			 merge_items_same(&sides[MERGE_ONE], &sides[MERGE_OTHER])))
		copy(merging, field, MERGE_ONE);
	else
		merge_sets(merging, field, sides);
}

static bool is_below(const struct field *group, const char *name)
{
	return text_starts(name, group->name) && name[strlen(group->name)] == '.';
}

static bool has_below(const struct merging *merging, const struct field *group)
{
	const struct unknowns *unknowns = merge_unknowns_of(merging->fields, merging->merged);

	for (size_t i = 0; i < merging->fields->count; i++)
		if (is_below(group, merging->fields->rows[i].name) &&
			!field_is_empty(&merging->fields->rows[i], merging->merged))
			return true;
	for (size_t i = 0; i < unknowns->count; i++)
		if (is_below(group, unknowns->items[i].name))
			return true;
	return false;
}

/* `every: 30d` cannot stand beside `every: {customer: 14d}`, but `every.default` can. */
static void make_room(struct merging *merging, const struct field *alone)
{
	const char *mine = merge_text(alone, merging->merged, merging->arena), *theirs;
	const struct field *within;
	struct str name = { 0 };

	str_addf(&name, "%s.default", alone->name);
	within = fields_find(merging->fields, str_text(&name));
	str_release(&name);
	if (mine == NULL || within == NULL || !has_below(merging, alone))
		return;
	theirs = merge_text(within, merging->merged, merging->arena);
	if (theirs != NULL && !text_same(mine, theirs))
		merge_versions_add(&merging->lost, merging->arena, within->name,
			strcmp(mine, theirs) < 0 ? theirs : mine);
	if (theirs == NULL || strcmp(mine, theirs) < 0)
		memcpy(field_at(within, merging->merged), field_get(alone, merging->merged),
			member_size(within->kind));
	field_clear(alone, merging->merged);
}

static void merge_field(struct merging *merging, const struct field *field)
{
	if (field->kind == FIELD_CONFLICTS)
		field_clear(field, merging->merged); /* comes last */
	else if (field->kind == FIELD_NOTICES || field_is_list(field))
		merge_list(merging, field);
	else
		merge_value(merging, field);
}

void merge_records(const struct fields *fields, void *merged, const void *base, const void *one,
	const void *other, struct arena *arena)
{
	struct merging merging = {
		.fields = fields, .merged = merged, .sides = { base, one, other }, .arena = arena
	};

	for (size_t i = 0; i < fields->count; i++)
		merge_field(&merging, &fields->rows[i]);
	merge_unknowns(fields, merged, merging.sides, &merging.lost, arena);
	for (size_t i = 0; i < fields->count; i++)
		if ((fields->rows[i].flags & FIELD_ALONE) != 0)
			make_room(&merging, &fields->rows[i]);
	merge_versions(fields, merged, merging.sides, &merging.lost, arena);
}
