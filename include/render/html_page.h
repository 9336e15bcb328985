/*
 * An HTML document around a page: one file that needs no other, no script and
 * no network.
 */
#ifndef RENDER_HTML_PAGE_H
#define RENDER_HTML_PAGE_H

#include "base/day.h"
#include "base/str.h"

/* What the pages share of their looks; ended by NULL. */
extern const char *const html_styles[];

/* Up to the title; SUB stands below it, "" is left out. Both are text. */
void html_page_start(struct str *out, const char *title, const char *sub);
void html_page_end(struct str *out, struct day today);

#endif
