#include "render/html.h"

const struct renderer render_html = {
	.name = "html",
	.for_others = true,
	.wall = html_wall,
	.show = html_show,
	.card = html_card,
	.report = html_report,
	.person_report = html_person_report,
	.week = html_week,
	.week_report = html_week_report,
};
