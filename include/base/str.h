/*
 * A string that grows: bytes, how many, and a NUL behind them always.
 *
 * A zeroed struct str is empty and ready; it owns its bytes until
 * str_release. `bytes` may be NULL while nothing was ever added: use
 * str_text() where a C string is needed.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

struct str {
	char *bytes;
	size_t length;
	size_t cap;
};

#if defined(__GNUC__)
#define PRINTS_LIKE(template, first) __attribute__((format(printf, template, first)))
#define MUST_CHECK __attribute__((warn_unused_result))
#else
#define PRINTS_LIKE(template, first)
#define MUST_CHECK
#endif

void str_release(struct str *str);
void str_clear(struct str *str);		   /* empty again, memory kept */
void str_cut(struct str *str, size_t length);	   /* keep the first LENGTH bytes */
const char *str_text(const struct str *str);	   /* never NULL; borrowed from STR */
char *str_detach(struct str *str);		   /* the bytes; caller frees; STR is empty */

void str_add(struct str *str, const char *text);
void str_add_bytes(struct str *str, const char *bytes, size_t length);
void str_add_char(struct str *str, char c);
void str_add_times(struct str *str, const char *text, int times);
void str_addf(struct str *str, const char *format, ...) PRINTS_LIKE(2, 3);
void str_vaddf(struct str *str, const char *format, va_list args) PRINTS_LIKE(2, 0);
/* Replace LENGTH bytes at AT by NEW_LENGTH bytes of NEW. */
void str_splice(struct str *str, size_t at, size_t length, const char *new_bytes,
		size_t new_length);

bool text_same(const char *a, const char *b); /* NULL equals NULL only */
bool text_starts(const char *text, const char *start);
bool text_is_blank(const char *text); /* nothing but ASCII spaces and line ends; so is NULL */
bool text_ends(const char *text, const char *end);

#endif
