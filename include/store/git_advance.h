/*
 * What going forward asks of git (store/advance.h): entries of any kind, sizes without contents,
 * all files of HEAD, and objects that others left.
 */
#ifndef STORE_GIT_ADVANCE_H
#define STORE_GIT_ADVANCE_H

#include <sys/stat.h>

#include "store/git.h"
#include "store/index_file.h"

/* What HEAD has at PATH, be it a file, a link or a submodule; none: nothing, or a directory. */
MUST_CHECK int repo_head_entry(
	struct repo *repo, const char *path, struct blob *blob, struct err *err);
/* The same of the index that is taken; false when there is none. */
bool repo_index_entry(struct repo *repo, const char *path, struct index_entry *entry);
/* Does the file that looks as INFO hold what ENTRY says, as far as git would look? */
bool repo_index_trusts(
	const struct repo *repo, const struct index_entry *entry, const struct stat *info);

bool repo_has(struct repo *repo, const struct oid *id);
/* The blob that BYTES are, without any filter: of a link, say. */
struct oid oid_of_blob(const char *bytes, size_t length);

/* All objects are on the disk, whichever program wrote them; where nothing is flushed, nothing is.
 */
MUST_CHECK int repo_flush(struct repo *repo, struct err *err);

/* All entries of HEAD but directories, in the order of an index. */
struct head_files;
MUST_CHECK int head_files_open(struct head_files **files, struct repo *repo, struct err *err);
/* The next one; *more false at the end. PATH is borrowed until then. What lies too deep to be
 * listed is told as a directory's path, with its mode. */
MUST_CHECK int head_files_next(struct head_files *files, const char **path, struct blob *blob,
	bool *more, struct err *err);
void head_files_close(struct head_files *files);

#endif
