#include <stdlib.h>
#include <string.h>

#include "model/merge.h"
#include "model/merge_parts.h"

static const struct field *conflicts_row(const struct fields *fields)
{
	for (size_t i = 0; i < fields->count; i++)
		if (fields->rows[i].kind == FIELD_CONFLICTS)
			return &fields->rows[i];
	return NULL;
}

/* (What stands ALONE may stand elsewhere after the merge.) */
static bool is_version(const struct field *field)
{
	return field->kind != FIELD_CONFLICTS && field->kind != FIELD_NOTICES &&
	       field->kind != FIELD_NUMBER && !field_is_list(field) &&
	       (field->flags & FIELD_ALONE) == 0;
}

void merge_versions_add(
	struct merge_versions *versions, struct arena *arena, const char *field, const char *value)
{
	size_t count = versions->count;

	if ((count & (count - 1)) == 0) { /* room doubles */
		struct merge_version *items =
			arena_alloc(arena, (count == 0 ? 1 : count * 2) * sizeof(*items));

		if (count > 0)
			memcpy(items, versions->items, count * sizeof(*items));
		versions->items = items;
	}
	versions->items[versions->count++] = (struct merge_version){ field, value };
}

static int compare(const void *a, const void *b)
{
	const struct merge_version *one = a, *other = b;
	int order = strcmp(one->field, other->field);

	return order != 0 ? order : strcmp(one->value, other->value);
}

void merge_versions_sort(struct merge_versions *versions)
{
	size_t kept = 0;

	if (versions->count == 0)
		return;
	qsort(versions->items, versions->count, sizeof(*versions->items), compare);
	for (size_t i = 1; i < versions->count; i++)
		if (compare(&versions->items[kept], &versions->items[i]) != 0)
			versions->items[++kept] = versions->items[i];
	versions->count = kept + 1;
}

/* The line ends behind a value are how it stands in the file, no part of it. */
static const char *trimmed(const char *value, struct arena *arena)
{
	size_t length = strlen(value);

	if (length == 0 || value[length - 1] != '\n')
		return value;
	while (length > 0 && value[length - 1] == '\n')
		length--;
	return arena_text(arena, value, length);
}

struct merge_versions merge_versions_of(
	const struct fields *fields, const void *record, struct arena *arena)
{
	const struct field *row = conflicts_row(fields);
	const struct conflicts *conflicts = row != NULL ? field_get(row, record) : NULL;
	struct merge_versions versions = { 0 };

	for (size_t i = 0; conflicts != NULL && i < conflicts->count; i++) {
		const struct conflict *conflict = &conflicts->items[i];

		for (size_t j = 0; j < conflict->values.count; j++)
			merge_versions_add(&versions, arena, conflict->field,
				trimmed(conflict->values.items[j], arena));
	}
	merge_versions_sort(&versions);
	return versions;
}

/* Those under `conflicts`, and the values that stand. */
static struct merge_versions all_of(
	const struct fields *fields, const void *record, struct arena *arena)
{
	const struct unknowns *unknowns = merge_unknowns_of(fields, record);
	struct merge_versions versions = merge_versions_of(fields, record, arena);

	for (size_t i = 0; i < fields->count; i++) {
		const struct field *field = &fields->rows[i];
		const char *text = is_version(field) ? merge_text(field, record, arena) : NULL;

		if (text != NULL)
			merge_versions_add(&versions, arena, field->name, trimmed(text, arena));
	}
	for (size_t i = 0; i < unknowns->count; i++)
		merge_versions_add(
			&versions, arena, unknowns->items[i].name, unknowns->items[i].source);
	merge_versions_sort(&versions);
	return versions;
}

/* Is AT the first of VERSIONS from *NEXT on? Then *NEXT goes on. */
static bool take(
	const struct merge_versions *versions, size_t *next, const struct merge_version *at)
{
	bool there = *next < versions->count && compare(&versions->items[*next], at) == 0;

	*next += there;
	return there;
}

/* What both sides still have of the base's, and what either has besides. */
static struct merge_versions three_ways(
	const struct merge_versions sides[MERGE_SIDES], struct arena *arena)
{
	struct merge_versions merged = { 0 };
	size_t next[MERGE_SIDES] = { 0 };

	for (;;) {
		const struct merge_version *least = NULL;
		bool base, one, other;

		for (int i = 0; i < MERGE_SIDES; i++)
			if (next[i] < sides[i].count &&
				(least == NULL || compare(&sides[i].items[next[i]], least) < 0))
				least = &sides[i].items[next[i]];
		if (least == NULL)
			return merged;
		base = take(&sides[MERGE_BASE], &next[MERGE_BASE], least);
		one = take(&sides[MERGE_ONE], &next[MERGE_ONE], least);
		other = take(&sides[MERGE_OTHER], &next[MERGE_OTHER], least);
		if (base ? one && other : one || other)
			merge_versions_add(&merged, arena, least->field, least->value);
	}
}

/* The value that stands in the field or under the unknown key NAME. */
static const char *standing(
	const struct fields *fields, const void *record, const char *name, struct arena *arena)
{
	const struct field *field = fields_find(fields, name);
	const char *text;

	if (field == NULL)
		return merge_unknown(fields, record, name);
	if (field->kind == FIELD_NOTICES || field->kind == FIELD_CONFLICTS)
		return NULL;
	text = merge_text(field, record, arena);
	return text != NULL ? trimmed(text, arena) : NULL;
}

/* From sorted versions to a field and its values. */
static void fill(struct conflicts *conflicts, const struct fields *fields, const void *merged,
	const struct merge_versions *versions, struct arena *arena)
{
	const char *name = NULL, *stands = NULL;
	struct conflict *conflict = NULL;

	*conflicts = (struct conflicts){ 0 };
	if (versions->count > 0)
		conflicts->items = arena_alloc(arena, versions->count * sizeof(*conflicts->items));
	for (size_t i = 0; i < versions->count; i++) {
		const struct merge_version *version = &versions->items[i];

		if (!text_same(name, version->field)) {
			name = version->field;
			stands = standing(fields, merged, name, arena);
			conflict = NULL;
		}
		if (text_same(stands, version->value))
			continue;
		if (conflict == NULL) {
			conflict = &conflicts->items[conflicts->count++];
			conflict->field = name;
		}
		texts_add(arena, &conflict->values, version->value);
	}
}

void merge_versions(const struct fields *fields, void *merged, const void *const sides[MERGE_SIDES],
	const struct merge_versions *lost, struct arena *arena)
{
	const struct field *row = conflicts_row(fields);
	struct merge_versions of[MERGE_SIDES], versions;

	if (row == NULL)
		return;
	for (int i = 0; i < MERGE_SIDES; i++)
		of[i] = all_of(fields, sides[i], arena);
	versions = three_ways(of, arena);
	for (size_t i = 0; i < lost->count; i++)
		merge_versions_add(&versions, arena, lost->items[i].field,
			trimmed(lost->items[i].value, arena));
	merge_versions_sort(&versions);
	fill(field_at(row, merged), fields, merged, &versions, arena);
}
