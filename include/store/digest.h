/*
 * Digests of bytes. The only room that knows nettle.
 */
#ifndef STORE_DIGEST_H
#define STORE_DIGEST_H

#include <stddef.h>

#define DIGEST_SHA1 20
#define DIGEST_SHA256 32

/* The checksum at the end of git's index: SHA-1 over all before it. */
void digest_sha1(const void *bytes, size_t length, unsigned char digest[DIGEST_SHA1]);
void digest_sha256(const void *bytes, size_t length, unsigned char digest[DIGEST_SHA256]);

#endif
