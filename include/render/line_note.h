/*
 * What several pages of lines hold: a note as one record, and the fields of a
 * file as one record a value.
 */
#ifndef RENDER_LINE_NOTE_H
#define RENDER_LINE_NOTE_H

#include "model/field.h"
#include "render/line_field.h"
#include "view/sticky.h"

/* id, date, from, to, first line of the text. */
void line_sticky(struct str *out, const struct sticky *sticky);
void line_next_whos(struct str *out, const struct whos *whos); /* a tab, and their handles */

/* NAME, field, value: one record a value, and one a line of a text. */
void line_fields(
	struct str *out, const char *name, const struct fields *fields, const void *record);
/* The start of such a record; the value and a line feed come behind it. */
void line_value(struct str *out, const char *name, const char *field);

#endif
