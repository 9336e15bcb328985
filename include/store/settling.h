/*
 * What the rooms of settle share: what git is in the midst of, what it left unmerged, and what is
 * to become of that.
 */
#ifndef STORE_SETTLING_H
#define STORE_SETTLING_H

#include "store/inside.h"
#include "store/merging.h"
#include "store/settle.h"

enum midst {
	MIDST_NOTHING,
	MIDST_MERGE,
	MIDST_REBASE,
	MIDST_OTHER, /* its owner brings it to an end */
};
struct amid {
	enum midst midst;
	const char *words; /* "merge"; NULL: nothing */
	bool known; /* which trees are being merged? */
	struct trees trees;
	struct oid theirs; /* the commit that is being merged in, or applied */
};
MUST_CHECK int amid_find(struct amid *amid, struct repo *repo, struct err *err);

/* A path with several stages in the index. */
struct unmerged {
	const char *path;
	struct three stages;
};
/* With the index taken; paths are in ARENA. RESOLVED are those that somebody has settled already.
 */
struct unmerged_files {
	struct unmerged *items;
	size_t count;
	struct texts resolved; /* sorted */
};
void repo_unmerged(struct unmerged_files *files, struct arena *arena, struct repo *repo);
const struct unmerged *unmerged_find(const struct unmerged_files *files, const char *path);
bool unmerged_is_resolved(const struct unmerged_files *files, const char *path);
/* What the index has at PATH; none when there is nothing, or a conflict. */
struct blob repo_index_blob(struct repo *repo, const char *path);
/* Notes in the index, not in conflict, with the last part of one that is: added to PATHS. */
void repo_namesakes(struct texts *paths, struct arena *arena, struct repo *repo,
	const struct unmerged_files *files);
struct oid repo_head_tree(const struct repo *repo); /* none: no commit yet */
/* Is anything in git's index in conflict? Reads it without a lock. */
bool index_in_conflict(const struct store *store);

/* A file that is put right: in the working tree, and in the index, which may be told another. */
struct mend {
	const char *path;
	struct blob result; /* none: it goes */
	struct blob index;
	bool edit_kept; /* though one side had removed it */
};
struct mends {
	struct mend *items;
	size_t count, cap;
};
void mends_add(struct mends *mends, const struct mend *mend);

struct settle_work {
	struct store *store;
	struct repo *repo;
	struct settled *settled;
	struct amid amid;
	struct unmerged_files unmerged;
	struct mends mends;
	struct arena memory; /* of one round */
};
/* By three trees, or, where they are not known, by the stages alone. */
MUST_CHECK int settle_pick(struct settle_work *work, struct err *err);
bool settle_is_broken(struct repo *repo, const char *path, const struct blob *blob);
/* Files first, then the index, whose lock is given back. */
MUST_CHECK int settle_put(struct settle_work *work, struct err *err);
/* Do BYTES hold marks of a conflict, and besides these nothing but lines of the three STAGES? */
bool settle_is_marked(struct repo *repo, const struct str *bytes, const struct three *stages);

/* With nothing left unmerged: brings git's own work to its end, or to where it stops next, by the
 * user's git. *on false: it did not move. */
MUST_CHECK int settle_go_on(
	struct settle_work *work, const struct signer *signer, bool *on, struct err *err);

/* A commit that is remembered in git's directory: that of a merge whose end was begun, that of the
 * last merge which was looked through, that up to which all that came was looked through. */
#define SETTLE_BEGUN "thanks/settling"
#define SETTLE_SEEN "thanks/settled"
#define SETTLE_LOOKED "thanks/looked"
struct oid settle_recall(const struct store *store, const char *name); /* none: nothing is known */
MUST_CHECK int settle_remember(
	const struct store *store, const char *name, const struct oid *commit, struct err *err);
bool settle_remembers(const struct store *store, const char *name, const struct oid *commit);
void settle_forget(const struct store *store, const char *name);

/*
 * What merge commits left (store/settle.h): COMMIT, a merge, is done anew, and those of PATHS
 * (NULL: of all) that it left broken are put right, if HEAD has them as it left them.
 */
struct past {
	struct oid commit, one, other;
};
/* Is HEAD a merge of two? */
MUST_CHECK int past_head(struct past *past, bool *is_merge, struct repo *repo, struct err *err);
/* The merge commit that made PATH what it is in HEAD; *found false when no merge did. */
MUST_CHECK int past_find(
	struct past *past, bool *found, struct repo *repo, const char *path, struct err *err);
/* The merge commit in which PATH and TWIN met. */
MUST_CHECK int past_meeting(struct past *past, bool *found, struct repo *repo, const char *path,
	const char *twin, struct err *err);
/* The trees that PAST merged; *known false when they cannot be told. */
MUST_CHECK int past_trees(struct trees *trees, bool *known, struct repo *repo,
	const struct past *past, struct err *err);
/* The commit that first had PATH, FROM which backward, and the trees before (base) and after (one)
 * it. *found false when it is too long ago. */
MUST_CHECK int past_arrival(struct past *past, struct trees *trees, bool *found, struct repo *repo,
	const struct oid *from, const char *path, struct err *err);
MUST_CHECK int past_tree(
	struct oid *tree, struct repo *repo, const struct oid *commit, struct err *err);

/* A merge that is over, and what is to be put right of it. */
struct redoing {
	struct store *store;
	struct settled *settled;
	const struct texts *paths; /* of these alone; NULL: of all */
	bool unasked; /* nobody asked for it: only what cannot be meant as it is */
	struct past past;
	struct merging merging;
	struct texts picked;
	struct arena memory;
};
MUST_CHECK int settle_past_head(
	struct settled *settled, struct store *store, const struct signer *signer, struct err *err);
/* Within a writer's turn. */
MUST_CHECK int settle_redo(struct redoing *redoing, const struct signer *signer, struct err *err);
/* Of PATHS, added to what is settled already. Takes the lock itself. */
MUST_CHECK int settle_paths(struct redoing *redoing, const struct signer *signer, struct err *err);
MUST_CHECK int settle_twins(struct redoing *redoing, const char *path, const char *twin,
	const struct signer *signer, struct err *err);
void redoing_pick(struct redoing *redoing, const char *path);
/* All that was picked, or, where somebody has gone on from it, none. */
MUST_CHECK int redoing_put(struct redoing *redoing, const struct signer *signer, struct err *err);
void redoing_clear(struct redoing *redoing);

#endif
