/*
 * What one value of each kind must look like: reads it, or says why not.
 * The inside of field_read().
 */
#ifndef MODEL_SCALAR_H
#define MODEL_SCALAR_H

#include "model/field.h"

/* One value on its way into a record: LENGTH bytes without a NUL. */
struct scalar {
	const struct field *field;
	void *member; /* where it goes; a list gets it added */
	const char *text;
	size_t length;
	struct arena *arena;
	struct err *err;
};

MUST_CHECK int scalar_read(struct scalar *scalar);

#endif
