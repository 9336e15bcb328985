/*
 * What files that tell git about others (.gitattributes, .gitignore) may ask of whoever reads them.
 *
 * Libgit2, and git up to 2.39, take exponentially long for patterns of many stars, and a macro
 * makes many attributes of few bytes: files that would keep every command busy, or fill the memory,
 * stay out of the working tree.
 */
#ifndef STORE_LEFT_OUT_LINES_H
#define STORE_LEFT_OUT_LINES_H

#include "store/git.h"

#define LEFT_OUT_RULES ((size_t)64 * 1024) /* bytes; such a file that is larger stays out */

/* Why may the file at PATH, of those contents, not lie in a working tree? NULL: it may. */
const char *left_out_for_lines(const char *path, const char *bytes, size_t length);

/* As left_out_because(), of the file at PATH with the blob ID of that size, and of its lines. */
const char *left_out_blob(struct repo *repo, const char *path, unsigned mode, const struct oid *id,
	uint64_t size);

#endif
