/*
 * Customer Service Week summed up, to be read to the team: thanks by day and theme, what was said
 * (the most cheered first), and who wrote for the first time.
 *
 * Owns its memory; borrows from notes and scene.
 */
#ifndef VIEW_WEEK_REPORT_H
#define VIEW_WEEK_REPORT_H

#include "view/week.h"

#define WEEK_CHEER_DAYS 30 /* cheers of so many days later count, too */

struct week_quote {
	struct sticky_thread thread; /* its root has words */
	size_t cheers; /* from how many people */
	const char *theme; /* of its day; NULL: none */
};

struct week_report_view {
	struct week_view week;
	struct week_quote *quotes; /* the most cheered first; among equals, in their own order */
	size_t quote_count;
	int lookback; /* days before the week that were looked at for earlier notes */
	struct whos
		firsts; /* colleagues whose first note this was, as far as we looked; by handle */
	struct arena memory;
};

/* The notes it needs. */
struct span week_report_reach(const struct settings *settings, struct span days);
void week_report_view_build(struct week_report_view *view, const struct scene *scene,
	const struct notes *notes, struct span span, struct day until);
void week_report_view_release(struct week_report_view *view);

#endif
