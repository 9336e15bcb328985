/* Our calendar against Python's, over 1900 to 2100. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "../oracle.h"
#include "base/moment.h"
#include "base/when.h"

enum { FIRST_YEAR = 1900, LAST_YEAR = 2100 };

static struct day first_day(void)
{
	return day_from_civil((struct civil){ FIRST_YEAR, 1, 1 });
}

static struct day last_day(void)
{
	return day_from_civil((struct civil){ LAST_YEAR, 12, 31 });
}

static void print(FILE *oracle, struct str *line)
{
	fprintf(oracle, "%s\n", str_text(line));
	str_clear(line);
}

static void add_span(struct str *line, struct span span)
{
	str_add_day(line, span.first);
	str_add_char(line, ' ');
	str_add_day(line, span.last);
}

static void every_day_is_where_python_has_it(void **state)
{
	FILE *oracle = oracle_start(ORACLE_HEAD
		"day, end, number = datetime.date(1900, 1, 1), datetime.date(2100, 12, 31), 0\n"
		"while day <= end:\n"
		"    iso = day.isocalendar()\n"
		"    quarter = day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)\n"
		"    monday = day - datetime.timedelta(day.weekday())\n"
		"    say(number, f\"{day} {day.toordinal() - 719163} {day.weekday()} {iso[0]}-W{iso[1]:02} \"\n"
		"        f\"{quarter} {monday} {day:%A} {day:%b}\")\n"
		"    day += datetime.timedelta(1)\n"
		"    number += 1\n"
		"say(number, \"nothing\")\n");
	struct str line = { 0 };

	(void)state;
	for (struct day day = first_day(); day_compare(day, last_day()) <= 0;
		day = day_add(day, 1)) {
		int year, week;

		day_iso_week(day, &year, &week);
		str_add_day(&line, day);
		str_addf(&line, " %d %d %d-W%02d ", (int)day.number, (int)day_weekday(day), year,
			week);
		add_span(&line, (struct span){ day_quarter_start(day), day_week_start(day) });
		str_addf(&line, " %s %s", weekday_name(day_weekday(day)),
			month_short(day_civil(day).month));
		print(oracle, &line);
	}
	oracle_agrees(oracle);
	str_release(&line);
}

static void months_later_are_what_python_makes_of_them(void **state)
{
	FILE *oracle = oracle_start(ORACLE_HEAD
		"import calendar\n"
		"day, number = datetime.date(1900, 1, 1), 0\n"
		"while day <= datetime.date(2100, 12, 31):\n"
		"    for step in (-13, -12, -1, 1, 3, 12, 48):\n"
		"        month = day.year * 12 + day.month - 1 + step\n"
		"        year, month = month // 12, month % 12 + 1\n"
		"        last = calendar.monthrange(year, month)[1]\n"
		"        say(number, str(datetime.date(year, month, min(day.day, last))))\n"
		"        number += 1\n"
		"    day += datetime.timedelta(3)\n");
	static const int steps[] = { -13, -12, -1, 1, 3, 12, 48 };
	struct str line = { 0 };

	(void)state;
	for (struct day day = first_day(); day_compare(day, last_day()) <= 0;
		day = day_add(day, 3)) {
		for (size_t i = 0; i < sizeof(steps) / sizeof(*steps); i++) {
			str_add_day(&line, day_add_months(day, steps[i]));
			print(oracle, &line);
		}
	}
	oracle_agrees(oracle);
	str_release(&line);
}

/* The 53rd week is there in long years only. */
static void weeks_by_their_number_are_pythons(void **state)
{
	FILE *oracle = oracle_start(
		ORACLE_HEAD "number = 0\n"
			    "for year in range(1900, 2101):\n"
			    "    for week in range(0, 55):\n"
			    "        try:\n"
			    "            monday = datetime.date.fromisocalendar(year, week, 1)\n"
			    "            wanted = f\"{monday} {monday + datetime.timedelta(6)}\"\n"
			    "        except ValueError:\n"
			    "            wanted = \"none\"\n"
			    "        say(number, wanted)\n"
			    "        number += 1\n");
	struct str text = { 0 }, line = { 0 };

	(void)state;
	for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
		for (int week = 0; week < 55; week++) {
			struct span span;

			str_clear(&text);
			str_addf(&text, "%d-W%02d", year, week);
			if (when_span(str_text(&text), first_day(), WHEN_BACK, &span))
				add_span(&line, span);
			else
				str_add(&line, "none");
			print(oracle, &line);
		}
	}
	oracle_agrees(oracle);
	str_release(&text);
	str_release(&line);
}

/* What people type, on every eleventh day. */
static void words_for_days_mean_what_they_say(void **state)
{
	FILE *oracle = oracle_start(ORACLE_HEAD
		"def months(first, count):\n"
		"    month = first.year * 12 + first.month - 1 + count\n"
		"    return datetime.date(month // 12, month % 12 + 1, 1)\n"
		"def period(first, count):\n"
		"    return first, months(first, count) - datetime.timedelta(1)\n"
		"def days(count):\n"
		"    return datetime.timedelta(count)\n"
		"number, today = 0, datetime.date(1900, 1, 1)\n"
		"while today <= datetime.date(2100, 12, 31):\n"
		"    monday = today - days(today.weekday())\n"
		"    month, year = today.replace(day=1), today.replace(month=1, day=1)\n"
		"    quarter = month.replace(month=(month.month - 1) // 3 * 3 + 1)\n"
		"    friday = today - days((today.weekday() - 4) % 7)\n"
		"    before = today - days((today.weekday() - 4 - 1) % 7 + 1)\n"
		"    next = today + days((4 - today.weekday()) % 7)\n"
		"    for first, last in ((today - days(1),) * 2, (today - days(21),) * 2, (friday,) * 2, (before,) * 2,\n"
		"            (monday - days(7), monday - days(1)), period(months(month, -1), 1), period(quarter, 3),\n"
		"            period(months(quarter, -3), 3), period(months(year, -12), 12), (next,) * 2,\n"
		"            (today + days(14),) * 2):\n"
		"        say(number, f\"{first} {last}\")\n"
		"        number += 1\n"
		"    today += days(11)\n");
	static const struct {
		const char *text;
		enum when direction;
	} typed[] = { { "yesterday", WHEN_BACK }, { "3 weeks ago", WHEN_BACK },
		{ "friday", WHEN_BACK }, { "last friday", WHEN_BACK }, { "last week", WHEN_BACK },
		{ "last-month", WHEN_BACK }, { "this quarter", WHEN_BACK },
		{ "last quarter", WHEN_BACK }, { "last year", WHEN_BACK }, { "fri", WHEN_AHEAD },
		{ "in 2 weeks", WHEN_AHEAD } };
	struct str line = { 0 };

	(void)state;
	for (struct day day = first_day(); day_compare(day, last_day()) <= 0;
		day = day_add(day, 11)) {
		for (size_t i = 0; i < sizeof(typed) / sizeof(*typed); i++) {
			struct span span;

			assert_true(when_span(typed[i].text, day, typed[i].direction, &span));
			add_span(&line, span);
			print(oracle, &line);
		}
	}
	oracle_agrees(oracle);
	str_release(&line);
}

/* Dates with every offset there is, and what they are in UTC. */
static void moments_are_pythons_instants(void **state)
{
	FILE *oracle = oracle_start(ORACLE_HEAD
		"epoch = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)\n"
		"for number, line in enumerate(lines):\n"
		"    text = line.split()[0]\n"
		"    when = datetime.datetime.fromisoformat(text)\n"
		"    seconds = (when - epoch) // datetime.timedelta(seconds=1)\n"
		"    say(number, f\"{text} {seconds} {when.date()} {when.hour * 3600 + when.minute * 60 + when.second}\")\n"
		"sys.exit(0 if len(lines) == 52 * 201 else \"too few\")\n");
	struct str line = { 0 };
	int offset = -1439;

	(void)state;
	for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
		for (int week = 0; week < 52; week++) {
			struct day day = day_add(
				day_from_civil((struct civil){ year, 1, 1 }), week * 7 + week % 7);
			struct moment moment = moment_at(
					      day, (week * 7919 + year * 61) % 86400, offset),
				      back;

			str_add_moment(&line, moment);
			assert_true(moment_parse(str_text(&line), line.length, &back));
			assert_int_equal(back.seconds, moment.seconds);
			str_addf(&line, " %lld ", (long long)moment.seconds);
			str_add_day(&line, moment_day(moment));
			str_addf(&line, " %d", moment_time(moment));
			print(oracle, &line);
			offset = offset == 1439 ? -1439 : offset + 1;
		}
	}
	oracle_agrees(oracle);
	str_release(&line);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_day_is_where_python_has_it),
		cmocka_unit_test(months_later_are_what_python_makes_of_them),
		cmocka_unit_test(weeks_by_their_number_are_pythons),
		cmocka_unit_test(words_for_days_mean_what_they_say),
		cmocka_unit_test(moments_are_pythons_instants),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
