/*
 * Version 4 of git's index, in which a path is told by what it shares with the
 * one before: unpacked into version 3, and packed again.
 */
#ifndef STORE_INDEX_V4_H
#define STORE_INDEX_V4_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* Adds to OUT the same index in version 3. False when it makes no sense. */
bool index_v4_unpack(const unsigned char *bytes, size_t length, struct str *out);
/* And back. BYTES: a sound index of version 3, up to LENGTH without its checksum; entries end at
 * END. */
void index_v4_pack(const unsigned char *bytes, size_t end, size_t length, struct str *out);

#endif
