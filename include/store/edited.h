/*
 * Notes, people, rounds and settings that somebody changed by hand and did not commit.
 *
 * Found by comparing the index with what lies there (size, time, then content) and by listing for
 * what git does not know yet; no other file is looked at.
 */
#ifndef STORE_EDITED_H
#define STORE_EDITED_H

#include "model/problem.h"
#include "store/store.h"

enum edited_kind { EDITED_NEW, EDITED_CHANGED, EDITED_GONE };
struct edited_file {
	const char *path;
	enum edited_kind kind;
};
struct edited {
	struct edited_file *items; /* sound ones, sorted by path; a note's picture comes along */
	size_t count;
	struct texts unsound; /* paths that stay their owner's */
	struct problems why; /* one for each of these */
	bool too_many_gone; /* more than ten, and more than a quarter of all: not taken for
			       removals; they are in `unsound` */
	size_t overwritten; /* files that git's index has lost (store/git_overwritten.h) */
	struct arena memory;
};

MUST_CHECK int edited_find(struct edited *edited, struct store *store, struct err *err);
/* The second half of it, for what the first (store/edited_scan.h) has come upon. */
struct edited_scan;
MUST_CHECK int edited_judge(
	struct edited *edited, struct store *store, struct edited_scan *scan, struct err *err);
void edited_release(struct edited *edited);
/* Makes them one commit of SIGNER's: what lies in the working tree. *commits false when there was
 * nothing left to do. What the index has lost is put back. */
MUST_CHECK int edited_commit(const struct edited *edited, struct store *store,
	const struct signer *signer, bool *committed, struct err *err);
bool edited_by_hand(const char *subject); /* is that such a commit's? */

#endif
