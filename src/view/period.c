#include "view/period.h"

static int period_months(enum period period)
{
	switch (period) {
	case PERIOD_MONTH:
		return 1;
	case PERIOD_QUARTER:
		return 3;
	case PERIOD_YEAR:
		return 12;
	default:
		return 0;
	}
}

/* Does SPAN hold just the MONTHS that begin with its first day? */
static bool holds_months(struct span span, int months)
{
	struct civil first = day_civil(span.first);
	struct day behind;

	if (first.day != 1 || (first.month - 1) % months != 0)
		return false;
	behind = day_add_months(span.first, months);
	return days_between(span.last, behind) == 1;
}

enum period period_of(struct span span)
{
	int days = span_days(span);

	if (days == 1)
		return PERIOD_DAY;
	if (days == 7 && day_weekday(span.first) == MONDAY)
		return PERIOD_WEEK;
	for (enum period period = PERIOD_MONTH; period <= PERIOD_YEAR; period++)
		if (holds_months(span, period_months(period)))
			return period;
	return PERIOD_OTHER;
}

struct span period_before(struct span span)
{
	int months = period_months(period_of(span));
	struct span before = { .last = day_add(span.first, -1) };

	before.first = months > 0 ? day_add_months(span.first, -months)
				  : day_add(span.first, -span_days(span));
	return before;
}
