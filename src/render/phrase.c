#include "render/phrase.h"

#include <string.h>

#define WEEK 7

void str_add_date(struct str *str, struct day day, struct day today)
{
	struct civil civil = day_civil(day);

	str_addf(str, "%d %s", civil.day, month_name(civil.month));
	if (civil.year != day_civil(today).year)
		str_addf(str, " %d", civil.year);
}

void str_add_date_short(struct str *str, struct day day, struct day today)
{
	struct civil civil = day_civil(day);

	str_addf(str, "%s %d %s", weekday_short(day_weekday(day)), civil.day,
		month_short(civil.month));
	if (civil.year != day_civil(today).year)
		str_addf(str, " %d", civil.year);
}

void str_add_date_long(struct str *str, struct day day)
{
	struct civil civil = day_civil(day);

	str_addf(str, "%s %d %s %d", weekday_name(day_weekday(day)), civil.day,
		month_name(civil.month), civil.year);
}

void str_add_time(struct str *str, struct moment moment)
{
	int minutes = moment_time(moment) / 60;

	str_addf(str, "%02d:%02d", minutes / 60, minutes % 60);
}

void str_add_ago(struct str *str, struct day day, struct day today)
{
	int days = days_between(day, today);

	if (days > WEEK || days < -WEEK)
		str_add_date(str, day, today);
	else if (days == 0)
		str_add(str, "today");
	else if (days == 1)
		str_add(str, "yesterday");
	else if (days == -1)
		str_add(str, "tomorrow");
	else if (days > 0)
		str_addf(str, "%d days ago", days);
	else
		str_addf(str, "in %d days", -days);
}

void str_add_due(struct str *str, struct day due, struct day today)
{
	int days = days_between(today, due);

	str_add(str, days < 0 ? "was due " : "due ");
	if (days > 1 && days < WEEK)
		str_add(str, weekday_name(day_weekday(due)));
	else if (days >= WEEK)
		str_add_date(str, due, today);
	else
		str_add_ago(str, due, today);
}

void str_add_span(struct str *str, struct span span)
{
	struct civil first = day_civil(span.first), last = day_civil(span.last);

	if (day_compare(span.first, span.last) != 0) {
		str_addf(str, "%d", first.day);
		if (first.month != last.month || first.year != last.year)
			str_addf(str, " %s", month_name(first.month));
		if (first.year != last.year)
			str_addf(str, " %d", first.year);
		str_add(str, " to ");
	}
	str_addf(str, "%d %s %d", last.day, month_name(last.month), last.year);
}

const char *period_word(enum period period)
{
	switch (period) {
	case PERIOD_DAY:
		return "day";
	case PERIOD_WEEK:
		return "week";
	case PERIOD_MONTH:
		return "month";
	case PERIOD_QUARTER:
		return "quarter";
	case PERIOD_YEAR:
		return "year";
	default:
		return "time";
	}
}

void str_add_place(struct str *str, const char *path, const struct look *look)
{
	size_t length = look->home ? strlen(look->home) : 0;

	/* not below /, where every path is */
	if (length > 1 && text_starts(path, look->home) &&
		(path[length] == '/' || path[length] == '\0')) {
		str_add_char(str, '~');
		path += length;
	}
	str_add(str, path);
}

void str_add_count(struct str *str, size_t count, const char *one, const char *many)
{
	str_addf(str, "%zu %s", count, count == 1 ? one : many);
}

/* "Support team", "Front desk", but neither "Acme Support", nor "the Smiths", nor "刘". */
static bool takes_article(const char *name)
{
	const char *space = strrchr(name, ' ');

	return space && space[1] >= 'a' && space[1] <= 'z' && !text_starts(name, "the ") &&
	       !text_starts(name, "The ") && !text_starts(name, "our ") &&
	       !text_starts(name, "Our ");
}

void str_add_the(struct str *str, const char *name)
{
	if (takes_article(name))
		str_add(str, "the ");
	str_add(str, name);
}
