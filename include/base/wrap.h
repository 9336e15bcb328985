/*
 * Breaks text into lines that fit a width in columns, at spaces where there
 * are any, between wide characters (Chinese, Japanese, Korean), and in the
 * middle of a word only when the word alone is too wide: then at a no-break
 * space or behind a slash, if that fills half a line, and never in front of a
 * comma or the like. Never inside a grapheme cluster.
 */
#ifndef BASE_WRAP_H
#define BASE_WRAP_H

#include <stdbool.h>
#include <stddef.h>

/* A walk over TEXT, which is borrowed. A line feed always ends a line. */
struct wrap {
	const char *rest;
	size_t left;
	int width;
	size_t whole; /* the first so many bytes are never parted; 0 unless set */
	bool done;
};

struct wrap wrap_start(const char *text, size_t length, int width);

/*
 * The next line: its bytes (borrowed from the text, without the trailing
 * spaces, those that do not break too, or the line feed) and its columns. False when there is none left. An
 * empty text has no line; "a\n" has one; "a\n\nb" has three. A cluster wider
 * than WIDTH stands on a line of its own.
 */
bool wrap_next(struct wrap *wrap, const char **line, size_t *length, int *columns);

#endif
