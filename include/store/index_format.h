/*
 * How git's index stands in its file: the numbers that its readers and writers
 * share. gitformat-index(5).
 */
#ifndef STORE_INDEX_FORMAT_H
#define STORE_INDEX_FORMAT_H

#include <stdint.h>

#include "base/str.h"

enum {
	INDEX_HEADER = 12, /* "DIRC", version, number of entries: a word each */
	INDEX_WORD = 4,
	INDEX_ID = 20,
	INDEX_FIXED = 62, /* of an entry, before its path: ten words, an id, flags */
	INDEX_PAD = 8, /* an entry's length is a multiple of it, but in version 4 */
	INDEX_EXTENSION = 8, /* of an extension, before its data: four letters and a length */
};

#define INDEX_VALID 0x8000u
#define INDEX_EXTENDED 0x4000u
#define INDEX_STAGE 12
/* Of the second half-word of flags, which extended entries have. */
#define INDEX_SKIPPED 0x4000u
#define INDEX_INTENDED 0x2000u
#define INDEX_NAME_MASK 0x0fffu

static inline uint32_t index_word(const unsigned char *at)
{
	return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static inline unsigned index_half(const unsigned char *at)
{
	return (unsigned)at[0] << 8 | at[1];
}

static inline void str_add_index_half(struct str *out, unsigned half)
{
	char bytes[2] = { (char)(half >> 8), (char)half };

	str_add_bytes(out, bytes, sizeof(bytes));
}

static inline void str_add_index_word(struct str *out, uint32_t word)
{
	char bytes[INDEX_WORD] = { (char)(word >> 24), (char)(word >> 16), (char)(word >> 8),
		(char)word };

	str_add_bytes(out, bytes, sizeof(bytes));
}

#endif
