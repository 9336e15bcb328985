/*
 * How a child that is watched begins; what comes then is sys/watch.
 */
#ifndef SYS_WATCH_LAUNCH_H
#define SYS_WATCH_LAUNCH_H

#include "sys/watch.h"

/* Starts it. HEARD are our ends of the pipes from its standard output and error; reading them does
 * not wait. Unless CAN_ASK it has a session of its own, without a terminal. */
MUST_CHECK int watch_launch(
	int *pid, int heard[2], const struct watched *watched, bool can_ask, struct err *err);

#endif
