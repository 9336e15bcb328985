/*
 * UTF-8, byte by byte: decoding that never reads past the end and never
 * trusts, as Unicode 15, section 3.9 (table 3-7) has it.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define UTF8_BROKEN 0xFFFDu

/*
 * Decode one code point of TEXT (LENGTH bytes left). Returns how many bytes
 * it took, 0 at the end. A broken byte counts as one byte and gives
 * UTF8_BROKEN with *valid (may be NULL) set to false.
 */
size_t utf8_next(const char *text, size_t length, uint32_t *code, bool *valid);

/* Encode CODE into OUT; returns the number of bytes (1 to 4). */
size_t utf8_encode(uint32_t code, char out[4]);

/* Is all of it valid UTF-8? When not, *at (may be NULL) is the first bad byte. */
bool utf8_valid(const char *text, size_t length, size_t *at);

#endif
