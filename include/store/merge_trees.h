/*
 * HEAD and a commit of others become one tree, file by file, without a conflict ever.
 *
 * Only what changed on a side since both parted is looked at; directories that are alike are never
 * opened. Swapped sides give the same tree. Nothing is written but objects; no renames are guessed:
 * a note is known by the last part of its id, wherever its day moved it.
 *
 * What differs on both sides: files with a table by merge_file(); edited here and removed there:
 * the edit stays; texts by lines, where lines do not collide; of anything else both versions stay,
 * one at the path (what can be read, else the one whose git id sorts first), the other beside it,
 * named after its content: README.md and README.3f2a91c0.md. So it is with what is too large to be
 * loaded (256 KiB), with links, and with a file where the other side has a directory. Of two
 * commits of a submodule the one that sorts first stands.
 */
#ifndef STORE_MERGE_TREES_H
#define STORE_MERGE_TREES_H

#include "store/git.h"

enum merge_how {
	MERGE_NOTHING, /* HEAD has all of it */
	MERGE_FORWARD, /* it has all of HEAD: the branch only goes forward */
	MERGE_BOTH,
	MERGE_STRANGERS, /* they have no commit in common; base is the empty tree */
};

enum merge_fact_kind {
	FACT_EDIT_KEPT, /* edited on one side, removed on the other */
	FACT_VERSIONS, /* a field was changed twice: `conflicts:` holds the other version */
	FACT_BESIDE, /* the other version is at `beside` */
};
struct merge_fact {
	enum merge_fact_kind kind;
	const char *path;
	const char *beside;
};

struct merge {
	enum merge_how how;
	struct tree_change
		*changes; /* from HEAD's tree to the merged one, sorted by path; of NOTHING none */
	size_t count;
	struct tree_change
		*outgoing; /* from THEIRS' tree to the merged one: what they do not have yet */
	size_t outgoing_count;
	struct merge_fact *facts;
	size_t fact_count;
	struct arena memory;
};

/* Of HEAD as it was loaded (no commit yet: FORWARD) and the commit THEIRS. */
MUST_CHECK int merge_trees(
	struct merge *merge, struct repo *repo, const struct oid *theirs, struct err *err);
void merge_release(struct merge *merge);

/* A file of changes: what it was on the side it is told from. */
MUST_CHECK int merge_before(struct blob *blob, struct repo *repo, const struct oid *commit,
	const char *path, struct err *err);

#endif
