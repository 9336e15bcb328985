/*
 * What several HTML pages hold: people, days, and notes as sticky notes.
 */
#ifndef RENDER_HTML_NOTE_H
#define RENDER_HTML_NOTE_H

#include "model/field.h"
#include "view/sticky.h"

/* "Andrea (vendor)", in full */
void html_who(struct str *out, const struct who *who);
void html_whos(struct str *out, const struct whos *whos);
/* As a date: a file is read on other days than today. */
void html_day(struct str *out, struct day day);
void html_moment(struct str *out, struct moment moment);
/* TEXT by paragraphs, its #words marked. */
void html_body(struct str *out, const char *text);

/* One sticky note with its cheers and replies; ANCHOR: other pages may link to it. */
enum html_anchor { HTML_ANCHOR, HTML_NO_ANCHOR };
void html_sticky(struct str *out, const struct sticky_thread *thread, enum html_anchor anchor);

/* Rows of a description list: a label, and what is behind it. */
void html_label(struct str *out, const char *label); /* opens <dd> */
void html_label_end(struct str *out);
void html_label_text(struct str *out, const char *label, const char *text); /* NULL: none */
/* A link where it may be one. */
void html_about(struct str *out, const char *about);

#endif
