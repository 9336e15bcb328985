/*
 * What undo took back, or redo did again: which change, and each file's lines
 * before and after.
 *
 * Owns its memory; borrows the contents.
 */
#ifndef VIEW_UNDO_H
#define VIEW_UNDO_H

#include "base/memory.h"
#include "base/moment.h"
#include "base/str.h"

/* One file, as the command has it from the store. */
struct undo_item {
	const char *path;
	const char *before, *after; /* whole contents; NULL: not there */
	size_t before_length, after_length;
};

enum undo_sign { UNDO_GONE, UNDO_NEW };
struct undo_line {
	enum undo_sign sign;
	const char *text;
};

struct undo_file {
	const char *path;
	bool was_there, is_there;
	bool binary; /* a picture: no lines */
	struct undo_line *lines; /* those that differ: what was, then what is */
	size_t count;
};

struct undo_view {
	bool again; /* redo */
	const char *subject; /* of the change */
	const char *kind; /* add, edit, remove, ... */
	const char *commit; /* the new commit */
	struct day today;
	struct moment when; /* the change was made, or undone */
	size_t since; /* commits since then */
	bool surprises; /* not only by who undoes: it may not be the change that was meant */
	struct undo_file *files;
	size_t count;
	struct arena memory;
};

/* What was done, besides the files. */
struct undo_facts {
	bool again;
	const char *subject, *kind, *commit;
	struct day today;
	struct moment when;
	size_t since, others; /* commits since then, and those of them that are somebody else's */
};

void undo_view_build(struct undo_view *view, const struct undo_facts *facts,
	const struct undo_item *items, size_t count);
void undo_view_release(struct undo_view *view);

#endif
