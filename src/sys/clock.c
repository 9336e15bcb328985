#include "sys/clock.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

#include "sys/env.h"

#define SECONDS_A_DAY 86400

/* What the local zone's clock showed at SECONDS, or zone 0 where it cannot tell. */
struct moment clock_here(int64_t seconds)
{
	struct moment moment = { seconds, 0 };
	time_t time = (time_t)seconds;
	struct tm tm;

	if (localtime_r(&time, &tm) == NULL)
		return moment;
	struct civil civil = { tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday };
	if (!civil_valid(civil))
		return moment;
	int64_t shown = (int64_t)day_from_civil(civil).number * SECONDS_A_DAY + tm.tm_hour * 3600 +
			tm.tm_min * 60 + tm.tm_sec;
	moment.offset = (int16_t)((shown - seconds) / 60);
	return moment;
}

struct moment clock_local(struct day day, int time)
{
	struct civil civil = day_civil(day);
	struct tm tm = { .tm_year = civil.year - 1900,
		.tm_mon = civil.month - 1,
		.tm_mday = civil.day,
		.tm_hour = time / 3600,
		.tm_min = time / 60 % 60,
		.tm_sec = time % 60,
		.tm_isdst = -1 };

	return moment_at(day, time, clock_here((int64_t)mktime(&tm)).offset);
}

int clock_now(struct moment *now, int *twelfth, struct err *err)
{
	const char *frozen = env_get("THANKS_NOW");
	struct timespec clock;

	*twelfth = 0;
	if (frozen != NULL) {
		if (!moment_parse(frozen, strlen(frozen), now))
			return err_set(err, ERR_USAGE,
				"THANKS_NOW: '%s' is not an ISO 8601 date with offset", frozen);
		return 0;
	}
	clock_gettime(CLOCK_REALTIME, &clock);
	*now = clock_here(clock.tv_sec);
	*twelfth = (int)(clock.tv_nsec / (1000000000 / 12 + 1));
	return 0;
}

int64_t clock_ticks(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void clock_sleep(int milliseconds)
{
	struct timespec left = { milliseconds / 1000, milliseconds % 1000 * 1000000L };

	while (nanosleep(&left, &left) != 0 && errno == EINTR)
		;
}

/* The number behind X in the sequence of splitmix64: close seeds give unlike numbers. */
static uint32_t scatter(uint64_t x)
{
	x = (x ^ (x >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
	return (uint32_t)((x ^ (x >> 31)) >> 16);
}

/* The next number of the sequence that THANKS_RANDOM names; where it stands is kept there too. */
static uint32_t next_seeded(const char *seed)
{
	uint64_t number = strtoull(seed, NULL, 10);
	struct str next = { 0 };

	str_addf(&next, "%" PRIu64, number + 1);
	setenv("THANKS_RANDOM", str_text(&next), 1);
	str_release(&next);
	return scatter((number + 1) * UINT64_C(0x9e3779b97f4a7c15));
}

uint32_t chance(void)
{
	const char *seed = env_get("THANKS_RANDOM");
	uint32_t bits;

	if (seed != NULL)
		return next_seeded(seed);
	for (;;) {
		ssize_t got = getrandom(&bits, sizeof(bits), 0);

		if (got == (ssize_t)sizeof(bits))
			return bits;
		if (got < 0 && errno != EINTR)
			break;
	}
	/* a kernel without it: the time and who asks must do */
	return scatter(((uint64_t)clock_ticks() << 24) + (uint64_t)getpid());
}
