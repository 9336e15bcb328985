/*
 * The two ways to the other side, which remote.c chooses from: the user's own git, or libgit2 in a
 * child of ours. Both are watched, and tell what happened in git's own words.
 */
#ifndef STORE_REMOTE_INSIDE_H
#define STORE_REMOTE_INSIDE_H

#include "store/inside.h"
#include "store/remote.h"
#include "sys/watch.h"

enum transport { BY_GIT, BY_LIBGIT2 };
/* thanks.transport; auto: by git where there is one. */
MUST_CHECK int transport_choose(
	enum transport *transport, const struct config *config, struct err *err);
/* What the user typed, or wrote into the configuration, must not be an option of git's or ssh's. */
MUST_CHECK int transport_refuse(const char *what, const char *said, struct err *err);

/* What is needed of a store, or of none yet (clone). */
struct transfer {
	const char *directory; /* the working tree; NULL: here */
	const char *name; /* for errors: origin */
	const struct config *config;
	struct progress *progress; /* may be NULL */
	bool durable;
};

/* By the user's git. *there is false when the branch is not. */
MUST_CHECK int program_fetch(
	bool *there, const struct transfer *transfer, const struct remote *remote, struct err *err);
/* Asks only; *tip is none when the branch is not there. */
MUST_CHECK int program_look(struct oid *tip, const struct transfer *transfer,
	const struct remote *remote, struct err *err);
/* Objects only. */
MUST_CHECK int program_bring(
	const struct transfer *transfer, const struct remote *remote, struct err *err);
MUST_CHECK int program_push(enum push_outcome *outcome, const struct transfer *transfer,
	const char *branch, const struct remote *remote, struct err *err);
MUST_CHECK int program_clone(
	const char *url, const char *path, const struct transfer *transfer, struct err *err);

/* By libgit2: its objects are here afterwards; *tip is none when the branch is not there. */
MUST_CHECK int library_bring(struct oid *tip, const struct transfer *transfer, struct repo *repo,
	const struct remote *remote, struct err *err);
MUST_CHECK int library_look(struct oid *tip, const struct transfer *transfer, struct repo *repo,
	const struct remote *remote, struct err *err);
MUST_CHECK int library_push(enum push_outcome *outcome, const struct transfer *transfer,
	struct repo *repo, const struct remote *remote, struct err *err);
MUST_CHECK int library_clone(
	const char *url, const char *path, const struct transfer *transfer, struct err *err);

/* What this repository knows of remotes (git_remote.c). */
MUST_CHECK int repo_remotes(
	struct repo *repo, struct arena *arena, struct texts *names, struct err *err);
/* The branch that REMOTE's configuration puts BRANCH of it into; NULL: none of its own. */
const char *repo_tracking(
	struct repo *repo, struct arena *arena, const char *remote, const char *branch);
/* Where REF is; none when it is not there. */
MUST_CHECK int repo_ref(struct repo *repo, const char *ref, struct oid *oid, struct err *err);
/* Puts REF there, whatever it was before. */
MUST_CHECK int repo_set_ref(struct repo *repo, const char *ref, const struct oid *oid,
	const char *why, struct err *err);
bool repo_has_commit(struct repo *repo, const struct oid *oid);
/* Is OLD not part of FRESH's history? */
MUST_CHECK int repo_is_rewritten(struct repo *repo, const struct oid *old, const struct oid *fresh,
	bool *rewritten, struct err *err);
/* Writes into this clone's own configuration that HEAD's branch follows REMOTE's. */
MUST_CHECK int repo_follow(struct repo *repo, const struct remote *remote, struct err *err);

#endif
