/*
 * The files of a plan on their way into the working tree, and back when something fails: all of
 * them, or none.
 *
 * Contents are written beside their places, what goes or is replaced keeps a second name there for
 * the way back (which needs no room then), and then all change their places. Up to FLUSH_FEW of
 * them are flushed one by one, all being begun before the first is waited for; more of them by
 * flushing the file system as a whole, twice: their bytes before the first gets its name, their
 * names before the caller goes on. However many there are: one directory is open at a time, one
 * content in memory.
 */
#ifndef STORE_TREE_FILES_H
#define STORE_TREE_FILES_H

#include "store/plan.h"
#include "sys/dir_at.h"

#define FLUSH_FEW 64

struct tree_file {
	struct plan_file *file;
	size_t home; /* so many bytes of its path name the directory where these two lie: */
	uint32_t fresh; /* what comes (sys/temp.h), */
	uint32_t old; /* and the second name of what goes, or an empty directory set aside */
	bool done;
	struct file_mark mark; /* of what comes */
};
struct tree_files {
	struct tree_file *items;
	size_t count;
	struct store *store; /* borrowed */
	bool durable;
	struct dir_at at, home; /* where we are */
	struct arena memory;
};

/* Writes all new contents beside their places; nothing is seen to change yet. */
MUST_CHECK int tree_files_stage(
	struct tree_files *files, const struct plan *plan, struct store *store, struct err *err);
/* Puts them in place; each file's mark says how it looks now. ERR_BUSY: somebody changed one since
 * the plan was made. On failure call tree_files_undo. */
MUST_CHECK int tree_files_settle(struct tree_files *files, struct err *err);
/* All files are what they were before; false when a disk would not even let us do that. */
bool tree_files_undo(struct tree_files *files);
/* It is done: the second names go, and directories that are empty now. */
void tree_files_release(struct tree_files *files);

/* Removes what a killed writer left beside PATH, beside the files of PLAN. */
void tree_files_sweep(int root, const char *path);
void tree_files_sweep_plan(int root, const struct plan *plan);

#endif
