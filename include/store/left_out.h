/*
 * Which of a repository's files may lie in a working tree, and in an index, whoever made them.
 *
 * Names are judged for all file systems that a clone may lie on: what is `.git` to one of them is
 * `.git` here (git's own path.c and utf8.c have the same rules).
 */
#ifndef STORE_LEFT_OUT_H
#define STORE_LEFT_OUT_H

#include <stdbool.h>
#include <stdint.h>

#define LEFT_OUT_SIZE ((uint64_t)64 * 1024 * 1024) /* what is larger stays out */
#define PATH_LONGEST 1024 /* bytes; of one name 255 */
#define PATH_DEEPEST 64 /* directories */
#define PATH_LISTED 4000 /* what is longer does not even get into an index */

/* Why may the file at PATH, of that mode and size, not lie in a working tree? NULL: it may. */
const char *left_out_because(const char *path, unsigned mode, uint64_t size);

/* May an index list it? Git itself refuses what it would never check out. */
bool path_is_listed(const char *path, unsigned mode);

#endif
