#include "base/when.h"

#include <string.h>

#include "base/ascii.h"
#include "base/near.h"
#include "base/str.h"
#include "base/words.h"

/* TODAY moved by `3 weeks`, `3w`, `a week`. */
static bool moved(const struct word *count, const struct word *unit, struct day today,
	enum when direction, struct day *day)
{
	struct amount amount;
	int number;

	if (!words_amount(count, unit, &amount))
		return false;
	number = direction == WHEN_BACK ? -amount.number : amount.number;
	if (amount.unit == UNIT_MONTH)
		*day = day_add_months(today, number);
	else if (amount.unit == UNIT_YEAR)
		*day = day_add_months(today, number * 12);
	else
		*day = day_add(today, number * (amount.unit == UNIT_WEEK ? 7 : 1));
	return true;
}

/* The whole name, or its first three letters. */
static bool weekday_of(const struct word *word, enum weekday *weekday)
{
	static const char *const names[] = { "monday", "tuesday", "wednesday", "thursday", "friday",
		"saturday", "sunday" };
	size_t length = strlen(word->letters);

	for (int i = MONDAY; i <= SUNDAY; i++) {
		*weekday = (enum weekday)i;
		if (word_is(word, names[i]) ||
			(length == 3 && text_starts(names[i], word->letters)))
			return true;
	}
	return false;
}

/* The nearest WEEKDAY on or before FROM, or on or after it. */
static struct day nearest(struct day from, enum weekday weekday, enum when direction)
{
	int ahead = ((int)weekday - (int)day_weekday(from) + 7) % 7;

	if (direction == WHEN_BACK && ahead > 0)
		ahead -= 7;
	return day_add(from, ahead);
}

static bool one_word(
	const struct word *word, struct day today, enum when direction, struct day *day)
{
	enum weekday weekday;

	if (word_is(word, "today"))
		*day = today;
	else if (word_is(word, "yesterday"))
		*day = day_add(today, -1);
	else if (word_is(word, "tomorrow"))
		*day = day_add(today, 1);
	else if (weekday_of(word, &weekday))
		*day = nearest(today, weekday, direction);
	else
		return false;
	return true;
}

static bool two_words(
	const struct word *words, struct day today, enum when direction, struct day *day)
{
	static const struct word one = { "a", -1 };
	enum weekday weekday;

	if (word_is(&words[1], "ago"))
		return moved(&one, &words[0], today, WHEN_BACK, day);
	if (moved(&words[0], &words[1], today, direction, day))
		return true;
	if (!weekday_of(&words[1], &weekday))
		return false;
	if (word_is(&words[0], "last"))
		*day = nearest(day_add(today, -1), weekday, WHEN_BACK);
	else if (word_is(&words[0], "next"))
		*day = nearest(day_add(today, 1), weekday, WHEN_AHEAD);
	else
		return false;
	return true;
}

static bool three_words(const struct word *words, struct day today, struct day *day)
{
	if (word_is(&words[2], "ago"))
		return moved(&words[0], &words[1], today, WHEN_BACK, day);
	return word_is(&words[0], "in") && moved(&words[1], &words[2], today, WHEN_AHEAD, day);
}

/* TEXT without the spaces around it. */
static const char *trim(const char *text, size_t *length)
{
	text += strspn(text, " ");
	*length = strlen(text);
	while (*length > 0 && text[*length - 1] == ' ')
		--*length;
	return text;
}

bool when_day(const char *text, struct day today, enum when direction, struct day *day)
{
	struct words words;
	size_t length;
	const char *trimmed = trim(text, &length);

	if (length == 10 && day_parse(trimmed, length, day) == length)
		return true;
	if (!words_split(&words, text))
		return false;
	if (words.count == 1)
		return one_word(&words.items[0], today, direction, day);
	if (words.count == 2)
		return two_words(words.items, today, direction, day);
	return three_words(words.items, today, day);
}

/* Short words are near too many others. */
static bool is_slip(const char *word, const char *known)
{
	enum { SHORT = 6 };

	return text_near(word, known) &&
	       text_distance(word, known, 2) <= (strlen(known) > SHORT ? 2 : 1);
}

const char *when_near(const char *word)
{
	static const char *const days[] = { "today", "tomorrow", "yesterday", "monday", "tuesday",
		"wednesday", "thursday", "friday", "saturday", "sunday" };
	char folded[16];
	size_t length = strlen(word);

	/* "Saturdays" are many, and no slip */
	if (length >= sizeof(folded) || text_ends(word, "s"))
		return NULL;
	for (size_t i = 0; i <= length; i++)
		folded[i] = ascii_lower(word[i]);
	for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++)
		if (is_slip(folded, days[i]))
			return days[i];
	return NULL;
}

/* COUNT whole months, the first of them FIRST's. */
static struct span months_from(struct day first, int count)
{
	struct civil civil = day_civil(first);
	struct span span;

	civil.day = 1;
	span.first = day_from_civil(civil);
	civil = day_civil(day_add_months(span.first, count - 1));
	civil.day = month_days(civil.year, civil.month);
	span.last = day_from_civil(civil);
	return span;
}

static struct span week_from(struct day monday)
{
	return (struct span){ monday, day_add(monday, 6) };
}

/* The unit that TODAY is in, or one STEP (-1, 1) away. */
static bool period(enum unit unit, int step, struct day today, struct span *span)
{
	struct civil civil = day_civil(today);

	civil.day = 1;
	switch (unit) {
	case UNIT_WEEK:
		*span = week_from(day_add(day_week_start(today), step * 7));
		return true;
	case UNIT_MONTH:
		*span = months_from(day_add_months(day_from_civil(civil), step), 1);
		return true;
	case UNIT_QUARTER:
		*span = months_from(day_add_months(day_quarter_start(today), step * 3), 3);
		return true;
	case UNIT_YEAR:
		civil.month = 1;
		*span = months_from(day_add_months(day_from_civil(civil), step * 12), 12);
		return true;
	default:
		return false;
	}
}

static bool named_period(const char *text, struct day today, struct span *span)
{
	struct words words;
	const struct word *last;
	enum unit unit;

	if (!words_split(&words, text) || words.count > 2)
		return false;
	last = &words.items[words.count - 1];
	unit = text_ends(last->letters, "s") ? UNIT_NONE : word_unit(last);
	if (words.count == 1 || word_is(&words.items[0], "this"))
		return period(unit, 0, today, span);
	if (word_is(&words.items[0], "last"))
		return period(unit, -1, today, span);
	return word_is(&words.items[0], "next") && period(unit, 1, today, span);
}

static bool iso_week(int year, int number, struct span *span)
{
	struct day fourth = day_from_civil((struct civil){ year, 1, 4 }); /* is in week 1 */
	int found_year, found_week;

	if (number < 1 || number > 53)
		return false;
	*span = week_from(day_add(day_week_start(fourth), (number - 1) * 7));
	day_iso_week(span->first, &found_year, &found_week);
	return found_year == year;
}

/* Exactly COUNT digits, or -1. */
static int digits(const char *text, size_t count)
{
	int number = 0;

	for (size_t i = 0; i < count; i++) {
		if (!ascii_is_digit(text[i]))
			return -1;
		number = number * 10 + (text[i] - '0');
	}
	return number;
}

/* YYYY, YYYY-MM, YYYY-Www, YYYY-Qn. */
static bool numbered_period(const char *text, size_t length, struct span *span)
{
	int year = length < 4 ? -1 : digits(text, 4);
	int month = 1, count = 12;

	if (year < 1 || (length > 4 && text[4] != '-'))
		return false;
	if (length == 8 && ascii_lower(text[5]) == 'w')
		return iso_week(year, digits(text + 6, 2), span);
	if (length == 7 && ascii_lower(text[5]) == 'q') {
		month = digits(text + 6, 1) * 3 - 2;
		count = 3;
	} else if (length == 7) {
		month = digits(text + 5, 2);
		count = 1;
	} else if (length != 4) {
		return false;
	}
	if (month < 1 || month > 12)
		return false;
	*span = months_from(day_from_civil((struct civil){ year, month, 1 }), count);
	return true;
}

bool when_span(const char *text, struct day today, enum when direction, struct span *span)
{
	size_t length;
	const char *trimmed = trim(text, &length);

	if (when_day(text, today, direction, &span->first)) {
		span->last = span->first;
		return true;
	}
	return numbered_period(trimmed, length, span) || named_period(text, today, span);
}

bool when_duration(const char *text, int *days)
{
	struct words words;
	struct amount amount;

	if (!words_split(&words, text) || words.count > 2)
		return false;
	if (words.count == 1)
		amount = (struct amount){ words.items[0].number, UNIT_DAY };
	else if (!words_amount(&words.items[0], &words.items[1], &amount))
		return false;
	*days = amount_days(amount);
	return *days >= 1 && *days <= DAYS_MOST;
}
