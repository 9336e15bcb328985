/*
 * What the parts of a merge share: merge.c (field by field), merge_items.c (lists as sets),
 * merge_unknown.c (keys nobody here knows), merge_versions.c (`conflicts`), merge_same.c (is it the same?).
 */
#ifndef MODEL_MERGE_PARTS_H
#define MODEL_MERGE_PARTS_H

#include "model/field.h"

enum merge_side { MERGE_BASE, MERGE_ONE, MERGE_OTHER, MERGE_SIDES };

/* Whose value stands; BOTH changed it, and not to the same. NULL: it has none. */
enum merge_verdict { TAKE_ONE, TAKE_OTHER, TAKE_BOTH };
enum merge_verdict merge_judge(const char *base, const char *one, const char *other);

/* A list or notices: what tells an item from others, and how it is spelled (tags are the same whatever their case). */
struct merge_items {
	const char **keys, **texts;
	size_t count;
};
/* An item of the outcome: the INDEX-th of FROM. */
struct merge_pick {
	enum merge_side from;
	size_t index;
};
struct merge_picks {
	struct merge_pick *items;
	size_t count;
};

/* Of a list or of notices; each item once. */
struct merge_items merge_items_of(const struct field *field, const void *record, struct arena *arena);
bool merge_items_same(const struct merge_items *one, const struct merge_items *other);
/* As sets, three ways. */
struct merge_picks merge_items(const struct merge_items sides[MERGE_SIDES], struct arena *arena);

/* A value as text; NULL when there is none. Of a list its items, joined by ", ". */
const char *merge_text(const struct field *field, const void *record, struct arena *arena);

/* One version of one field. */
struct merge_version {
	const char *field, *value;
};
struct merge_versions {
	struct merge_version *items;
	size_t count;
};
void merge_versions_add(
	struct merge_versions *versions, struct arena *arena, const char *field, const char *value);
/* Sorted, each once. */
void merge_versions_sort(struct merge_versions *versions);
/* Those under `conflicts`; none for a table without that row. */
struct merge_versions merge_versions_of(const struct fields *fields, const void *record, struct arena *arena);
/* Three ways, with the values that stand; LOST are values that did not prevail. Fills MERGED's `conflicts`. */
void merge_versions(const struct fields *fields, void *merged, const void *const sides[MERGE_SIDES],
	const struct merge_versions *lost, struct arena *arena);

const struct unknowns *merge_unknowns_of(const struct fields *fields, const void *record);
/* Fills MERGED's; what does not prevail is added to LOST. */
void merge_unknowns(const struct fields *fields, void *merged, const void *const sides[MERGE_SIDES],
	struct merge_versions *lost, struct arena *arena);

#endif
