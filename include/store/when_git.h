/*
 * Dates as git accepts them in GIT_AUTHOR_DATE and GIT_COMMITTER_DATE.
 *
 * The formats that git-commit(1) documents: git's own (`1112926393 +0200`, also behind @), RFC 2822 (`Thu, 07 Apr 2005
 * 22:13:13 +0200`) and ISO 8601 (`2005-04-07T22:13:13`, with or without an offset). Not its "approxidates".
 */
#ifndef STORE_WHEN_GIT_H
#define STORE_WHEN_GIT_H

#include <stdbool.h>

#include "base/moment.h"

/* OFFSET, in minutes, holds where TEXT names none. False when it is no such date. */
bool git_date_parse(const char *text, int offset, struct moment *moment);

#endif
