/*
 * The files of a plan on their way into the working tree, and back when
 * something fails: all of them, or none.
 */
#ifndef STORE_TREE_FILES_H
#define STORE_TREE_FILES_H

#include "store/plan.h"
#include "sys/file.h"

struct tree_file {
	const struct plan_file *file;
	struct staged fresh; /* what comes */
	struct staged old;   /* a copy of what goes, for the way back: it needs no room then */
	bool done;
};
struct tree_files {
	struct tree_file *items;
	size_t count;
	int root; /* borrowed */
	bool durable;
	struct arena memory;
};

/* Writes all new contents beside their places; nothing is seen to change yet. */
MUST_CHECK int tree_files_stage(struct tree_files *files, const struct plan *plan, int root,
	bool durable, struct err *err);
/* Puts them in place. ERR_BUSY: somebody changed one since the plan was made. On failure call tree_files_undo. */
MUST_CHECK int tree_files_settle(struct tree_files *files, struct err *err);
/* All files are what they were before; false when a disk would not even let us do that. */
bool tree_files_undo(struct tree_files *files);
/* It is done: the copies go, and directories that are empty now. */
void tree_files_release(struct tree_files *files);

/* Removes what a killed writer left beside PATH. */
void tree_files_sweep(int root, const char *path);

#endif
