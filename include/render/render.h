/*
 * A renderer says HOW a page is said: one function a page. It never sorts, filters, counts or asks
 * the time; it only adds to a string. A page that makes no sense in a format is NULL, and the
 * command's help does not offer it.
 *
 * Adding a format is one table here; adding a page is one member and one function in each format
 * that can say it.
 */
#ifndef RENDER_RENDER_H
#define RENDER_RENDER_H

#include "base/str.h"
#include "render/look.h"

struct wall_view; /* view/wall.h: wall and search */
struct show_view; /* view/show.h */
struct receipt_view; /* view/receipt.h: after thank, reply, cheer, edit, remove */
struct card_view; /* view/card.h */
struct undo_view; /* view/undo.h */
struct report_view; /* view/report.h */
struct person_report_view;
struct remind_view; /* view/remind.h */
struct reminders_view;
struct week_view; /* view/week.h */
struct week_report_view; /* view/week_report.h */
struct people_view; /* view/people.h */
struct person_view;
struct round_view; /* view/round.h */
struct rounds_view; /* view/rounds.h */
struct check_view; /* view/check.h */
struct whoami_view; /* view/whoami.h */
struct synced_view; /* view/synced.h */

struct renderer {
	const char *name; /* as typed behind -F */
	bool for_others; /* its pages are handed on: what is private stays out unless it is asked for */
	void (*wall)(struct str *out, const struct wall_view *view, const struct look *look);
	void (*show)(struct str *out, const struct show_view *view, const struct look *look);
	void (*receipt)(struct str *out, const struct receipt_view *view, const struct look *look);
	void (*card)(struct str *out, const struct card_view *view, const struct look *look);
	void (*undo)(struct str *out, const struct undo_view *view, const struct look *look);
	void (*report)(struct str *out, const struct report_view *view, const struct look *look);
	void (*person_report)(
		struct str *out, const struct person_report_view *view, const struct look *look);
	void (*remind)(struct str *out, const struct remind_view *view, const struct look *look);
	/* For several people: called for each part of it. */
	void (*reminders)(
		struct str *out, const struct reminders_view *view, const struct look *look);
	void (*week)(struct str *out, const struct week_view *view, const struct look *look);
	void (*week_report)(
		struct str *out, const struct week_report_view *view, const struct look *look);
	void (*people)(struct str *out, const struct people_view *view, const struct look *look);
	void (*person)(struct str *out, const struct person_view *view, const struct look *look);
	void (*round)(struct str *out, const struct round_view *view, const struct look *look);
	void (*rounds)(struct str *out, const struct rounds_view *view, const struct look *look);
	void (*check)(struct str *out, const struct check_view *view, const struct look *look);
	void (*whoami)(struct str *out, const struct whoami_view *view, const struct look *look);
	void (*synced)(struct str *out, const struct synced_view *view, const struct look *look);
};

extern const struct renderer render_text, render_line, render_json, render_csv, render_html, render_ics,
	render_mail;
/* The renderers, NULL-terminated; the first is the default. */
extern const struct renderer *const renderers[];
const struct renderer *renderer_find(const char *name); /* NULL when there is none */

#endif
