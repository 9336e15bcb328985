/*
 * Puts the file's name to what is wrong with it, so that editors can jump there:
 * errors about its bytes begin with "line:column: ".
 */
#ifndef STORE_BLAME_H
#define STORE_BLAME_H

#include "base/err.h"
#include "model/problem.h"

/* "path:3:7: why", or "path: why" without a place. Returns -1. */
int blame_err(struct err *err, const char *path);
/* The same as a problem that CHECK found; ERR is cleared. PROBLEMS may be NULL: then it is only cleared. */
void blame_problem(struct problems *problems, const char *check, const char *path, struct err *err);
/* Problems of FROM, from the one FIRST on, COUNT of them, are told to INTO (may be NULL) too. */
void blame_tell(struct problems *into, const struct problems *from, size_t first, size_t count);

#endif
