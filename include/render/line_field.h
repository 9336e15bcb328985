/*
 * Text from others on its way into a field of a line: one line without tabs,
 * and nothing in it that a terminal would act upon.
 */
#ifndef RENDER_LINE_FIELD_H
#define RENDER_LINE_FIELD_H

#include "base/day.h"
#include "base/memory.h"
#include "base/moment.h"

void line_field(struct str *out, const char *text); /* NULL: nothing */
void line_first(struct str *out, const char *text); /* the first line that is not empty */

/* A tab, then the field. */
void line_next(struct str *out, const char *text);
void line_next_day(struct str *out, struct day day); /* DAY_NONE: nothing */
void line_next_moment(struct str *out, struct moment moment);
void line_next_count(struct str *out, size_t count);
void line_next_number(struct str *out, int number, bool known); /* nothing unless KNOWN */
void line_next_texts(struct str *out, const struct texts *texts); /* joined by commas */

#endif
