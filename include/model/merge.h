/*
 * Three versions of one record become one: what it was, and what two sides made of it.
 *
 * Field by field, by the table, and never by whose side is which or by any clock:
 * - changed on one side: that; on both to the same: that; taken away here and changed there: the change;
 * - one value, changed on both: the one that sorts first by its bytes (as field_write() spells it) stands,
 *   the other goes under `conflicts`; of FIELD_NUMBER, which counts versions of a form, the larger stands
 *   and nothing is in conflict;
 * - lists and notices are sets: what either side added or took away is; the order is the base's, what is new
 *   stands behind what it stood behind, sorted there. A required list is never left empty: then it
 *   is all that either side has;
 * - `conflicts` is a set of versions, the value that stands among them: a version is gone when a side took
 *   it away (settled it) or went on from it; the value that stands is never under `conflicts`;
 * - keys nobody here knows: as one value each, by their source;
 * - `every: 30d` beside `every: {customer: 14d}` cannot be: it becomes `every.default` (FIELD_ALONE).
 *
 * merge(b, x, y) = merge(b, y, x), merge(b, x, x) = x, merge(b, x, b) = x. Of any number of sides that
 * start from one base the outcome is the same in whatever order they come (but for the order inside
 * of lists) as long as that base has no `conflicts`, none of a list was put there by hand, no required
 * list runs empty, and no side leaves `every: 30d` beside another's `every: {..}`.
 */
#ifndef MODEL_MERGE_H
#define MODEL_MERGE_H

#include "model/field.h"

/*
 * All four are records of the table FIELDS; BASE was never there: a record after fields_init(). MERGED
 * needs no init and borrows from the three and from ARENA; what is no row of the table stays untouched.
 */
void merge_records(const struct fields *fields, void *merged, const void *base, const void *one,
	const void *other, struct arena *arena);

/* Do both hold the same? Items of lists count once, in their order; notices, versions and unknown keys in any. */
bool merge_same(const struct fields *fields, const void *one, const void *other);
bool merge_same_field(const struct field *field, const void *one, const void *other);
/* The source of the unknown key NAME; NULL when the record has none. */
const char *merge_unknown(const struct fields *fields, const void *record, const char *name);

#endif
