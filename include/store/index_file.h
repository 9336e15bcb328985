/*
 * Git's index as the bytes it is, so that changing one entry among a hundred
 * thousand costs a copy and a hash, and no more.
 *
 * The format is that of gitformat-index(5), versions 2 and 3. What is not understood (version 4, a
 * split or sparse index, anything out of order) is refused, so that libgit2 can try. Like git, it
 * trusts the checksum of what it reads, and signs what it writes. The only room that knows nettle,
 * for SHA-1.
 */
#ifndef STORE_INDEX_FILE_H
#define STORE_INDEX_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* An index in memory; borrows the bytes. */
struct index_file {
	const unsigned char *bytes;
	size_t length;
	uint32_t count; /* entries */
	size_t end; /* of the entries, in bytes: the extensions begin here */
};

/* False: it is not one that can be worked on here. LENGTH 0 is an empty index. */
bool index_file_read(struct index_file *file, const char *bytes, size_t length);

/* One entry, as it stands; path and id are borrowed. */
struct index_entry {
	const char *path;
	const unsigned char *id; /* 20 bytes */
	uint32_t mode;
	uint32_t mtime; /* whole seconds */
	uint32_t size; /* 0: git is to look into the file */
	int stage; /* 0, or 1 to 3 in a conflict */
	bool intended; /* git add -N: there is no content yet */
	bool skipped; /* not in the working tree (sparse) */
};
/* A walk over all entries, by path: *at is 0 at first. False at the end. */
bool index_file_next(const struct index_file *file, size_t *at, struct index_entry *entry);

/* The ten words that git keeps of a file's looks, in its order: ctime (s, ns), mtime (s, ns), dev,
 * ino, mode, uid, gid, size. */
enum {
	INDEX_CTIME,
	INDEX_CTIME_NS,
	INDEX_MTIME,
	INDEX_MTIME_NS,
	INDEX_DEV,
	INDEX_INO,
	INDEX_MODE,
	INDEX_UID,
	INDEX_GID,
	INDEX_SIZE,
	INDEX_WORDS
};

enum index_edit_kind {
	INDEX_PUT, /* the entry is this, whatever it was */
	INDEX_DROP, /* it goes, at every stage */
	INDEX_SMUDGE, /* its size becomes 0 */
};
struct index_edit {
	enum index_edit_kind kind;
	const char *path;
	uint32_t looks[INDEX_WORDS]; /* PUT; the mode counts always, the rest may be 0: git looks
					for itself */
	unsigned char id[20]; /* PUT */
};

/*
 * Adds to OUT the index FILE with EDITS made (at most one a path; they are sorted here), its cached
 * trees made invalid along their paths, and signed. Extensions that only save git time and would be
 * out of date are left out.
 */
void index_file_edit(
	const struct index_file *file, struct index_edit *edits, size_t count, struct str *out);

#endif
