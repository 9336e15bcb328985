#include "base/day.h"

#include "base/ascii.h"

static const int days_in[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

static const char *const weekdays[] = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday",
	"Saturday", "Sunday" };
static const char *const weekdays_short[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
static const char *const months[] = { "January", "February", "March", "April", "May", "June",
	"July", "August", "September", "October", "November", "December" };
static const char *const months_short[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug",
	"Sep", "Oct", "Nov", "Dec" };

enum {
	ERA_YEARS = 400,
	ERA_DAYS = 146097,
	EPOCH = 719468, /* days from 0000-03-01, where eras start, to 1970-01-01 */
};

bool year_is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int month_days(int year, int month)
{
	return month == 2 && year_is_leap(year) ? 29 : days_in[month - 1];
}

bool civil_valid(struct civil civil)
{
	return civil.year >= 1 && civil.year <= 9999 && civil.month >= 1 && civil.month <= 12 &&
	       civil.day >= 1 && civil.day <= month_days(civil.year, civil.month);
}

/* Years are counted from March here, so that the leap day comes last. */
struct day day_from_civil(struct civil civil)
{
	int year = civil.year - (civil.month <= 2);
	int era = year / ERA_YEARS;
	int era_year = year % ERA_YEARS;
	int month = (civil.month + 9) % 12;
	int year_day = (153 * month + 2) / 5 + civil.day - 1;
	int era_day = era_year * 365 + era_year / 4 - era_year / 100 + year_day;

	return (struct day){ era * ERA_DAYS + era_day - EPOCH };
}

struct civil day_civil(struct day day)
{
	int number = day.number + EPOCH;
	int era = number / ERA_DAYS;
	int era_day = number % ERA_DAYS;
	int era_year = (era_day - era_day / 1460 + era_day / 36524 - era_day / 146096) / 365;
	int year_day = era_day - (365 * era_year + era_year / 4 - era_year / 100);
	int from_march = (5 * year_day + 2) / 153;
	int month = from_march < 10 ? from_march + 3 : from_march - 9;

	return (struct civil){
		.year = era * ERA_YEARS + era_year + (month <= 2),
		.month = month,
		.day = year_day - (153 * from_march + 2) / 5 + 1,
	};
}

enum weekday day_weekday(struct day day)
{
	/* 0001-01-01 was a Monday. */
	return (enum weekday)((day.number - DAY_MIN.number) % 7);
}

struct day day_add(struct day day, int days)
{
	int64_t number = (int64_t)day.number + days;

	if (number < DAY_MIN.number)
		return DAY_MIN;
	if (number > DAY_MAX.number)
		return DAY_MAX;
	return (struct day){ (int32_t)number };
}

struct day day_add_months(struct day day, int months_more)
{
	struct civil civil = day_civil(day);
	int64_t month = (int64_t)civil.year * 12 + civil.month - 1 + months_more;

	if (month < 12)
		return DAY_MIN;
	if (month >= 10000 * 12)
		return DAY_MAX;
	civil.year = (int)(month / 12);
	civil.month = (int)(month % 12) + 1;
	if (civil.day > month_days(civil.year, civil.month))
		civil.day = month_days(civil.year, civil.month);
	return day_from_civil(civil);
}

int day_compare(struct day a, struct day b)
{
	return (a.number > b.number) - (a.number < b.number);
}

int days_between(struct day from, struct day to)
{
	return to.number - from.number;
}

struct day day_week_start(struct day day)
{
	return day_add(day, -(int)day_weekday(day));
}

struct day day_quarter_start(struct day day)
{
	struct civil civil = day_civil(day);

	civil.month -= (civil.month - 1) % 3;
	civil.day = 1;
	return day_from_civil(civil);
}

/* A week belongs to the year that holds its Thursday. */
void day_iso_week(struct day day, int *year, int *week)
{
	struct day thursday = day_add(day_week_start(day), THURSDAY);
	int of_year = day_civil(thursday).year;
	struct day new_year = day_from_civil((struct civil){ of_year, 1, 1 });

	*year = of_year;
	*week = days_between(new_year, thursday) / 7 + 1;
}

static bool read_digits(const char *text, int count, int *number)
{
	*number = 0;
	for (int i = 0; i < count; i++) {
		if (!ascii_is_digit(text[i]))
			return false;
		*number = *number * 10 + (text[i] - '0');
	}
	return true;
}

size_t day_parse(const char *text, size_t length, struct day *day)
{
	struct civil civil;

	if (length < 10 || text[4] != '-' || text[7] != '-')
		return 0;
	if (!read_digits(text, 4, &civil.year) || !read_digits(text + 5, 2, &civil.month) ||
		!read_digits(text + 8, 2, &civil.day) || !civil_valid(civil))
		return 0;
	*day = day_from_civil(civil);
	return 10;
}

void str_add_day(struct str *str, struct day day)
{
	struct civil civil = day_civil(day);

	str_addf(str, "%04d-%02d-%02d", civil.year, civil.month, civil.day);
}

const char *weekday_name(enum weekday weekday)
{
	return weekdays[weekday];
}

const char *weekday_short(enum weekday weekday)
{
	return weekdays_short[weekday];
}

const char *month_name(int month)
{
	return months[month - 1];
}

const char *month_short(int month)
{
	return months_short[month - 1];
}

bool span_holds(struct span span, struct day day)
{
	return day_compare(span.first, day) <= 0 && day_compare(day, span.last) <= 0;
}

int span_days(struct span span)
{
	return days_between(span.first, span.last) + 1;
}
