/*
 * Files, read with care and written so that they are whole or not there.
 *
 * Paths are relative to a directory that is held open, and no component below it may be a
 * symbolic link: the kernel refuses, so nothing leads out of the tree. Only
 * regular files are read; a FIFO or device is refused without waiting for it.
 */
#ifndef SYS_FILE_H
#define SYS_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>
#include <sys/types.h>

#include "base/err.h"
#include "base/memory.h"
#include "base/str.h"

/* A directory that is not there: below it nothing is found. */
#define DIR_NONE (-1)

/* Opens the directory PATH (links are followed: the user named it). */
MUST_CHECK int dir_open(int *dir, const char *path, struct err *err);
/* Opens a directory below DIR, no links followed; *found is false and 0 is returned when there is none. */
MUST_CHECK int dir_open_below(int *sub, int dir, const char *path, bool *found, struct err *err);
/* The directory that PATH's last component lies in, and that component in *name (borrowed from PATH). */
MUST_CHECK int dir_open_parent(int *parent, const char **name, int dir, const char *path, bool *found,
	struct err *err);
/* Makes the directories that are missing on the way to PATH's last component (the file's own name is not made). */
MUST_CHECK int dir_make_for(int dir, const char *path, struct err *err);
/* Removes the directories on the way to PATH that are empty now, from the inside out; never DIR itself, nor its own entries. */
void dir_prune_for(int dir, const char *path);

/* Takes away NAME in DIR, a file or a directory with all that is in it, or the latter only; links are taken, and
 * not followed. A missing one is no error. */
enum tree_part { TREE_ALL, TREE_CONTENTS };
MUST_CHECK int tree_remove(int dir, const char *name, enum tree_part part, struct err *err);

/* Does the directory NAME in DIR hold nothing but directories of that sort? Takes it away if so;
 * false when it holds more, or is none. */
bool dir_is_hollow(int dir, const char *name);
bool dir_remove_hollow(int dir, const char *name);

enum entry_kind { ENTRY_FILE, ENTRY_DIR, ENTRY_LINK, ENTRY_OTHER };
struct entry {
	const char *name;
	enum entry_kind kind;
};
struct entries {
	struct entry *items; /* sorted by name, bytewise */
	size_t count;
	struct arena memory;
};
/* Lists what DIR (an open directory) holds, without . and .. */
MUST_CHECK int dir_list(struct entries *entries, int dir, struct err *err);
void entries_release(struct entries *entries);

/*
 * Reads a regular file below DIR, at most LIMIT bytes, appended to BYTES. *found (may be NULL: then missing is
 * an ERR_MISSING) is false when there is none. Larger than LIMIT, a link or no regular file: ERR_DATA. The text
 * of the error has no path: callers put it in front.
 */
MUST_CHECK int file_read(struct str *bytes, int dir, const char *path, size_t limit, bool *found,
	struct err *err);
/* The same for any path the user named; links are followed. "-" is standard input. */
MUST_CHECK int file_read_any(struct str *bytes, const char *path, size_t limit, struct err *err);
/* Reads all of FD. */
MUST_CHECK int fd_read(struct str *bytes, int fd, size_t limit, struct err *err);
/* Writes all of it, through interrupts and short writes. ERR_PIPE when nobody reads any more. */
MUST_CHECK int fd_write(int fd, const char *bytes, size_t length, struct err *err);

/* What lies at PATH below DIR (of a link: the link itself); false when there is nothing or it cannot be reached. */
bool file_stat(int dir, const char *path, struct stat *info);
/* Regular file (not a link) below DIR? */
bool file_exists(int dir, const char *path);
bool path_is_dir(const char *path);
/* Adds PATH as it is without links and dots, from the top; false when it leads nowhere. */
bool path_real(struct str *out, const char *path);
/* Adds PATH, absolute and with its links followed; nothing when it is not there. */
void str_add_real_path(struct str *str, const char *path);

/*
 * A file on its way: written in full beside its place (same directory, a dot-name), flushed, then renamed.
 * file_stage, then file_settle or file_drop. DURABLE: fsync the file, and at settle its directory.
 */
struct staged {
	int parent; /* the open directory it goes to */
	uint32_t temp; /* sys/temp.h */
	const char *name; /* its name there; borrowed from PATH */
};
#define STAGED_NONE ((struct staged){ .parent = -1 })
MUST_CHECK int file_stage(struct staged *staged, int dir, const char *path, const char *bytes,
	size_t length, bool durable, struct err *err);
/* Renames; with REPLACE false an existing file is ERR_BUSY and stays. */
MUST_CHECK int file_settle(struct staged *staged, bool replace, bool durable, struct err *err);
void file_drop(struct staged *staged);

/* By what one sees that a file is neither another one nor was written to. */
struct file_mark {
	uint64_t inode, size;
	int64_t seconds;
	long nanoseconds;
};
struct file_mark file_mark_of(const struct stat *info);
bool file_mark_same(const struct file_mark *a, const struct file_mark *b);

/* Seconds since the file at PATH was last written, by the real clock; -1 when there is none. */
int64_t file_age(int dir, const char *path);

/* Is NAME one that only a file on its way has? */
bool file_is_temp(const char *name);

/* Makes a new file that only its owner may read (a draft), flushed; one that is there is ERR_BUSY and stays. */
MUST_CHECK int file_write_private(int dir, const char *path, const char *bytes, size_t length,
	struct err *err);

/* Removes a file below DIR; a missing one is no error. */
MUST_CHECK int file_remove(int dir, const char *path, bool durable, struct err *err);

/* The kind of picture by its first bytes: "png", "jpeg", "webp", "gif", or NULL; *placed when it says where it was taken (EXIF GPS). */
const char *picture_kind(const char *bytes, size_t length, bool *placed);

#endif
