/*
 * A day that comes every year: a birthday. The 29th of February is kept on
 * the 28th in years that have none.
 */
#ifndef MODEL_YEARLY_H
#define MODEL_YEARLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/day.h"

struct yearly {
	uint8_t month, day; /* 0, 0 when absent */
};

/* --04-02, as ISO 8601:2000 has it. */
bool yearly_parse(const char *text, size_t length, struct yearly *yearly);
void str_add_yearly(struct str *str, struct yearly yearly); /* nothing when absent */

/* Not for an absent one: */
struct yearly yearly_of(struct day day); /* its month and day */
struct day yearly_in(struct yearly yearly, int year); /* the day it is kept in YEAR */
struct day yearly_next(struct yearly yearly, struct day from); /* the first one not before FROM */

#endif
