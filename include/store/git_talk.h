/*
 * Talking with the other side by libgit2, which has no sense of time: so it is done in a child of
 * ours that is watched, and that tells what happened as git's own program would.
 */
#ifndef STORE_GIT_TALK_H
#define STORE_GIT_TALK_H

#include "store/remote_inside.h"

struct git_repository; /* libgit2's */
struct git_remote;
struct git_remote_callbacks;

/* What the child is to do; ends up in talk_done or talk_failed. */
struct talk {
	int (*work)(const struct talk *talk);
	const struct transfer *transfer;
	struct git_repository *git; /* NULL: none yet */
	const struct remote *remote;
	const char *branch; /* to push */
	const char *url, *path; /* to clone */
	bool only_look;
	bool can_ask; /* there is somebody at a terminal */
	int64_t *spoken; /* when the last sign of life was given */
};
/* Does it in a child; -1 when that fell silent or could not be started. Its words are in HEARD. */
MUST_CHECK int talk_run(struct heard *heard, struct talk *talk, struct err *err);

/* In the child. */
/* Whom to trust, and who is told what happens. */
void talk_settle(const struct talk *talk, struct git_remote_callbacks *callbacks);
/* The remote, connected or not; libgit2's status. */
int talk_find_remote(struct git_remote **remote, const struct talk *talk);
int talk_tell(const char *format, ...) PRINTS_LIKE(1, 2); /* on standard output; returns 0 */
int talk_fail(int status); /* libgit2's last error, on standard error; returns an exit code */

/* The directory that URL names; NULL when it is no path. */
const char *talk_path(const char *url);
/* Pushes into the repository that lies at PATH, on a disk of ours (git_push_path.c). */
int talk_push_path(const struct talk *talk, const char *path);

#endif
