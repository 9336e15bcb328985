/*
 * What a span of days is called: a quarter, a month, a week, or just days; and the one
 * that it is compared with.
 */
#ifndef VIEW_PERIOD_H
#define VIEW_PERIOD_H

#include "base/day.h"

enum period { PERIOD_OTHER, PERIOD_DAY, PERIOD_WEEK, PERIOD_MONTH, PERIOD_QUARTER, PERIOD_YEAR };

/* What SPAN is when it is a whole something of the calendar; weeks begin on Monday. */
enum period period_of(struct span span);
/* The span of the same kind, or as many days, that ends the day before SPAN begins. */
struct span period_before(struct span span);

#endif
