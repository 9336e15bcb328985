/*
 * The pages as lines, for cut, grep, awk and `while read`: the inside of
 * render_line.
 *
 * One record a line, its fields parted by tabs; no field holds a tab, a line
 * feed or anything that a terminal would act upon. What is absent is empty.
 * A list of notes has five fields: id, date, from, to (parted by commas), the text's first line.
 *
 * The fields of every page stand in line_shapes[], for readers of this file and of the manual.
 */
#ifndef RENDER_LINE_H
#define RENDER_LINE_H

#include "render/render.h"
#include "render/shape.h"

extern const struct shape line_shapes[];

void line_wall(struct str *out, const struct wall_view *view, const struct look *look);
void line_show(struct str *out, const struct show_view *view, const struct look *look);
void line_receipt(struct str *out, const struct receipt_view *view, const struct look *look);
void line_report(struct str *out, const struct report_view *view, const struct look *look);
void line_person_report(
	struct str *out, const struct person_report_view *view, const struct look *look);
void line_remind(struct str *out, const struct remind_view *view, const struct look *look);
void line_reminders(struct str *out, const struct reminders_view *view, const struct look *look);
void line_people(struct str *out, const struct people_view *view, const struct look *look);
void line_person(struct str *out, const struct person_view *view, const struct look *look);
void line_round(struct str *out, const struct round_view *view, const struct look *look);
void line_rounds(struct str *out, const struct rounds_view *view, const struct look *look);
void line_check(struct str *out, const struct check_view *view, const struct look *look);
void line_whoami(struct str *out, const struct whoami_view *view, const struct look *look);
void line_synced(struct str *out, const struct synced_view *view, const struct look *look);
void line_week(struct str *out, const struct week_view *view, const struct look *look);
void line_week_report(
	struct str *out, const struct week_report_view *view, const struct look *look);

#endif
