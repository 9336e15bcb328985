/*
 * The other side: where it is, what comes from it, what goes to it.
 *
 * By the user's own git where there is one, so that whatever works for git works here (ssh with its
 * configuration, agents, credential helpers, proxies); else by libgit2, with the user's ssh
 * program. A side that says nothing for 15 s is not reachable, unless somebody is being asked for a
 * password on the terminal. What the other side says reaches nobody unharmed: errors carry it in
 * one line.
 */
#ifndef STORE_REMOTE_H
#define STORE_REMOTE_H

#include "store/git.h"

#define REMOTE_SILENCE 15 /* seconds; within this everything must be over that goes wrong */

struct remote {
	const char *name; /* origin */
	const char *url; /* as configured, without a password */
	const char *branch; /* refs/heads/main: what our branch is called there */
	const char *tracking; /* refs/remotes/origin/main: what we know of it */
	bool upstream_set; /* git's configuration names it; else sync sets it */
	struct arena memory;
};

/*
 * What HEAD's branch follows: its upstream; without one, the only remote and the same branch name.
 * ERR_MISSING: there is no remote, with the hint how to add one; ERR_USAGE: several and no
 * upstream. No network.
 */
MUST_CHECK int remote_find(struct remote *remote, struct store *store, struct err *err);
void remote_release(struct remote *remote);

/* Fetches its branch, without tags, submodules or housekeeping. *tip is none when the branch is not
 * there (yet). *before: what we knew. ERR_REMOTE (69) when it cannot be reached. */
struct fetched {
	struct oid before, tip;
	bool rewritten; /* `before` is not part of `tip`'s history any more: somebody pushed by
			   force */
};
MUST_CHECK int remote_fetch(
	struct fetched *fetched, struct store *store, const struct remote *remote, struct err *err);
/* The same without changing anything here, for --dry-run: into no ref. *tip's objects are there
 * afterwards. */
MUST_CHECK int remote_peek(
	struct fetched *fetched, struct store *store, const struct remote *remote, struct err *err);

enum push_outcome {
	PUSH_DONE,
	PUSH_LOST, /* others were faster: fetch and merge again */
};
/* Pushes HEAD's branch, setting the upstream where there is none. ERR_BUSY: the other side refuses
 * it (a hook, a protected branch), with its words; ERR_REMOTE: not reachable. */
MUST_CHECK int remote_push(enum push_outcome *outcome, struct store *store,
	const struct remote *remote, struct err *err);

/* Lets HEAD's branch follow it, in this clone's own configuration: as push does where nothing did. */
MUST_CHECK int remote_follow(struct store *store, const struct remote *remote, struct err *err);

/* Says whether it can be reached, as check does. */
MUST_CHECK int remote_reach(struct store *store, const struct remote *remote, struct err *err);

/*
 * Clones URL into the directory PATH, which must not be there or be empty, without checking
 * anything out; symbolic links are off, hooks none but the user's templates. On failure nothing is
 * left. An empty remote is fine. PROGRESS, which may be NULL, is told how far it is.
 */
MUST_CHECK int remote_clone(
	const char *url, const char *path, struct progress *progress, struct err *err);

/* Packs what many small commits left, by the user's git, if there is one: `gc --auto`, in the
 * background only when DETACH. Its failure is nobody's. */
enum tidying { TIDY_HERE, TIDY_DETACHED };
void remote_tidy(struct store *store, enum tidying how);

#endif
