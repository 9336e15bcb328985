/*
 * The pages of which rows make sense as CSV (RFC 4180), for spreadsheets: the
 * inside of render_csv.
 *
 * The first record names the columns; records end with CR LF; UTF-8 without a
 * mark in front. What is absent is empty.
 */
#ifndef RENDER_CSV_H
#define RENDER_CSV_H

#include "render/render.h"
#include "render/shape.h"

extern const struct shape csv_shapes[];

void csv_wall(struct str *out, const struct wall_view *view, const struct look *look);
void csv_report(struct str *out, const struct report_view *view, const struct look *look);
void csv_remind(struct str *out, const struct remind_view *view, const struct look *look);
void csv_reminders(struct str *out, const struct reminders_view *view, const struct look *look);
void csv_people(struct str *out, const struct people_view *view, const struct look *look);
void csv_round(struct str *out, const struct round_view *view, const struct look *look);
void csv_rounds(struct str *out, const struct rounds_view *view, const struct look *look);
void csv_check(struct str *out, const struct check_view *view, const struct look *look);
void csv_week(struct str *out, const struct week_view *view, const struct look *look);
void csv_week_report(
	struct str *out, const struct week_report_view *view, const struct look *look);

#endif
