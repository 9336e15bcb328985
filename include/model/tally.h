/*
 * What a report counts: how many notes, by whom, to whom, which people and
 * groups were reached and which were not, week by week, against the period before.
 *
 * Notes are handed in one by one, settled, in any order: those of the span, of the period before,
 * and as far back as "last thanked" shall look. A tally keeps nothing of a note but counts, and
 * owns them; `person` and names of people are borrowed from PEOPLE.
 *
 * Who thanks only themselves adds to the notes, but has not thanked anybody. Everybody stands
 * in the order of handles: nobody is ranked.
 */
#ifndef MODEL_TALLY_H
#define MODEL_TALLY_H

#include "model/people.h"

struct tally_count {
	const char *name;
	size_t count;
};
struct tally_counts {
	struct tally_count *items;
	size_t count, cap;
	struct lookup names;
};

struct tally_person {
	const char *handle;
	const struct person *person; /* NULL without a file */
	int kind; /* enum person_kind, never KIND_NONE */
	/* One of those whom the period should have reached: with a file, there at its end; or
	 * without one, named in it or in the PEOPLE_KNOWN_DAYS before. Or one of `only`. */
	bool counted;
	size_t gave, received; /* notes of the span */
	size_t to_customers; /* of those they gave */
	size_t gave_before, received_before; /* of the period before, up to the same point (below) */
	struct day last_gave, last_received; /* not after today; DAY_NONE */
	size_t *places; /* rows of the cross table: groups, else the kind */
	size_t place_count;
};

enum tally_part { TALLY_KIND, TALLY_REMOTE, TALLY_GROUP };
/* How many of a part of the people (counted ones) gave, and were thanked. */
struct tally_share {
	enum tally_part part;
	const char *name; /* kind_names, "remote", or the group */
	size_t people, gave, thanked;
};

/* Notes from people of the row's group to people of the column's, each note once a cell.
 * Colleagues, friends and family stand in their groups, or without one under their kind; customers
 * and vendors always under their kind. */
struct tally_cross {
	const char **rows,
		**columns; /* those that are not empty: groups by name, then kinds in the plural */
	size_t row_count, column_count;
	size_t *counts; /* row by row */
};

struct tally_wish {
	struct span span, before;
	struct day today;
	const char *one; /* the canonical handle of `report @alice`; NULL */
	struct texts groups; /* only their members are counted; none: everybody is */
	unsigned kinds; /* only these are, bits 1 << enum person_kind; 0: all */
	const struct texts *only; /* these handles are counted, with a file or a note or without,
				     and nobody else; NULL */
};

struct tally {
	const struct people *people;
	struct span span, before;
	struct day today;
	struct texts groups;
	unsigned kinds;
	const struct texts *only;

	size_t notes, notes_before;
	size_t notes_before_so_far; /* up to as many days into the period before as today is into
				       the span */
	size_t to_kind[KIND_COUNT]; /* notes with somebody of the kind among the thanked */
	size_t vias[VIA_COUNT];

	struct day first_week; /* its Monday */
	size_t *weeks; /* notes of each week of the span, up to today or the last note */
	size_t week_count;

	/* After tally_finish: */
	/* Who gave, received, or is counted, of those asked for; by handle. */
	struct tally_person **persons;
	size_t person_count;
	struct tally_person **missed; /* counted, but not thanked in the span: longest first */
	size_t missed_count;
	struct tally_share *shares; /* kinds, remote, groups by name; only those with people */
	size_t share_count;
	struct tally_cross cross;
	struct tally_counts tags; /* the most used first, then by name */

	/* Of one person, when asked for: */
	const char *one;
	struct tally_counts thanked_by, thanked; /* handles, by handle */
	struct tally_counts one_tags; /* of the notes to them: the most used first */
	size_t one_vias[VIA_COUNT];

	struct tally_work *work;
	struct arena memory;
};

void tally_init(
	struct tally *tally, const struct people *people, const struct tally_wish *wish);
void tally_add(struct tally *tally, const struct note *note);
void tally_finish(struct tally *tally); /* once, after the last note */
void tally_release(struct tally *tally);

#endif
