/*
 * Text from others on its way into HTML: between tags, into an attribute, or
 * as the address of a link.
 *
 * What a page must not hold (controls, bidi marks, broken UTF-8) is shown
 * harmlessly; nothing of it can become markup.
 */
#ifndef RENDER_HTML_TEXT_H
#define RENDER_HTML_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* Our own markup: string literals only. */
#define html_markup_literal(out, literal) str_add((out), "" literal)

/* Between tags; line feeds stay. NULL: nothing. */
void html_text(struct str *out, const char *text);
void html_text_bytes(struct str *out, const char *text, size_t length);
/* A blank, NAME, and VALUE in quotes, as one line. */
void html_attr(struct str *out, const char *name, const char *value);
/* May TEXT be the address of a link: http or https, all of it one address? */
bool html_url_links(const char *text);
/* A blank and href=...: what an address may not hold as it is gets percent-encoded. */
void html_url(struct str *out, const char *text);

#endif
