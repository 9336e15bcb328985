/*
 * What takes long says how far it is: a few words on a terminal, which are
 * not there before a while has passed, and gone again at the end.
 *
 * Whoever does the work starts, adds what was done, and ends; between the two any thread may add.
 * NULL is nobody who wants to know.
 */
#ifndef SYS_PROGRESS_H
#define SYS_PROGRESS_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct progress {
	int fd; /* the terminal */
	int patience; /* milliseconds before the first word; both are the owner's to set */

	const char *done; /* "notes read"; borrowed */
	size_t width; /* of what stands there now; 0: nothing */
	atomic_size_t count;
	_Atomic int64_t next; /* when there is more to say, by clock_ticks() */
	atomic_flag busy; /* somebody is saying it */
};

void progress_start(struct progress *progress, const char *done);
void progress_add(struct progress *progress, size_t count);
/* Would a word be shown now? */
bool progress_is_due(const struct progress *progress);
/* Shows a line of somebody else's instead of a number: made harmless, and cut to the terminal. */
void progress_say(struct progress *progress, const char *text, size_t length);
void progress_end(struct progress *progress);

#endif
