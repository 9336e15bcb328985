#include "store/when_git.h"

#include <string.h>

/* Takes up to MOST digits from *AT. */
static bool take_number(const char **at, int most, int64_t *number)
{
	const char *start = *at;

	*number = 0;
	while (**at >= '0' && **at <= '9' && *at - start < most)
		*number = *number * 10 + (*(*at)++ - '0');
	return *at > start;
}

static bool take(const char **at, char c)
{
	if (**at != c)
		return false;
	*at += 1;
	return true;
}

/* +0200 */
static bool take_offset(const char **at, int16_t *offset)
{
	bool west = **at == '-';
	int64_t number;

	if (!take(at, '+') && !take(at, '-'))
		return false;
	if (!take_number(at, 4, &number) || number % 100 > 59 || number > 2359)
		return false;
	*offset = (int16_t)(number / 100 * 60 + number % 100);
	if (west)
		*offset = (int16_t) - *offset;
	return true;
}

/* 1112926393 +0200 */
static bool parse_raw(const char *text, struct moment *moment)
{
	take(&text, '@');
	return take_number(&text, 12, &moment->seconds) && take(&text, ' ') &&
	       take_offset(&text, &moment->offset) && *text == '\0';
}

static bool take_month(const char **at, int64_t *month)
{
	for (*month = 1; *month <= 12; ++*month)
		if (text_starts(*at, month_short((int)*month))) {
			*at += 3;
			return true;
		}
	return false;
}

static bool take_clock(const char **at, int *time)
{
	int64_t hour, minute, second = 0;

	if (!take_number(at, 2, &hour) || !take(at, ':') || !take_number(at, 2, &minute) ||
		(take(at, ':') && !take_number(at, 2, &second)) || hour > 23 || minute > 59 ||
		second > 60)
		return false;
	*time = (int)(hour * 3600 + minute * 60 + (second < 60 ? second : 59));
	return true;
}

/* Thu, 07 Apr 2005 22:13:13 +0200; the weekday may be left out. */
static bool parse_mail(const char *text, struct moment *moment)
{
	const char *comma = strchr(text, ',');
	int64_t day, month, year;
	struct civil civil;
	int time;

	if (comma != NULL)
		for (text = comma + 1; *text == ' ';)
			text++;
	if (!take_number(&text, 2, &day) || !take(&text, ' ') || !take_month(&text, &month) ||
		!take(&text, ' ') || !take_number(&text, 4, &year) || !take(&text, ' ') ||
		!take_clock(&text, &time) || !take(&text, ' ') ||
		!take_offset(&text, &moment->offset) || *text != '\0')
		return false;
	civil = (struct civil){ .year = (int)year, .month = (int)month, .day = (int)day };
	if (!civil_valid(civil))
		return false;
	*moment = moment_at(day_from_civil(civil), time, moment->offset);
	return true;
}

/* 2005-04-07T22:13:13 without an offset, `T` or a space between. */
static bool parse_local(const char *text, int offset, struct moment *moment)
{
	struct day day;
	size_t taken = day_parse(text, strlen(text), &day);
	int time;

	text += taken;
	if (taken == 0 || (!take(&text, 'T') && !take(&text, ' ')) || !take_clock(&text, &time) ||
		*text != '\0')
		return false;
	*moment = moment_at(day, time, offset);
	return true;
}

/* The same with a space before the offset, which git writes as `iso` and accepts. */
static bool parse_spaced(const char *text, struct moment *moment)
{
	const char *space = strrchr(text, ' ');

	if (space == NULL || (space[1] != '+' && space[1] != '-'))
		return false;
	struct str joined = { 0 };
	str_add_bytes(&joined, text, (size_t)(space - text));
	str_add(&joined, space + 1);
	bool fits = moment_parse(joined.bytes, joined.length, moment);
	str_release(&joined);
	return fits;
}

bool git_date_parse(const char *text, int offset, struct moment *moment)
{
	struct moment found = { 0 };

	if (!parse_raw(text, &found) && !moment_parse(text, strlen(text), &found) &&
		!parse_spaced(text, &found) && !parse_local(text, offset, &found) &&
		!parse_mail(text, &found))
		return false;
	*moment = found;
	return true;
}
