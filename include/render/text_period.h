/*
 * What reports say alike: which period, how it compares with the one before,
 * and rows of counts.
 */
#ifndef RENDER_TEXT_PERIOD_H
#define RENDER_TEXT_PERIOD_H

#include "render/term.h"
#include "view/report.h"

/* "Support team, 1 July to 30 September 2026"; NAME may be NULL. */
void line_add_period(struct line *line, const char *name, struct span span);
/* "127 notes, 12 more than in the quarter before"; "4 notes so far, none at this point last month" */
void line_add_change(struct line *line, size_t notes, size_t notes_before, struct span before,
	enum period period, bool ongoing);
/* The same of all that VIEW counts; a round has nothing before it, and is not compared. */
void line_add_report_change(struct line *line, const struct report_view *view);
/* "details 31, patience 22" */
void line_add_counts(
	struct line *line, const struct report_counts *counts, const struct look *look);
/* "notes 98, in person 21" */
void line_add_vias(struct line *line, const struct report_counts *vias, const struct look *look);
/* "with 2 private notes of your own: --shared leaves them out"; nothing for 0. */
void line_add_private_count(struct line *line, size_t count);

#endif
