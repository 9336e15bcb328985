/*
 * A short number for a text, the same each time: FNV-1a, 64 bits. No secret, and no proof.
 */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <stdint.h>

#define DIGEST_START 0xcbf29ce484222325u

/* DIGEST, or what an earlier call made of other texts, with TEXT behind. */
static inline uint64_t digest_text(uint64_t digest, const char *text)
{
	for (; *text != '\0'; text++)
		digest = (digest ^ (unsigned char)*text) * 0x100000001b3u;
	return (digest ^ 0xffu) *
	       0x100000001b3u; /* no byte of a text: it parts this from the next */
}

#endif
