/*
 * A look into one directory: which files does git not know, and which look other than it noted?
 *
 * A looker keeps what it found; many may look at once, each in its own thread, at different
 * directories of the same walk.
 */
#ifndef STORE_EDITED_LOOK_H
#define STORE_EDITED_LOOK_H

#include <sys/stat.h>

#include "store/edited_walk.h"

/* A directory, and the entries of the index below it. */
struct spot {
	const char *path;
	uint32_t from, to;
};
struct spots {
	struct spot *items;
	size_t count, cap;
};
void spots_add(struct spots *spots, struct spot spot);

struct looker {
	struct edited_walk *walk; /* borrowed; of it only `seen` is written, each byte by one */
	const struct index_file *index;
	int above; /* the directory that the last one lay in, open; or -1 */
	struct str above_path, path;
	struct texts found; /* to be looked into */
	struct spots below; /* directories in those that were looked at */
	uint64_t directories; /* as in struct edited_walk, of those that were looked at */
	int64_t youngest;
	bool odd;
	struct arena memory;
};

void looker_look(struct looker *looker, const struct spot *spot);
/* Where nobody can look, nothing is taken to be gone. */
void looker_pass_over(struct looker *looker, const struct spot *spot);
/* PATH, in SPOT, is a directory to be looked at. */
void looker_add_below(struct looker *looker, const struct spot *spot, const char *path);
/* The file PATH, directly in the repository. */
void looker_look_at(struct looker *looker, const struct spot *spot, const char *path);
void looker_release(struct looker *looker);

/* Does a file look as the index says? What was changed after SINCE may look the same, and be
 * another one. */
bool looks_the_same(
	const struct index_entry *entry, const struct stat *info, const struct timespec *since);
/* A number for a directory's name and time. */
uint64_t looks_of_directory(const char *path, const struct stat *info);

#endif
