/*
 * The clock, the time zone and chance. Only main asks what time it is.
 */
#ifndef SYS_CLOCK_H
#define SYS_CLOCK_H

#include <stdint.h>

#include "base/err.h"
#include "base/moment.h"

/*
 * The present moment in the local zone, and the twelfth of the second it falls in (0..11). THANKS_NOW, an
 * ISO 8601 date with offset, stands in for the clock when set (then twelfth 0); ERR_USAGE when it is malformed.
 */
MUST_CHECK int clock_now(struct moment *now, int *twelfth, struct err *err);
/* That local day and second of the day, with the offset the local zone has then. */
struct moment clock_local(struct day day, int time);
/* The same instant, told by the local zone. */
struct moment clock_here(int64_t seconds);
/* Milliseconds of a clock that never jumps, for waiting. */
int64_t clock_ticks(void);
void clock_sleep(int milliseconds);

/* 32 random bits from the kernel. THANKS_RANDOM (a number) makes the sequence repeatable, for tests. */
uint32_t chance(void);

#endif
