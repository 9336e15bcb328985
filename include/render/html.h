/*
 * The pages that one hangs up, hands round or prints, as HTML: the inside of
 * render_html.
 *
 * Each is one valid document that needs nothing else: no script, no network.
 */
#ifndef RENDER_HTML_H
#define RENDER_HTML_H

#include "render/render.h"

void html_wall(struct str *out, const struct wall_view *view, const struct look *look);
void html_show(struct str *out, const struct show_view *view, const struct look *look);
void html_card(struct str *out, const struct card_view *view, const struct look *look);
void html_report(struct str *out, const struct report_view *view, const struct look *look);
void html_person_report(
	struct str *out, const struct person_report_view *view, const struct look *look);
void html_week(struct str *out, const struct week_view *view, const struct look *look);
void html_week_report(
	struct str *out, const struct week_report_view *view, const struct look *look);

#endif
