/*
 * Days of the civil calendar, without a zone: "which day", as on a wall
 * calendar. Proleptic Gregorian, years 0001 to 9999.
 *
 * Rules: ISO 8601 for spelling and week numbers; the conversions follow the
 * days-from-civil algorithm on 400-year eras.
 */
#ifndef BASE_DAY_H
#define BASE_DAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct day {
	int32_t number; /* days since 1970-01-01 */
};

enum weekday { MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY };

struct civil {
	int year, month, day; /* month and day count from 1 */
};

bool civil_valid(struct civil civil);
struct day day_from_civil(struct civil civil); /* must be valid */
struct civil day_civil(struct day day);
enum weekday day_weekday(struct day day);
int month_days(int year, int month);
bool year_is_leap(int year);
struct day day_add(struct day day, int days);
struct day day_add_months(struct day day, int months); /* 31 January + 1 = the last of February */
int day_compare(struct day a, struct day b);
int days_between(struct day from, struct day to); /* to - from */
struct day day_week_start(struct day day);	  /* the Monday of its week */
struct day day_quarter_start(struct day day);
void day_iso_week(struct day day, int *year, int *week);

/* Reads exactly YYYY-MM-DD from the start of TEXT; returns the bytes taken (10), or 0. */
size_t day_parse(const char *text, size_t length, struct day *day);
void str_add_day(struct str *str, struct day day); /* 2026-11-21 */

/* English names: "Monday", "Mon", "November", "Nov". */
const char *weekday_name(enum weekday weekday);
const char *weekday_short(enum weekday weekday);
const char *month_name(int month);
const char *month_short(int month);

/* Days first..last, both included. */
struct span {
	struct day first, last;
};
#define DAY_MIN ((struct day){ -719162 }) /* 0001-01-01 */
#define DAY_MAX ((struct day){ 2932896 }) /* 9999-12-31 */
bool span_holds(struct span span, struct day day);
int span_days(struct span span);

#endif
