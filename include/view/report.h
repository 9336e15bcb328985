/*
 * The report: how much was thanked in a period, by whom, whom, and who was
 * left out. And one person's own: what they were thanked for.
 *
 * People stand in alphabetical order of their handles; whoever was left out
 * is a list of its own, longest first. Nobody is ranked. Owns its memory; borrows from notes and
 * scene.
 */
#ifndef VIEW_REPORT_H
#define VIEW_REPORT_H

#include "model/query.h"
#include "model/tally.h"
#include "view/period.h"
#include "view/sticky.h"

#define REPORT_NEVER (-1) /* days since something that did not happen within the lookback */

struct report_count {
	const char *name;
	size_t count;
};
struct report_counts {
	struct report_count *items;
	size_t count;
};

struct report_week {
	struct day monday;
	size_t count;
};

/* How many of the people of a kind or group gave thanks, and were thanked. */
struct report_share {
	enum tally_part part;
	const char *name; /* a kind in the plural, "remote", or a group's name */
	size_t people, gave, thanked;
};

struct report_person {
	struct who who;
	size_t gave, received; /* notes in the period */
	size_t to_customers; /* of those they gave */
	struct day last_gave, last_received; /* DAY_NONE: not within the lookback */
	int gave_ago, received_ago; /* days before today, or the end of a period that is over;
				       REPORT_NEVER */
};

/* Notes from people of the row's group to people of the column's; names are groups and kinds. */
struct report_cross {
	const char **rows, **columns;
	size_t row_count, column_count;
	size_t *counts; /* row by row */
};

/* Which notes are looked at, where that is not all of them; each part empty when it does not
 * matter. */
struct report_only {
	struct whos from, to;
	struct texts tags, groups;
	unsigned vias, kinds; /* bits, as in struct query */
	const char *text; /* folded */
	const char *round; /* its name */
	bool private;
};

struct report_view {
	const char *name; /* of the wall; NULL */
	struct day today;
	const char *me; /* who looks, and cannot thank himself; NULL when nobody knows */
	struct span span, before;
	enum period period;
	bool over; /* its last day is past: nothing can be added to it */
	bool ongoing; /* the span has days to come: what was before counts up to the same point of
			 its period */
	int lookback; /* days; what is older was not looked at */

	struct report_only only;
	bool filtered;

	size_t notes, notes_before;
	size_t privately; /* of these notes of the period: one's own private ones */
	/* Colleagues, or the kinds asked for: who could give and be thanked. */
	size_t people;
	size_t givers, receivers; /* of these */
	size_t inside; /* notes to colleagues */
	struct report_counts
		outside; /* notes to customers, vendors, friends, family; only kinds that got any */

	struct report_week *weeks; /* every week of the period up to today */
	size_t week_count;
	size_t busiest; /* index of the week with most notes; the latest of equals */
	size_t most; /* its notes */

	struct report_share *shares; /* kinds first, then remote, then groups */
	size_t share_count;
	struct report_person *missed; /* not thanked in the period, longest first */
	size_t missed_count;
	bool customers; /* there are some here, and all notes are looked at */
	struct whos no_customer; /* colleagues who gave none of them a note; by handle */
	struct report_person *persons; /* everybody who gave, received, or could have; by handle */
	size_t person_count;

	struct report_cross cross;
	struct report_counts tags; /* most used first, then by name */
	struct report_counts vias; /* likewise; names as in via_names */
	struct arena memory;
};

struct report_wish {
	struct span span;
	const struct query *query; /* what else was asked for; its span does not matter. Of a round
				      only who is in its ring is counted */
};

/* NOTES: those of report_reach() that match. */
void report_view_build(struct report_view *view, const struct scene *scene,
	const struct notes *notes, const struct report_wish *wish);
void report_view_release(struct report_view *view);

/* The notes a report needs: its span, the one before, and back to the lookback. */
struct span report_reach(const struct settings *settings, struct span span, struct day today);

/* `report @alice`: her own takeaways. */
struct person_report_view {
	const char *name; /* of the wall; NULL */
	struct day today;
	struct span span, before;
	enum period period;
	int lookback;
	struct who who;

	bool over, ongoing; /* as above */

	size_t gave, gave_before, received, received_before;
	size_t privately; /* of what she gave and received in the period: one's own private notes */
	struct day last_gave, last_received;
	int gave_ago, received_ago; /* REPORT_NEVER */
	struct report_counts tags; /* what she was thanked for */
	struct report_counts vias; /* how */
	struct sticky *notes; /* that thanked her in the period, newest first */
	size_t note_count;
	struct whos thanked_by; /* by handle */
	struct whos thanked; /* whom she thanked; by handle */
	bool mine; /* it is she who looks */
	/* Of these notes, newest first; only those that a reminder would still ask to be answered. */
	struct sticky *unanswered;
	size_t unanswered_count;
	struct sticky
		*year_ago; /* from or to her, a year ago today; none unless today is in the span */
	size_t year_ago_count;
	struct arena memory;
};

void person_report_view_build(struct person_report_view *view, const struct scene *scene,
	const struct notes *notes, struct span span, const char *handle);
void person_report_view_release(struct person_report_view *view);

#endif
