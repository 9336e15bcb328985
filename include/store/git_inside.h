/*
 * What the rooms git*.c share: libgit2's own types. Nobody else includes this.
 */
#ifndef STORE_GIT_INSIDE_H
#define STORE_GIT_INSIDE_H

#include <git2.h>
#include <string.h>
#include <sys/stat.h>

#include "store/git.h"
#include "store/index_file.h"
#include "store/inside.h"
#include "store/merge_trees.h"

/* Where the index is that ours has replaced. */
enum index_past {
	INDEX_PAST_NONE, /* ours has not replaced any */
	INDEX_PAST_BESIDE, /* it has a second name */
	INDEX_PAST_READ, /* only in memory: there are no such names here */
	INDEX_PAST_NOTHING, /* there was none */
};

struct repo {
	struct store *store; /* borrowed */
	git_repository *git;
	bool durable; /* fsync what is written */
	struct str branch; /* refs/heads/main */
	git_oid tip; /* zero: no commit yet */
	git_tree *tree; /* NULL: no commit yet */
	struct str index_bytes; /* while the index is taken */
	struct index_file index;
	bool locked; /* index.lock is ours */
	bool staged; /* what is to be the index lies beside it */
	enum index_past past;
	struct timespec stamp; /* when the index was written that we read */
};

/* libgit2's last error as ours: KIND from what it is about, "what: its message". Returns -1. */
int git_fail(struct err *err, int status, const char *format, ...) PRINTS_LIKE(3, 4);
/* Starts libgit2; each call is to be paired with git_libgit2_shutdown(). */
int git_start(struct err *err);

/* What TREE (NULL: an empty one) has at PATH; none when it has nothing there. */
MUST_CHECK int git_tree_find(
	struct blob *blob, const git_tree *tree, const char *path, struct err *err);
/* The tree FROM (NULL: an empty one) with CHANGES; cost goes with the changed directories only. */
MUST_CHECK int git_tree_on(git_tree **tree, struct repo *repo, const git_tree *from,
	const struct tree_change *changes, size_t count, struct err *err);
/* The same of HEAD's tree, as it was loaded. */
MUST_CHECK int git_tree_with(git_tree **tree, struct repo *repo, const struct tree_change *changes,
	size_t count, struct err *err);

/*
 * How the commits OURS and THEIRS parted: the tree they have in common, for MERGE_BOTH and
 * MERGE_STRANGERS (then none). Where histories have crossed there are several last commits in
 * common: these are merged first, by the same rule.
 */
struct trees; /* store/merging.h: its base is filled in */
MUST_CHECK int git_merge_base_tree(enum merge_how *how, struct trees *trees, struct repo *repo,
	const git_oid *ours, const git_oid *theirs, struct err *err);

/*
 * Flushes the objects of a commit that was just made, CHANGES being what it changed: all are begun
 * before the first is waited for, so that the disk is asked once or twice, and not once for each
 * (as libgit2's own flushing does).
 */
int git_flush_commit(struct repo *repo, const git_oid *commit, git_tree *tree,
	const struct tree_change *changes, size_t count, struct err *err);

/* Below git's directory: the index to be, and that which it has replaced. */
#define INDEX_FRESH "thanks/index"
#define INDEX_BEFORE "thanks/index.before"
#define LIMIT_INDEX ((size_t)1 << 32)

static inline struct oid oid_of_entry(const struct index_entry *entry)
{
	struct oid oid;

	memcpy(oid.bytes, entry->id, sizeof(oid.bytes));
	return oid;
}

static inline struct oid oid_from_git(const git_oid *id)
{
	struct oid oid;

	for (size_t i = 0; i < OID_SIZE; i++)
		oid.bytes[i] = id->id[i];
	return oid;
}

static inline git_oid oid_to_git(const struct oid *oid)
{
	git_oid id;

	git_oid_fromraw(&id, oid->bytes);
	return id;
}

#endif
