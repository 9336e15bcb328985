/*
 * Which files of ours may have changed since git last saw them: the index held against what lies
 * there, by looks alone (size and time), and directories listed for what git does not know.
 *
 * Looks at files and the index only: neither libgit2 nor what the store has cached is touched, so
 * that it can go on in a thread of its own while others ask the network.
 */
#ifndef STORE_EDITED_SCAN_H
#define STORE_EDITED_SCAN_H

#include "store/edited_memo.h"
#include "store/index_file.h"
#include "store/inside.h"

struct edited_scan {
	struct texts paths; /* to be looked into; sorted, each once */
	bool level; /* nothing is, and all looks as it did when nothing was, at memo.head */
	bool memorable; /* what is to be a memo, if it comes to nothing, is here: */
	struct edited_memo memo;
	size_t known; /* files of ours that git knows */
	bool unmerged; /* a merge has left something to be settled */
	bool sound; /* the index can be read; else it is for who takes it to say why not */
	struct index_file index; /* as it was; where all is level, nobody has read it yet */
	struct str bytes;
	struct arena memory;
};

MUST_CHECK int edited_scan(struct edited_scan *scan, const struct store *store, struct err *err);
/* Reads the index, which nobody has where all is level. */
MUST_CHECK int edited_scan_index(
	struct edited_scan *scan, const struct store *store, struct err *err);
void edited_scan_release(struct edited_scan *scan);

/* The contents of all that was found are HEAD's, which is that commit: to be remembered. */
void edited_scan_remember(
	struct edited_scan *scan, const struct store *store, const struct oid *head);

/* Is PATH one of those that sync commits: the settings, or below notes/, people/ or rounds/? */
bool edited_is_ours(const char *path);

#endif
