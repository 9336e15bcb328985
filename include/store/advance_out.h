/*
 * Telling which files stay out of a working tree: the first LEFT_OUT_TOLD of them by name, the
 * others by their number.
 */
#ifndef STORE_ADVANCE_OUT_H
#define STORE_ADVANCE_OUT_H

#include "model/problem.h"
#include "store/plan.h"

#define LEFT_OUT_TOLD 1000

struct left_out {
	struct problems *problems; /* borrowed; NULL: nobody is told */
	size_t others;
};

/* REASONS[i] is that of PLAN's I-th file; NULL: it stays in. */
void left_out_add(struct left_out *left_out, const struct plan *plan, const char *const *reasons);
void left_out_add_path(struct left_out *left_out, const char *path, const char *reason);
void left_out_end(struct left_out *left_out);

#endif
