/*
 * Customer Service Week: its days and themes, and how far we are with what it is for.
 *
 * People stand in the order of their handles; nobody is ranked. Owns its memory; borrows from
 * notes and scene.
 */
#ifndef VIEW_WEEK_H
#define VIEW_WEEK_H

#include "model/goals.h"
#include "view/sticky.h"

enum week_phase { WEEK_BEFORE, WEEK_DURING, WEEK_AFTER };

struct week_day {
	struct day day;
	const char *theme; /* NULL: none */
	bool extra; /* behind the week's own days */
	size_t notes;
};

/* What one of the colleagues has done in its days, and what was done for them. */
struct week_person {
	struct who who;
	size_t gave, received, to_customers; /* notes */
	size_t team, met; /* colleagues of their groups; those they thanked in person */
	bool todo[GOAL_COUNT]; /* what they are still to do, or still to get */
};

struct week_view {
	const char *name; /* of the wall; NULL */
	const char *me; /* handle; NULL: who reads is not known */
	struct day today;
	struct span span; /* its own days */
	struct day until; /* its last day, or a later one: where spilling over ends */
	enum week_phase phase;
	int days_to; /* BEFORE: so many days from today */
	int day_number; /* DURING: which of its days today is, from 1 */
	struct week_day *days;
	size_t day_count;
	size_t notes, to_customers;
	size_t givers, receivers, people; /* colleagues */
	struct goal_count goals[GOAL_COUNT]; /* all 0 before it begins */
	struct week_person *persons; /* the colleagues; none before it begins */
	size_t person_count;
	/* What is still mine to do while it goes on: */
	bool mine; /* I am one of them */
	struct who customer; /* thanked by nobody for the longest; handle NULL: I have, or there is
				none */
	struct whos team; /* not yet thanked by me in person */
	struct arena memory;
};

/* The notes it needs: of its days, and further back to know which customer has waited longest. */
struct span week_reach(const struct settings *settings, struct span days);
/* DAYS: the week's own, and those behind that it spills over to. */
void week_view_build(struct week_view *view, const struct scene *scene, const struct notes *notes,
	struct span span, struct day until);
void week_view_release(struct week_view *view);

#endif
