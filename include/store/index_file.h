/*
 * Git's index as the bytes it is, so that changing one entry among a hundred
 * thousand costs a copy and two hashes, and no more.
 *
 * The format is that of gitformat-index(5), versions 2 to 4.
 */
#ifndef STORE_INDEX_FILE_H
#define STORE_INDEX_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* An index in memory: borrows the bytes, owns the rest. */
struct index_file {
	const unsigned char *bytes;
	size_t length;
	uint32_t version; /* as it was read; 0: there was none */
	uint32_t count; /* entries */
	uint32_t *places; /* where each begins, and the last one ends */
	size_t end; /* of the entries, in bytes: the extensions begin here */
	struct str unpacked; /* of version 4 */
};

/* What a file turned out to be; all but the first cannot be worked on. */
enum index_sort { INDEX_SOUND, INDEX_BROKEN, INDEX_SPLIT, INDEX_SPARSE };

/* LENGTH 0 is an empty index. FILE owns nothing unless it is sound. */
enum index_sort index_file_read(struct index_file *file, const char *bytes, size_t length);
/* The same without a look at its signature: for who only reads it, and is in a hurry. */
enum index_sort index_file_skim(struct index_file *file, const char *bytes, size_t length);
void index_file_release(struct index_file *file);

/* One entry, as it stands; path and id are borrowed. */
struct index_entry {
	const char *path;
	const unsigned char *id; /* 20 bytes */
	const unsigned char *looks; /* INDEX_WORDS words */
	uint32_t mode;
	uint32_t mtime,
		mtime_ns; /* whole seconds, and the rest; that is 0 where git did not note it */
	uint32_t size; /* 0: git is to look into the file */
	int stage; /* 0, or 1 to 3 in a conflict */
	bool intended; /* git add -N: there is no content yet */
	bool skipped; /* not in the working tree (sparse) */
};
/* The one that begins at BYTES, not of version 4; they hold all of it. */
void index_entry_read(struct index_entry *entry, const unsigned char *bytes);
/* The I-th by path and stage, I below count; the first of a path (its lowest stage), false when
 * there is none. */
void index_file_entry(const struct index_file *file, uint32_t i, struct index_entry *entry);
bool index_file_find(const struct index_file *file, const char *path, struct index_entry *entry);
/* The first entry in FROM..TO whose path is not before PATH; TO when there is none. */
uint32_t index_file_lower(
	const struct index_file *file, uint32_t from, uint32_t to, const char *path);

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
	bool skipped; /* PUT: it is not in the working tree, nor looked for there */
};

/*
 * Adds to OUT the index FILE with EDITS made (at most one a path; they are sorted here), its cached
 * trees made invalid along their paths, and signed. Extensions that only save git time and would be
 * out of date are left out. Version 2 becomes 3 where entries are skipped, as that has no room to
 * say so.
 */
void index_file_edit(
	const struct index_file *file, struct index_edit *edits, size_t count, struct str *out);

#endif
