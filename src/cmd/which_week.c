#include "cmd/which_week.h"

#include <string.h>

#include "base/when.h"
#include "model/week.h"

enum { YEAR_DIGITS = 4 };

static int read_year(int *year, const char *typed, struct err *err)
{
	*year = 0;
	for (const char *digit = typed; *digit >= '0' && *digit <= '9'; digit++)
		if (digit - typed < YEAR_DIGITS)
			*year = *year * 10 + (*digit - '0');
	if (strlen(typed) == YEAR_DIGITS && strspn(typed, "0123456789") == YEAR_DIGITS && *year > 0)
		return 0;
	return err_set(err, ERR_USAGE, "'%s' is not a year, as in 2026", typed);
}

static int read_until(struct which_week *week, const char *typed, struct day today, struct err *err)
{
	struct span span;

	if (!when_span(typed, today, WHEN_AHEAD, &span)) {
		err_set(err, ERR_USAGE, "--until: '%s' is not a day or a span of days", typed);
		return err_hint(err, "as 2026-10-16, friday, 'next week'");
	}
	if (day_compare(span.last, week->span.last) < 0)
		return err_set(
			err, ERR_USAGE, "--until: '%s' is before the week's last day", typed);
	if (days_between(week->span.last, span.last) > WEEK_LONGEST)
		return err_set(
			err, ERR_USAGE, "--until: '%s' is over a month after the week", typed);
	week->until = span.last;
	return 0;
}

int which_week(struct which_week *week, struct app *app, const char *year, const char *until,
	struct err *err)
{
	const struct settings *settings;
	struct day today = app_today(app);
	int number;

	if (store_settings(app->store, &settings, err) != 0)
		return -1;
	if (week_is_wrong(settings))
		app_say(app, "thanks.yaml: week: its end is before its beginning, or over a month "
			     "behind: October's is taken");
	week->span = week_at(settings, today);
	if (year != NULL) {
		if (read_year(&number, year, err) != 0)
			return -1;
		week->span = week_of(settings, number);
	}
	week->until = week->span.last;
	return until == NULL ? 0 : read_until(week, until, today, err);
}
