/*
 * Occasions to think of somebody: birthdays, years of working here, and what
 * the notices in their file announce. Computed from the file, never stored.
 */
#ifndef MODEL_OCCASION_H
#define MODEL_OCCASION_H

#include "model/person.h"

enum occasion_kind { OCCASION_BIRTHDAY, OCCASION_ANNIVERSARY, OCCASION_NOTICE };

struct occasion {
	enum occasion_kind kind;
	const struct person *person; /* borrowed, as TEXT is */
	struct day day;
	int years; /* ANNIVERSARY: 1 or more */
	const char *text; /* NOTICE */
};
struct occasions {
	struct occasion *items;
	size_t count, cap;
};

/* Adds what PERSON's file holds for the days AHEAD, each thing once, while they have not left. */
void occasions_add(struct occasions *occasions, const struct person *person, struct span ahead);
void occasions_sort(struct occasions *occasions); /* by day, then kind, then handle */
void occasions_release(struct occasions *occasions);

#endif
