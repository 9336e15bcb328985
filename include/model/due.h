/*
 * What is due for one person: whom to thank again, which notes to answer, what is coming up,
 * and what was a year ago today. The reminder, computed afresh each time.
 *
 * Who is considered: everybody on the roll who is known; never me. Owns its lists; borrows from
 * the roll and what that was made of.
 */
#ifndef MODEL_DUE_H
#define MODEL_DUE_H

#include "model/roll.h"

#define DUE_ANSWER_DAYS 60
#define DUE_NEVER (-1)

/* Whose thanks count. */
enum due_by { DUE_BY_ME, DUE_BY_ANYBODY };

struct due_wish {
	const char *me; /* canonical handle */
	enum due_by by;
	struct span answers; /* notes to me of these days may wait for an answer */
	const char *group; /* only its members, in everything; NULL: everybody */
};

struct due_thanks {
	const char *handle;
	const struct person *person; /* NULL without a file */
	struct day last; /* DAY_NONE: not within the lookback */
	struct day due; /* since when they are; today without a last time */
	int days; /* since then, plain calendar days; DUE_NEVER */
	int every; /* days */
	int overdue; /* working days since they were due, 0 today; DUE_NEVER with `days` */
	bool near; /* we share a group */
};

struct due {
	/* Never first, and of these who is near; then the longest overdue, then by handle. One is due EVERY days after the
	 * last note; on a day off, the next working day. */
	struct due_thanks *thanks;
	size_t thanks_count;
	/* To me, of the days asked for, without a note of mine in answer; newest first. Not those
	 * that only join in without words, nor those that answer a note of mine: an exchange may
	 * end. */
	const struct note **answers;
	size_t answer_count;
	struct occasions occasions; /* other people's, of the roll's days ahead */
	/* From or to me, with words; newest first. What was on 29 February comes back on the 28th.
	 */
	const struct note **year_ago;
	size_t year_ago_count;
};

/* The days whose notes a reminder asks to be answered. */
struct span due_answer_days(struct day today);
void due_build(struct due *due, const struct roll *roll, const struct due_wish *wish);
void due_release(struct due *due);

#endif
