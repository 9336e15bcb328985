/*
 * What Unicode knows of text: clusters that a reader sees as one character,
 * how many columns they take in a terminal, and when two names are the same.
 *
 * The only room that knows utf8proc. Invalid bytes count as one column each.
 */
#ifndef BASE_UNICODE_H
#define BASE_UNICODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/*
 * The next grapheme cluster of TEXT (Unicode Annex 29, extended clusters):
 * returns its bytes, 0 at the end, and its columns in *columns (may be NULL):
 * the widest code point in it, 2 when it holds VARIATION SELECTOR-16 or is a
 * pair of regional indicators, 0 for controls.
 */
size_t grapheme_next(const char *text, size_t length, int *columns);

/* The columns of LENGTH bytes, of a whole string. */
int text_columns(const char *text, size_t length);

/* The longest prefix of TEXT, in bytes, that fits into COLUMNS, cut between clusters. */
size_t text_fit(const char *text, size_t length, int columns);

enum fold {
	FOLD_NAME,   /* NFC and full case folding: two spellings of one name */
	FOLD_SEARCH, /* and without accents (combining marks dropped after NFKD) */
};

/* Adds TEXT folded. Broken bytes are kept as they are. ASCII takes a fast path. */
void str_add_folded(struct str *str, const char *text, size_t length, enum fold fold);

/* Is CODE a letter or digit of any script, or a mark that belongs to one? For #tags and words. */
bool code_is_word(uint32_t code);
/* May a word begin behind CODE, and nothing but a word: a blank, an opening bracket or quote, a mark of
 * a script that sets no blanks behind its marks? */
bool code_opens_word(uint32_t code);
/* Is it a combining mark, a zero-width or default-ignorable character? */
bool code_is_invisible(uint32_t code);

#endif
