/*
 * What somebody is called in a sentence: the first word of their name, as colleagues do it. Where that
 * is a title, an initial or a particle, as it often is with customers, it is the whole name; and what
 * stands behind a comma is left out.
 */
#ifndef MODEL_SHORT_NAME_H
#define MODEL_SHORT_NAME_H

#include <stddef.h>

/* How many bytes of NAME, from its start: 5 of "Alice Liddell", 4 of "ACME, Mrs. Gray", 9 of "Mrs. Gray". */
size_t short_name_length(const char *name);

#endif
