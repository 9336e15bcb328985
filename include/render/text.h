/*
 * The pages as text, for people: the inside of render_text.
 *
 * Every page ends with a line feed, and no line of it is wider than the
 * look, down to 20 columns.
 */
#ifndef RENDER_TEXT_H
#define RENDER_TEXT_H

#include "render/render.h"

void text_wall(struct str *out, const struct wall_view *view, const struct look *look);
/* The notes of a wall one after another, to be read to others. */
void text_aloud(struct str *out, const struct wall_view *view, const struct look *look);
void text_show(struct str *out, const struct show_view *view, const struct look *look);
void text_card(struct str *out, const struct card_view *view, const struct look *look);
void text_receipt(struct str *out, const struct receipt_view *view, const struct look *look);
/* Of a change to somebody's file, which is said in text only. */
struct person_receipt {
	const char *handle;
	const char *deed; /* "changed name, groups" */
	const char *repository; /* when that is not the one around here; else NULL */
};
void text_person_receipt(
	struct str *out, const struct person_receipt *receipt, const struct look *look);
void text_undo(struct str *out, const struct undo_view *view, const struct look *look);
void text_report(struct str *out, const struct report_view *view, const struct look *look);
void text_person_report(
	struct str *out, const struct person_report_view *view, const struct look *look);
void text_remind(struct str *out, const struct remind_view *view, const struct look *look);
void text_reminders(struct str *out, const struct reminders_view *view, const struct look *look);
void text_people(struct str *out, const struct people_view *view, const struct look *look);
void text_person(struct str *out, const struct person_view *view, const struct look *look);
void text_round(struct str *out, const struct round_view *view, const struct look *look);
void text_rounds(struct str *out, const struct rounds_view *view, const struct look *look);
void text_check(struct str *out, const struct check_view *view, const struct look *look);
void text_whoami(struct str *out, const struct whoami_view *view, const struct look *look);
void text_synced(struct str *out, const struct synced_view *view, const struct look *look);
void text_week(struct str *out, const struct week_view *view, const struct look *look);
void text_week_report(
	struct str *out, const struct week_report_view *view, const struct look *look);

#endif
