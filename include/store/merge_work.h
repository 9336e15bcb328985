/*
 * What the rooms of merge_file() share: merge_file.c (which way leads to the merged record),
 * merge_file_lines.c (three texts, line by line), merge_file_graft.c (lines of one side into the other),
 * merge_file_frame.c (values into the bytes of a side), merge_file_comments.c (what people wrote beside
 * the values), merge_file_fit.c (whose file is it?).
 *
 * Lines are not merged by libgit2: two versions of it may come to two outcomes, and loading it takes
 * longer than the merge, in a driver that git starts once a file.
 */
#ifndef STORE_MERGE_WORK_H
#define STORE_MERGE_WORK_H

#include "model/note.h"
#include "store/merge_file.h"

/* A content and what it says; record NULL: it is not there, or cannot be read. Borrows all. */
struct version {
	struct content content;
	void *record;
};

/* Are the changes of both sides in different lines? Then OUT gets both; else false, and OUT as it was. */
bool merge_by_lines(struct str *out, struct content base, struct content one, struct content other);

/* FRAME's bytes with DONOR's lines for the keys of the top that are as WANTED there and not here, where
 * no comment goes with that. False: there are none, or they cannot be moved. */
bool merge_graft(struct str *out, const struct fields *fields, const struct version *frame,
	const struct version *donor, const void *wanted);

/* FRAME's bytes with the values of WANTED; all other bytes stay. ERR_DATA when that cannot be. */
MUST_CHECK int merge_bring(struct str *out, const struct fields *fields, const struct version *frame,
	const void *wanted, struct err *err);

/* Adds the comments that CONTENT holds, from the # on, in their order. */
MUST_CHECK int merge_comments_of(
	struct texts *comments, struct content content, struct arena *arena, struct err *err);
/* Puts comments behind OUT that it lacks and nobody took away. */
MUST_CHECK int merge_comments(struct str *out, struct content base, struct content one,
	struct content other, struct err *err);

/* How the versions of the note at PATH are to be merged. */
enum fit { FIT_ALL /* with the base */, FIT_BOTH /* without it */, FIT_ONE, FIT_OTHER /* that side whole */ };
enum fit merge_fit(const char *path, const struct note *base, const struct note *one,
	const struct note *other);

#endif
