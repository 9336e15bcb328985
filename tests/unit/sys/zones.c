/* The local zone against Python's, over 1900 to 2037 and beyond. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../oracle.h"
#include "sys/clock.h"

/* With summer in the south, half hours, a day that was left out, rules by Ramadan, and none. */
static const char *const zones[] = { "UTC", "Europe/Berlin", "Europe/Dublin", "America/New_York",
	"America/St_Johns", "America/Santiago", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Tehran",
	"Australia/Lord_Howe", "Pacific/Apia", "Pacific/Kiritimati", "Africa/Casablanca",
	"Antarctica/Troll" };
#define ZONES (sizeof(zones) / sizeof(*zones))

static void take_zone(const char *name)
{
	setenv("TZ", name, 1);
	tzset();
}

/* Offsets that are no whole minutes (of long ago) are cut to minutes. */
static void instants_are_shown_as_python_shows_them(void **state)
{
	FILE *oracle = oracle_start(
		"import zoneinfo\n" ORACLE_HEAD "for number, line in enumerate(lines):\n"
		"    zone, seconds = line.split()[:2]\n"
		"    utc = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc) + datetime.timedelta(seconds=int(seconds))\n"
		"    shown = utc.astimezone(zoneinfo.ZoneInfo(zone))\n"
		"    offset = int(shown.utcoffset().total_seconds() / 60)\n"
		"    say(number, f\"{zone} {seconds} {offset} {(utc + datetime.timedelta(minutes=offset)).date()}\")\n"
		"sys.exit(0 if len(lines) > 20000 else \"too few\")\n");
	struct str line = { 0 };

	(void)state;
	for (size_t i = 0; i < ZONES; i++) {
		take_zone(zones[i]);
		/* every 41 days and some hours, from 1900 to 2100 */
		for (int64_t at = -2208988800; at < 4133980800; at += 3600000 - 61) {
			struct moment moment = clock_here(at);

			str_clear(&line);
			str_addf(&line, "%s %lld %d ", zones[i], (long long)at, moment.offset);
			str_add_day(&line, moment_day(moment));
			fprintf(oracle, "%s\n", str_text(&line));
		}
	}
	oracle_agrees(oracle);
	str_release(&line);
}

/* A time that a zone has once gets the offset it has there; others keep what was typed. */
static void local_times_get_the_offset_that_they_have(void **state)
{
	FILE *oracle = oracle_start(
		"import zoneinfo\n" ORACLE_HEAD "once = 0\n"
		"for number, line in enumerate(lines):\n"
		"    zone, day, time, _ = line.split()\n"
		"    local = datetime.datetime.fromisoformat(day) + datetime.timedelta(seconds=int(time))\n"
		"    both = [local.replace(tzinfo=zoneinfo.ZoneInfo(zone), fold=fold).utcoffset() for fold in (0, 1)]\n"
		"    if both[0] != both[1] or both[0].total_seconds() % 60:\n"
		"        continue\n"
		"    once += 1\n"
		"    say(number, f\"{zone} {day} {time} {int(both[0].total_seconds()) // 60}\")\n"
		"sys.exit(0 if once > 20000 else \"too few\")\n");
	struct day last = day_from_civil((struct civil){ 2100, 12, 31 });
	struct str line = { 0 };

	(void)state;
	for (size_t i = 0; i < ZONES; i++) {
		struct day day = day_from_civil((struct civil){ 1900, 1, 1 });

		take_zone(zones[i]);
		for (int n = 0; day_compare(day, last) <= 0; n++, day = day_add(day, 43)) {
			int time = n * 3571 % 86400;
			struct moment moment = clock_local(day, time);

			assert_int_equal(moment_day(moment).number, day.number);
			assert_int_equal(moment_time(moment), time);
			str_clear(&line);
			str_addf(&line, "%s ", zones[i]);
			str_add_day(&line, day);
			str_addf(&line, " %d %d", time, moment.offset);
			fprintf(oracle, "%s\n", str_text(&line));
		}
	}
	oracle_agrees(oracle);
	str_release(&line);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(instants_are_shown_as_python_shows_them),
		cmocka_unit_test(local_times_get_the_offset_that_they_have),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
