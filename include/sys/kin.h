/*
 * A child and whatever it has started, down to the last: what they read, whether one of them asks
 * somebody, and how all of them are ended.
 *
 * Asks /proc, as Linux has it; where there is none, nothing is known of them. Whoever has left its
 * family on purpose (a daemon) is none of it.
 */
#ifndef SYS_KIN_H
#define SYS_KIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct kin_member {
	long pid;
	uint64_t began; /* tells it from a later one of that number */
};
struct kin {
	struct kin_member *items;
	size_t count, cap;
	uint64_t read; /* bytes that all of them have read so far */
	bool asking; /* somebody is being asked: one of them has the terminal open for itself, or a
			window for passwords has come up since the child began */
};

/* Adds those who are there now to those who were, and looks at what they do. */
void kin_look(struct kin *kin, long child);
/* Sends the signal NUMBER to each that is still there. */
void kin_signal(const struct kin *kin, int number);
void kin_release(struct kin *kin);

#endif
