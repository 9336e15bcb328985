/*
 * One file of the repository, read and decoded: the step that every reading
 * room takes, and what becomes of a file that is wrong.
 */
#ifndef STORE_LOAD_H
#define STORE_LOAD_H

#include "store/store.h"

/*
 * Reads the YAML file NAME in the open directory DIR into RECORD; strings live in ARENA. BYTES is a buffer to be
 * used again and again. *found (may be NULL) as in file_read. Errors have no path in front.
 */
MUST_CHECK int load_record(const struct fields *fields, void *record, struct arena *arena,
	struct str *bytes, int dir, const char *name, bool *found, struct err *err);

/* ERR, an error about the file PATH whose text may begin with "line:column: ", becomes a problem; ERR is empty then. */
void load_flaw(struct problems *problems, const char *path, struct err *err);

#endif
