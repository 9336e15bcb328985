/*
 * What is due, one item a line, ready to act on: whom to thank, what to
 * answer, what is coming up, and what was a year ago today.
 *
 * Owns its memory; borrows from notes and scene. Empty when nothing is due.
 */
#ifndef VIEW_REMIND_H
#define VIEW_REMIND_H

#include "model/ring.h"
#include "view/sticky.h"

#define REMIND_NEVER (-1) /* no note within the lookback */

enum remind_kind {
	REMIND_THANK, /* nobody (or not I) thanked `who` for `days` days */
	REMIND_ANSWER, /* `note` to me waits for an answer since `days` days */
	REMIND_BIRTHDAY, /* of `who`, on `day` */
	REMIND_ANNIVERSARY, /* of `who`: `years` years here on `day` */
	REMIND_NOTICE, /* `text` of `who`, on `day` */
	REMIND_YEAR_AGO, /* `note`, a year ago today */
	REMIND_ROUND, /* a note to `who` is owed in the round `text`, due on `day` */
};

struct remind_item {
	enum remind_kind kind;
	struct who who;
	struct day day; /* when it happens, or happened; DAY_NONE with REMIND_NEVER, and in a ROUND
			   without an end */
	int days; /* THANK, ANSWER: so long ago, or REMIND_NEVER; else: in so many days */
	int every; /* THANK: how often it should be; days */
	int years; /* ANNIVERSARY */
	const char *text; /* NOTICE; ROUND: its name */
	enum ring_side side; /* ROUND: where `who` sits; ANYONE: a suggestion */
	struct sticky note; /* ANSWER, YEAR_AGO; its note is NULL elsewhere */
};

struct remind_view {
	struct day today;
	struct who who; /* whom it is for */
	bool team; /* nobody has thanked them, not: I have not */
	int lookback; /* days */
	const char *group; /* of this group only; NULL */
	struct remind_item
		*items; /* of rounds, to thank, to answer, what is coming by day, a year ago */
	size_t count;
	struct arena memory;
};

struct remind_wish {
	int days; /* how far ahead */
	const char *me; /* who looks: canonical handle */
	bool team;
	const char *group;
	const struct rings *rings; /* of the open rounds; NULL: none */
};

/* The notes it needs: back to the lookback. */
struct span remind_reach(const struct settings *settings, struct day today);
void remind_view_build(struct remind_view *view, const struct scene *scene,
	const struct notes *notes, const struct remind_wish *wish);
/* Is `days` said? Not of who was never thanked, nor of a round without an end. */
bool remind_has_days(const struct remind_item *item);
void remind_view_release(struct remind_view *view);

#endif
