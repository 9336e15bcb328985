/*
 * Text from others on its way into a field of CSV (RFC 4180): in quotes where
 * it must be, harmless to a terminal, and to a spreadsheet.
 *
 * What a spreadsheet would take for a formula (= + - @ in front, in their wide forms too, behind
 * blanks too, or a tab or return in front) gets an apostrophe in front (OWASP, CSV injection).
 */
#ifndef RENDER_CSV_FIELD_H
#define RENDER_CSV_FIELD_H

#include "base/day.h"
#include "model/field.h"

void csv_field(struct str *out, const char *text); /* NULL: nothing */

/* A comma, then the field. */
void csv_next(struct str *out, const char *text);
void csv_next_flag(struct str *out, bool flag); /* true, or nothing */
void csv_next_day(struct str *out, struct day day); /* DAY_NONE: nothing */
void csv_next_count(struct str *out, size_t count);
void csv_next_number(struct str *out, int number, bool known); /* nothing unless KNOWN */
void csv_next_texts(struct str *out, const struct texts *texts); /* one field, joined by ", " */

/* One field for each row of the table, and one for the keys it does not know: their names, the
 * values of a record (NULL: nothing). Lists are joined by ", ", what has parts stands one a line.
 */
void csv_next_names(struct str *out, const struct fields *fields);
void csv_next_values(struct str *out, const struct fields *fields, const void *record);

void csv_end(struct str *out); /* of a record */

#endif
