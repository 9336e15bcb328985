/*
 * What both reports hold as HTML: sentences about a period, and counts.
 */
#ifndef RENDER_HTML_COUNTS_H
#define RENDER_HTML_COUNTS_H

#include "view/report.h"

/* A section with its title; html_section_end() closes it. */
void html_section(struct str *out, const char *title);
void html_section_end(struct str *out);
/* A section of them, as a list; nothing when there are none. */
void html_counts(struct str *out, const char *title, const struct report_counts *counts);
void html_vias(struct str *out, const struct report_counts *vias);

/* Cells of a table. */
void html_cell_who(struct str *out, const struct who *who); /* heads its row */
void html_cell_count(struct str *out, size_t count);
void html_cell_day(struct str *out, struct day day); /* DAY_NONE: a dash */
void html_cell(struct str *out, const char *text);

#endif
