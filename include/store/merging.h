/*
 * What the rooms of a merge of trees share: every path on which three trees differ, and what
 * becomes of it.
 *
 * The sides are `one` and `other`, and no rule knows which of them is HEAD's. Owns its memory.
 */
#ifndef STORE_MERGING_H
#define STORE_MERGING_H

#include "model/note.h"
#include "store/git.h"
#include "store/merge_trees.h"

/* A file before, and what two sides made of it. */
struct three {
	struct blob base, one, other;
	bool guessed; /* it was git who said that these are versions of one file */
};

struct touched {
	const char *path;
	struct three now; /* as the trees have it */
	const struct three *as_if; /* as it would be, had a note that moved always been where it is
				      going, and were called so by others; NULL: like now */
	struct blob result;
};

/*
 * Notes that another day moved are put together: from then on it is as if they had always been
 * where they are going, and as if all who answer them had said so.
 */
struct moved_note {
	const char *last; /* the last part of its id, and more behind it; NULL: another name now */
	const char *base, *one, *other; /* where it was, and where the sides have it */
	struct three sides; /* and what they have there */
	const char *to; /* where it is going; NULL: nowhere, all of it stays as it is */
};
/* A note that a side knows under another id, or not any more. */
struct renamed {
	const char *last; /* the last part of its id, and more behind it */
	const char *to; /* its id */
};
struct moves {
	struct moved_note *notes;
	size_t count, cap;
	struct renamed *names; /* sorted by `last` */
	size_t name_count, name_cap;
	struct arena memory;
};

/* Whose trees: none is an empty one. */
struct trees {
	struct oid base, one, other;
	bool crossed; /* the base is made of several commits: it may lack what both sides had once */
};

struct merging {
	struct repo *repo;
	struct trees trees;
	struct touched *items; /* the first SORTED of them are sorted by path */
	size_t count, cap, sorted;
	struct merge_fact *facts;
	size_t fact_count, fact_cap;
	struct moves moves;
	struct arena memory;
};
void merging_release(struct merging *merging);

/* Finds what is touched: goes down into all three at once, where they differ. */
MUST_CHECK int merging_find(
	struct merging *merging, struct repo *repo, const struct trees *trees, struct err *err);
/* The file PATH of the tree TREE; *blob is none when there is no such file, of any kind. */
MUST_CHECK int merging_file(struct blob *blob, struct repo *repo, const struct oid *tree,
	const char *path, struct err *err);
/* Works out all results. */
MUST_CHECK int merging_settle(struct merging *merging, struct err *err);

struct touched *merging_get(
	const struct merging *merging, const char *path); /* NULL: not touched */
/* The first of those whose paths begin with START, and how many there are. */
struct touched *merging_below(const struct merging *merging, const char *start, size_t *count);
/* One more, not yet among the sorted ones. Moves the others. PATH is copied. */
struct touched *merging_add(struct merging *merging, const char *path);
void merging_sort(struct merging *merging);
void merging_say(
	struct merging *merging, enum merge_fact_kind kind, const char *path, const char *beside);

/* What a file is on three sides, where notes have moved. */
const struct three *touched_sides(const struct touched *touched);
bool three_differ(const struct three *three); /* have both sides changed it, each in its way? */
/* The last part of the id of the note at PATH, and more behind it; NULL for any other file. */
const char *note_last(const char *path);
bool blob_same(const struct blob *a, const struct blob *b);
bool blob_none(const struct blob *blob);
bool blob_is_file(const struct blob *blob); /* no link, no submodule */

/* Finds them, puts them where they go; then follows with what answers them; */
MUST_CHECK int moves_find(struct merging *merging, struct err *err);
MUST_CHECK int moves_follow(struct merging *merging, struct err *err);
/* and, once the results are there, with a picture that lies where the note was. */
MUST_CHECK int moves_pictures(struct merging *merging, struct err *err);
void moves_add(struct moves *moves, const struct moved_note *note);
void moves_release(struct moves *moves);
/*
 * Notes whose files one side gave another name, leaving every byte as it was, while the other
 * edited them or named them otherwise: they are one note, under the new name (of two, the first).
 * Looks before moves_find goes by the last parts of ids, which such names may lack.
 */
MUST_CHECK int renames_find(struct merging *merging, struct err *err);
/* Says where the note goes, or that it does not; then puts all versions there, with its pictures.
 */
MUST_CHECK int move_place(struct moved_note *moved, const struct merging *merging,
	struct arena *arena, struct err *err);
MUST_CHECK int move_seat(const struct moved_note *moved, struct merging *merging, struct err *err);

/* One file's three versions become *result; *beside (none: there is nothing beside) is the version
 * that could not be merged with it. */
struct settling {
	struct blob result, beside;
	bool edit_kept, versions; /* facts */
};
MUST_CHECK int three_settle(struct settling *settling, struct repo *repo, const char *path,
	const struct three *three, struct err *err);
/* The same, of contents: *merged false when they cannot be merged. */
MUST_CHECK int three_merge(struct str *out, bool *merged, bool *versions, struct repo *repo,
	const char *path, const struct three *three, struct err *err);

/* README.3f2a91c0.md: the name of PATH's version BLOB beside it; DIGITS of its id. */
void str_add_beside_name(struct str *str, const char *path, const struct oid *id, size_t digits);

/* BLOB as a note, and its BYTES; a note that cannot be read is none. */
bool merge_note(struct note *note, struct arena *arena, struct str *bytes, struct repo *repo,
	const struct blob *blob);
/* OUT is BYTES, with `re` saying ID; false when that cannot be. */
bool merge_set_re(struct str *out, const struct str *bytes, const char *id);
/* By libgit2: three texts, line by line; *clean false when lines collide or it is no text. */
MUST_CHECK int merge_lines(struct str *out, bool *clean, const struct str *base,
	const struct str *one, const struct str *other, struct err *err);
MUST_CHECK int merge_put(
	struct repo *repo, const struct str *bytes, struct oid *id, struct err *err);

#endif
