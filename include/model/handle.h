/*
 * A handle is the short name a person or group is typed by: @alice, stored
 * without the mark. ASCII letters, digits, `.`, `_`, `-`, at most 64; begins
 * and ends with a letter or digit, no `..`; upper case is folded.
 */
#ifndef MODEL_HANDLE_H
#define MODEL_HANDLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

#define HANDLE_LONGEST 64
#define HANDLE_ME "me"	 /* reserved: who types */
#define HANDLE_ALL "all" /* reserved: everybody with a file who has not left */

bool handle_valid(const char *handle); /* as stored: lower case, no mark, not reserved */
bool handle_reserved(const char *handle);

/*
 * Reads a typed handle of LENGTH bytes, with or without one leading @, and
 * writes it folded, with a NUL. False when the rule forbids it; reserved
 * words pass, so ask handle_reserved() too.
 */
bool handle_parse(const char *typed, size_t length, char handle[HANDLE_LONGEST + 1]);

/*
 * Makes a handle of any name (an address's local part, a login): folded, other
 * characters become `-`, runs of separators one, ends trimmed. False when
 * nothing is left.
 */
bool handle_make(const char *name, size_t length, char handle[HANDLE_LONGEST + 1]);

#endif
