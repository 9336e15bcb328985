/*
 * Three contents of one file become one: the file before, and what two sides made of it.
 *
 * Only the contents and the path count, and never whose side is which: both sides swapped give the
 * same bytes, so every clone comes to the same file, in a merge, a rebase and a stash.
 */
#ifndef STORE_MERGE_FILE_H
#define STORE_MERGE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "model/field.h"

/* start NULL: the file is not there (a base may be missing; a side that removed it is the caller's
 * business). */
struct content {
	const char *start;
	size_t length;
};

/* The table of fields that the file at PATH follows: a note's, a person's, the settings', a
 * round's; NULL: none of ours. */
const struct fields *merge_fields(const char *path);

/*
 * Merges by that table, field by field (model/merge.h); comments, unknown keys and the order of
 * keys are kept. *merged is false, and nothing is added to OUT, when PATH has no table or a side
 * cannot be read as one: then the caller decides. When BASE's date does not fit a note's PATH while
 * a side's does (git took another note for its ancestor), that side is taken whole; when both do, they
 * are merged without it. (A note that only went to another day is no other note: PATH's name tells the
 * time of BASE, which says the same to the same people.) A comment is lost only when a side took it away.
 */
MUST_CHECK int merge_file(struct str *out, bool *merged, const char *path, struct content base,
	struct content one, struct content other, struct err *err);

#endif
