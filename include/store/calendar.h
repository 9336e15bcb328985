/*
 * The day directories of notes/, newest first: notes/2026/11/21, ...
 *
 * Years and months are listed only when they are reached, so whoever stops early has read little. Collects on the
 * way what lies directly in notes/, and what lies in a wrong place. Links are not followed; they are problems.
 */
#ifndef STORE_CALENDAR_H
#define STORE_CALENDAR_H

#include "base/day.h"
#include "model/problem.h"
#include "sys/file.h"

struct calendar {
	int notes; /* the directory notes/, open; -1 when there is none */
	struct span span;
	struct entries tops, months, days;
	size_t year_left, month_left, day_left; /* entries still to come of each list */
	int year, month;
	int year_dir; /* open while its months are visited; -1 */
	struct texts loose;  /* files *.yaml directly in notes/: their names */
	struct texts astray; /* files *.yaml and directories in wrong places, as paths below notes/: whole once all days were visited */
	struct problems *problems; /* may be NULL */
	struct arena memory;
};

/* Lists notes/; a notes/ that is a link is a problem and counts as empty. ROOT is the repository's open directory. */
MUST_CHECK int calendar_open(struct calendar *calendar, int root, struct span span, struct problems *problems,
	struct err *err);
/* The next older day of the span that has a directory. */
bool calendar_next(struct calendar *calendar, struct day *day);
void calendar_close(struct calendar *calendar);

/* A problem for an entry that cannot be read for what it is; false for files and directories. PATH is below notes/. */
bool calendar_refuses(struct problems *problems, const char *path, enum entry_kind kind);

#endif
