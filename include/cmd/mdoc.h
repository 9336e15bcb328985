/*
 * Text as mdoc source: nothing in it is taken for a macro, every sentence
 * begins a line, no line of text is long.
 */
#ifndef CMD_MDOC_H
#define CMD_MDOC_H

#include "base/str.h"

/* TEXT within a line. */
void mdoc_add_escaped(struct str *out, const char *text, size_t length);
/* TEXT as one quoted argument of a macro. */
void mdoc_add_argument(struct str *out, const char *text);
/* A paragraph's lines; `quoted` words become quoted ones. */
void mdoc_add_text(struct str *out, const char *text);
/* Prose, block by block: paragraphs behind the first begin with .Pp, literal blocks are displays. */
void mdoc_add_prose(struct str *out, const char *text);

#endif
