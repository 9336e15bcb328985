/*
 * The pages as JSON (RFC 8259), for programs: the inside of render_json.
 *
 * One object a page, with "schema": 1 and the page's name. Every key of a page is always there:
 * what is absent is null, [] or {}. Text is raw; days are 2026-11-21, moments
 * 2026-11-21T16:42:00+01:00, spans of time are numbers of days. Keys are the names of fields, else
 * words joined by _.
 *
 * The keys of every page stand in json_shapes[], for readers of this file and of the manual.
 */
#ifndef RENDER_JSON_H
#define RENDER_JSON_H

#include "render/render.h"
#include "render/shape.h"

extern const struct shape json_shapes[];

void json_wall(struct str *out, const struct wall_view *view, const struct look *look);
void json_show(struct str *out, const struct show_view *view, const struct look *look);
void json_receipt(struct str *out, const struct receipt_view *view, const struct look *look);
void json_undo(struct str *out, const struct undo_view *view, const struct look *look);
void json_report(struct str *out, const struct report_view *view, const struct look *look);
void json_person_report(
	struct str *out, const struct person_report_view *view, const struct look *look);
void json_remind(struct str *out, const struct remind_view *view, const struct look *look);
void json_reminders(struct str *out, const struct reminders_view *view, const struct look *look);
void json_people(struct str *out, const struct people_view *view, const struct look *look);
void json_person(struct str *out, const struct person_view *view, const struct look *look);
void json_round(struct str *out, const struct round_view *view, const struct look *look);
void json_rounds(struct str *out, const struct rounds_view *view, const struct look *look);
void json_check(struct str *out, const struct check_view *view, const struct look *look);
void json_whoami(struct str *out, const struct whoami_view *view, const struct look *look);
void json_synced(struct str *out, const struct synced_view *view, const struct look *look);
void json_week(struct str *out, const struct week_view *view, const struct look *look);
void json_week_report(
	struct str *out, const struct week_report_view *view, const struct look *look);

#endif
