/*
 * What the checks share: everything that was found in the repository, read
 * once, whole, and what of it is to be mended.
 *
 * Each check is one function in the table store_checks[]; it only looks at what is gathered here and says what is wrong. What it
 * would change in the files it promises: all promises become one commit at the end. What no commit mends (locks, git's
 * configuration) it mends itself.
 */
#ifndef STORE_CHECK_H
#define STORE_CHECK_H

#include "model/lookup.h"
#include "store/digest.h"
#include "store/index_file.h"
#include "store/inside.h"

/* What a note says, and what its file holds, without keeping it. */
struct said {
	unsigned char words[DIGEST_SHA1]; /* from, to, what it answers, text */
	unsigned char file[DIGEST_SHA1];
	size_t id; /* its place in the ids */
};

/* A part of the commit that mends: what one check promised. */
#define CHECK_PARTS 8
struct check_part {
	const char *name; /* of the check */
	struct change change;
};
/* A finding, by its place in the problems, that is mended with a part. */
struct check_promise {
	size_t problem, part;
};
struct mending {
	struct check_part parts[CHECK_PARTS];
	size_t count;
	struct check_promise *promises;
	size_t promise_count, promise_cap;
	struct signer signer;
	struct lookup tried; /* paths that could not be settled */
	struct arena memory;
};

enum check_again { CHECK_DONE, CHECK_AGAIN };

struct checking {
	struct store *store;
	const struct check_wish *wish;
	const char *name; /* of the check that runs */
	struct problems *problems;

	const struct people *people;
	const struct rounds *rounds;
	/* all that are sound, in whatever place, as they stand in their files; without what nobody here
	 * asks for (text, tags, to, ...): memory grows with their number, and not with what they say */
	struct notes notes;
	struct said *said; /* of each */
	size_t said_cap;
	struct texts known; /* whom they name, with or without a file; canonical, each once */
	struct lookup names; /* the same, to be found */
	struct texts ids; /* of all note files, sound or not */
	struct problems found; /* what gathering came upon: told by the check whose name it has */
	struct texts temps; /* files that a killed writer left, below the repository */
	struct texts dateless; /* notes that are sound but for their date, and that date is known: */
	struct texts dates; /* what it should be, in the same order */
	struct texts again; /* files that were offered for settling */
	struct lookup taken; /* where notes are going to be moved */
	const char *unsettled; /* what stood in the way of settling; or NULL */
	bool broken_git; /* git's repository cannot be opened; that has been said */
	struct arena memory;

	struct mending mending;
};

/* Adds a finding of the check that runs. Returned until the next one is added. */
struct problem *check_says(struct checking *checking, enum problem_level level, const char *path,
	const char *format, ...) PRINTS_LIKE(4, 5);
/* A hint to it, copied. */
void check_hints(struct checking *checking, struct problem *problem, const char *format, ...)
	PRINTS_LIKE(3, 4);
/* Tells what gathering found for the check that runs. */
void check_tell_found(struct checking *checking);
/* Opens git's repository. When that cannot be done it is said, once, and there is nothing to look at. */
bool check_has_git(struct checking *checking);

/* The change that the check which runs is to put what it mends into: its part of the commit. FORMAT: what that does, "move 2 notes to
 * their day". */
struct change *check_mends(struct checking *checking, const char *format, ...) PRINTS_LIKE(2, 3);
/* The finding at this place in the problems is mended when that is committed. */
void check_promises(struct checking *checking, size_t problem);
/* Makes one commit of all that was promised. What stands in the way of one part does not stop the others. */
void check_carry_out(struct checking *checking);
void mending_start(struct mending *mending, const struct signer *signer);
void mending_release(struct mending *mending);

/* Is it asked for? */
bool check_is_wanted(const struct checking *checking, const struct check_row *row);
void check_run(struct checking *checking, const struct check_row *row);
/* Git's index as it is now; INDEX borrows from BYTES. ERR_DATA: it is broken, or of a kind that thanks cannot use. */
MUST_CHECK int check_read_index(
	struct index_file *index, struct str *bytes, const struct store *store, struct err *err);
/* PATH, which the finding is about, may be settled from what history knows of it (store/settle.h), unless that was tried. */
void check_offers(struct checking *checking, struct problem *problem, const char *path);
/* Settles what is found that can be settled, tells what is gone by that, and gathers all anew. */
MUST_CHECK int check_settle(struct checking *checking, struct err *err);

/*
 * The note PATH, read as BYTES, is sound but for its date, which is missing or a day alone. *DATE is noon of the
 * day that it or the note's directory names, in the local zone, as it must stand there; it lives in ARENA.
 */
bool check_guess_date(const char **date, struct arena *arena, const char *path, const struct str *bytes);

/* The file PATH cannot be read, as ERR says: is it the version that a merge laid beside another? Then the hint tells. */
void check_hint_beside(const struct checking *checking, const char *path, struct err *err);

/* Keeps what the checks ask for of NOTE, which lies at PATH and was read from BYTES; its id is the last one among the ids. Its list of whom it
 * thanks is sorted on the way. */
void check_keep(struct checking *checking, const char *path, struct note *note,
	const struct str *bytes);
/* Walks notes/ and people/ and reads all of it. */
MUST_CHECK int check_gather(struct checking *checking, struct err *err);
/* Lets go of it. AGAIN: what the store remembers goes, too, so that all is read anew. */
void check_forget(struct checking *checking, enum check_again again);

/* The checks. */
int check_locks(struct checking *checking, struct err *err);
int check_pending(struct checking *checking, struct err *err);
int check_unmerged(struct checking *checking, struct err *err);
int check_conflicts(struct checking *checking, struct err *err);
int check_duplicates(struct checking *checking, struct err *err);
int check_yaml(struct checking *checking, struct err *err);
int check_fields(struct checking *checking, struct err *err);
int check_dates(struct checking *checking, struct err *err);
int check_places(struct checking *checking, struct err *err);
int check_rounds(struct checking *checking, struct err *err);
int check_dangling(struct checking *checking, struct err *err);
int check_people(struct checking *checking, struct err *err);
int check_groups(struct checking *checking, struct err *err);
int check_pictures(struct checking *checking, struct err *err);
int check_links(struct checking *checking, struct err *err);
int check_left_out(struct checking *checking, struct err *err);
int check_attributes(struct checking *checking, struct err *err);
int check_driver(struct checking *checking, struct err *err);
int check_identity(struct checking *checking, struct err *err);
int check_authors(struct checking *checking, struct err *err);
int check_remote(struct checking *checking, struct err *err);

#endif
