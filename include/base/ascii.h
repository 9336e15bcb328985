/*
 * Single ASCII characters, without a locale: what <ctype.h> would say in "C",
 * for any byte and everywhere the same.
 */
#ifndef BASE_ASCII_H
#define BASE_ASCII_H

#include <stdbool.h>
#include <stddef.h>

static inline bool ascii_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool ascii_is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static inline bool ascii_is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline bool ascii_is_control(char c)
{
	return (unsigned char)c < ' ' || c == '\177';
}

static inline char ascii_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Are the LENGTH bytes of A the whole of B, but for case? */
static inline bool ascii_same(const char *a, size_t length, const char *b)
{
	const char *end = a + length;

	while (a < end && *b != '\0' && ascii_lower(*a) == ascii_lower(*b))
		a++, b++;
	return a == end && *b == '\0';
}

#endif
