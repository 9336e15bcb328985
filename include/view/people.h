/*
 * The people: all of them, one line each; or one person whole.
 *
 * Owns its memory; borrows from the scene.
 */
#ifndef VIEW_PEOPLE_H
#define VIEW_PEOPLE_H

#include "view/sticky.h"

struct people_row {
	struct who who; /* who.person is NULL: known from notes only */
	bool left;
};
struct people_group {
	const char *name;
	size_t members; /* who have not left */
};

struct people_view {
	struct day today;
	struct people_row *rows; /* by handle; who left stands last */
	size_t count;
	struct people_group *groups; /* by name */
	size_t group_count;
	struct arena memory;
};

/* KNOWN: handles seen in recent notes; those without a file are added. May be NULL. */
void people_view_build(
	struct people_view *view, const struct scene *scene, const struct texts *known);
void people_view_release(struct people_view *view);

struct person_notice {
	const struct notice *notice;
	struct day next; /* its next day from today on; DAY_NONE: it is over, or has no day */
};

struct person_view {
	struct day today;
	struct who who; /* who.person is NULL when there is no file */
	bool left;
	const char *wishes; /* how they like to be thanked, as a receipt says it; "" when silent */
	int every; /* days: how often thanks should reach them; DURATION_NEVER */
	bool every_own; /* their own file says so */
	struct day birthday; /* the next one; DAY_NONE */
	struct day anniversary; /* likewise, of their first day here */
	int years; /* how many it will be then */
	struct person_notice *notices; /* what comes next first, what is over last */
	size_t notice_count;
	struct arena memory;
};

void person_view_build(struct person_view *view, const struct scene *scene, const char *handle);
void person_view_release(struct person_view *view);

#endif
