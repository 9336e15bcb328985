/*
 * Which texts may stand where one word of a certain sort is meant: a tag, a
 * file's name, a note's id, another spelling of somebody's handle.
 *
 * Says yes or no and changes nothing. TEXT is LENGTH bytes of UTF-8.
 */
#ifndef MODEL_SPELLING_H
#define MODEL_SPELLING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* One word of any script, without spaces or commas, at most 100 bytes; no `#` or `-` in front,
 * which mean something else. */
bool spelling_is_tag(const char *text, size_t length);
/* A plain file name: no path, not hidden, at most 255 bytes. */
bool spelling_is_file(const char *text, size_t length);
/* The tool's own form, or a path below notes/ that ends in .yaml and stays there. */
bool spelling_is_id(const char *text, size_t length);
/* No handle, but what an alias or address may look like: another script's letters, or an @ inside;
 * at most 254 bytes. */
bool spelling_is_alias(const char *text, size_t length);
/* An e-mail address, local@domain, as one that can be written to: without spaces, marks around it
 * or a name before it. */
bool spelling_is_email(const char *text, size_t length);
/* One line without anything that a terminal would act upon? */
bool spelling_is_line(const char *text, size_t length);

/* TEXT in single quotes for a message, cut after some 60 bytes. */
void str_add_quoted(struct str *str, const char *text, size_t length);

#endif
