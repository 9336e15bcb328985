/*
 * Makes text from others safe to print: filters by CODE POINT, so that a
 * control character is caught in whatever bytes it arrives.
 *
 * Caught are C0 (but line feed and tab where asked to keep them), DEL,
 * U+0080-009F, U+2028/2029, the bidi controls U+202A-202E, U+2066-2069,
 * U+200E/F and U+061C, the tag characters U+E0000-E007F unless they continue
 * an emoji flag, U+FEFF, and broken UTF-8. They are shown, not dropped:
 * `^[` for C0 and DEL, `<U+202E>` for others, U+FFFD for broken bytes.
 */
#ifndef BASE_HARMLESS_H
#define BASE_HARMLESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

enum harmless {
	HARMLESS_LINE,	/* one line: line feeds, returns and tabs become a space */
	HARMLESS_LINES, /* line feeds stay, a tab becomes spaces, CR LF is a line feed */
};

bool code_is_harmful(uint32_t code); /* line feed and tab count as harmful too */
void str_add_harmless(struct str *str, const char *text, size_t length, enum harmless how);

#endif
