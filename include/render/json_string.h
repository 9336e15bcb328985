/*
 * Text from others on its way into JSON (RFC 8259): a string in its quotes.
 *
 * Nothing is filtered: what a reader of JSON gets is the text. But what a terminal or a browser
 * could act upon is written as an escape: controls, bidi marks, and `<` before `/` and `!`. Broken
 * UTF-8 becomes U+FFFD, because JSON is UTF-8.
 */
#ifndef RENDER_JSON_STRING_H
#define RENDER_JSON_STRING_H

#include "base/str.h"

void json_string(struct str *out, const char *text);

#endif
