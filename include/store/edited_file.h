/*
 * One file that was edited by hand: may it be committed?
 */
#ifndef STORE_EDITED_FILE_H
#define STORE_EDITED_FILE_H

#include "model/problem.h"
#include "store/inside.h"

/* What a file of ours is, by its place. OTHER: nobody's business here. */
enum edited_sort {
	EDITED_NOTE,
	EDITED_PERSON,
	EDITED_ROUND,
	EDITED_SETTINGS,
	EDITED_PICTURE, /* or anything else below notes/, until a note says so */
	EDITED_OTHER,
};
enum edited_sort edited_sort(const char *path);

/*
 * Are BYTES, at PATH, sound? ERR_DATA with "line:column: why"; *check is the one that finds it. A
 * sound note tells its *picture, or NULL, in ARENA. People must be loaded.
 */
MUST_CHECK int edited_check(const struct store *store, const char *path, const struct str *bytes,
	const char **check, const char **picture, struct arena *arena, struct err *err);

#endif
