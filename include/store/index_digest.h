/*
 * The checksum at the end of git's index: SHA-1 over all before it. The only
 * room that knows nettle.
 */
#ifndef STORE_INDEX_DIGEST_H
#define STORE_INDEX_DIGEST_H

#include <stddef.h>

#define INDEX_DIGEST 20

void index_digest(const void *bytes, size_t length, unsigned char digest[INDEX_DIGEST]);

#endif
