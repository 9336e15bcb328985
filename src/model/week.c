#include "model/week.h"

enum { OCTOBER = 10 };

static struct day first_monday_of_october(int year)
{
	struct day first = day_from_civil((struct civil){ year, OCTOBER, 1 });

	/* the Monday of the week that ends six days later is in October, and no earlier one is */
	return day_week_start(day_add(first, SUNDAY));
}

/* What the settings say; false when that is nothing, or makes no week. */
static bool is_set(const struct settings *settings, struct span *span)
{
	*span = (struct span){ settings->week_from, settings->week_to };
	if (!day_known(span->first) && !day_known(span->last))
		return false;
	if (!day_known(span->first))
		span->first = day_week_start(span->last);
	if (!day_known(span->last))
		span->last = day_add(span->first, FRIDAY);
	return day_compare(span->first, span->last) <= 0 && span_days(*span) <= WEEK_LONGEST;
}

bool week_is_wrong(const struct settings *settings)
{
	struct span span;

	return !is_set(settings, &span) &&
	       (day_known(settings->week_from) || day_known(settings->week_to));
}

struct span week_of(const struct settings *settings, int year)
{
	struct span span;

	if (is_set(settings, &span) && day_civil(span.first).year == year)
		return span;
	span.first = first_monday_of_october(year);
	span.last = day_add(span.first, FRIDAY);
	return span;
}

struct span week_at(const struct settings *settings, struct day today)
{
	struct span span;

	if (is_set(settings, &span) && span_holds(span, today))
		return span;
	return week_of(settings, day_civil(today).year);
}

struct span week_next(const struct settings *settings, struct day today)
{
	struct span span = week_at(settings, today);

	if (day_compare(span.last, today) < 0 && day_civil(today).year < day_civil(DAY_MAX).year)
		span = week_of(settings, day_civil(today).year + 1);
	return span;
}

const char *week_theme(const struct settings *settings, struct span span, struct day day)
{
	return span_holds(span, day) ? settings->themes[day_weekday(day)] : NULL;
}
