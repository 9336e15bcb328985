/*
 * What is due, one item a line, ready to act on: whom to thank, what to
 * answer, what is coming up, and what was a year ago today. It speaks to the person it is for.
 *
 * Owns its memory; borrows from the roll, the wish and the scene. Empty when nothing is due.
 */
#ifndef VIEW_REMIND_H
#define VIEW_REMIND_H

#include "model/ring.h"
#include "model/roll.h"
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
	REMIND_JOIN, /* the round `text` of a group of `who`, whom it is for, is open without them, and
			due on `day` */
	REMIND_WEEK, /* Customer Service Week begins on `day`, or `day` is one of its days, with the
			theme `text`; `who` is nobody */
};

struct remind_item {
	enum remind_kind kind;
	struct who who;
	struct day day; /* when it happens, or happened; DAY_NONE with REMIND_NEVER, and in a ROUND
			   or JOIN without an end */
	int days; /* THANK, ANSWER: so long ago, or REMIND_NEVER; else: in so many days */
	int every; /* THANK: how often it should be; days */
	struct day due; /* THANK: since when it is; today with REMIND_NEVER */
	int years; /* ANNIVERSARY */
	const char *text; /* NOTICE; ROUND, JOIN: its name; WEEK: the theme, NULL before it begins */
	struct span week; /* WEEK: its days */
	enum ring_side side; /* ROUND: where `who` sits; ANYONE: a suggestion */
	struct sticky note; /* ANSWER, YEAR_AGO; its note is NULL elsewhere */
};

/* Between whom it goes, when it is sent. Borrowed. */
struct remind_letter {
	const char *from_name, *from_address; /* the name may be NULL */
	const char *to_name, *to_address;
};

struct remind_wish {
	bool team; /* whom nobody has thanked, not: I have not */
	const char *group; /* of this group only; NULL */
	const struct rings *rings; /* of the open rounds; NULL: none */
	bool named; /* one of several, or for somebody else: it says whom it is for */
	bool handed_on; /* it leaves this screen: what is private is not quoted */
	struct moment now;
	const char *repository; /* what tells this wall from others: its name, else its path */
	const struct remind_letter *letter; /* NULL where it is not sent */
};

struct remind_view {
	const char *name; /* of the wall; NULL */
	struct day today;
	struct who who; /* whom it is for */
	struct remind_wish wish;
	int lookback; /* days */
	/* Of rounds: owed, to join; to thank, to answer, what is coming by day, a year ago. */
	struct remind_item *items;
	size_t count;
	struct arena memory;
};

/* The notes that the roll needs: back to the lookback. */
struct span remind_reach(const struct settings *settings, struct day today);
/* For the scene's me. */
void remind_view_build(struct remind_view *view, const struct scene *scene, const struct roll *roll,
	const struct remind_wish *wish);
/* Is `days` said? Not of who was never thanked, nor of a round without an end. */
bool remind_has_days(const struct remind_item *item);
void remind_view_release(struct remind_view *view);

/*
 * Reminders for several people, one after the other: a page in parts, for there may be too many
 * to hold.
 */
enum reminders_part { REMINDERS_START, REMINDERS_ONE, REMINDERS_END };
struct reminders_view {
	enum reminders_part part;
	struct day today;
	const char *group; /* of its members only; NULL */
	const struct remind_view *one; /* REMINDERS_ONE */
	size_t before; /* how many came before this part */
};

#endif
