/*
 * What the checks share: everything that was found in the repository, read
 * once, whole.
 *
 * Each check is one function in the table store_checks[]; it only looks at what is gathered here, says what is wrong, and, when it is
 * to mend, does so at its end.
 */
#ifndef STORE_CHECK_H
#define STORE_CHECK_H

#include "store/inside.h"

struct checking {
	struct store *store;
	const char *name; /* of the check that runs */
	bool fix;
	struct problems *problems;

	const struct people *people;
	const struct rounds *rounds;
	struct notes notes;    /* all that are sound, in whatever place, as they stand in their files */
	struct problems found; /* what gathering came upon: told by the check whose name it has */
	struct texts temps;    /* files that a killed writer left, below the repository */
	struct texts dateless; /* notes that are sound but for their date, and that date is known: */
	struct texts dates;    /* what it should be, in the same order */
	struct arena memory;
};

/* Adds a finding of the check that runs. */
struct problem *check_says(struct checking *checking, enum problem_level level, const char *path,
	const char *format, ...) PRINTS_LIKE(4, 5);
/* Tells what gathering found for the check that runs. */
void check_tell_found(struct checking *checking);

/* Who mends. */
extern const struct signer check_mender;

/*
 * The note PATH, read as BYTES, is sound but for its date, which is missing or a day alone. *DATE is noon of the
 * day that it or the note's directory names, in the local zone, as it must stand there; it lives in ARENA.
 */
bool check_guess_date(const char **date, struct arena *arena, const char *path, const struct str *bytes);

/* Walks notes/ and people/ and reads all of it. */
void check_gather(struct checking *checking);

/* The checks. */
int check_yaml(struct checking *checking, struct err *err);
int check_fields(struct checking *checking, struct err *err);
int check_ids(struct checking *checking, struct err *err);
int check_places(struct checking *checking, struct err *err);
int check_people(struct checking *checking, struct err *err);
int check_groups(struct checking *checking, struct err *err);
int check_rounds(struct checking *checking, struct err *err);
int check_dangling(struct checking *checking, struct err *err);
int check_pictures(struct checking *checking, struct err *err);
int check_conflicts(struct checking *checking, struct err *err);
int check_links(struct checking *checking, struct err *err);
int check_locks(struct checking *checking, struct err *err);
int check_pending(struct checking *checking, struct err *err);
int check_authors(struct checking *checking, struct err *err);

#endif
