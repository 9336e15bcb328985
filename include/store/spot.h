/*
 * Where a field stands in a file, or would: `thank.how` is the key `how` in the
 * mapping `thank`.
 *
 * All nodes are borrowed from the tree and good as long as it is.
 */
#ifndef STORE_SPOT_H
#define STORE_SPOT_H

#include "model/field.h"
#include "store/splice.h"

#define SPOT_DEEPEST 4

struct spot {
	const struct yaml *maps[SPOT_DEEPEST];	  /* the mappings on the way, the top first */
	const struct yaml *entries[SPOT_DEEPEST]; /* in each of them the entry on the way; NULL where there is none */
	size_t depth;	       /* how many mappings are there */
	const char *rest;      /* the part of the name that is in none of them: the last mapping's key, and what is below */
	const struct yaml *at; /* the field's own entry; NULL when it is not there */
};

/* ERR_DATA when something else stands where a mapping must be. */
MUST_CHECK int spot_find(struct spot *spot, const struct yaml *root, const char *name, struct err *err);

/* Writes VALUE there, in place of what there is, or in the order of the table. */
MUST_CHECK int spot_write(struct source *source, const struct fields *fields, const char *name,
	const struct value *value, struct err *err);
/* Takes the field away, and the mappings that would be empty without it. */
MUST_CHECK int spot_clear(struct source *source, const char *name, struct err *err);

#endif
