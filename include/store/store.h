/*
 * The notes repository: find it, read it, write it. The one face of the store; what lies behind it
 * (files, YAML, git) is nobody else's business.
 *
 * Reading needs no libgit2. Files that are wrong do not stop a reading call: they go to `problems`.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "base/err.h"
#include "model/notes.h"
#include "model/people.h"
#include "model/problem.h"
#include "model/query.h"
#include "model/settings.h"
#include "store/change.h"

struct store;
struct progress; /* sys/progress.h */

/* How the repository was found. */
enum store_rule { STORE_OPTION, STORE_ENVIRONMENT, STORE_AROUND, STORE_CONFIG, STORE_DEFAULT };

/* What main knows of the world, for finding it. All borrowed; NULL: not set. */
struct place {
	const char *option; /* -C */
	const char *repo; /* THANKS_REPO */
	const char *here; /* the current directory */
	const char *home; /* HOME */
	const char *data_home; /* XDG_DATA_HOME */
	const char *config_home; /* XDG_CONFIG_HOME */
	const char *config_global; /* GIT_CONFIG_GLOBAL */
	bool config_said; /* git's configuration has more in the environment (GIT_CONFIG_COUNT, `git
			     -c`) */
	struct progress *progress; /* told how far long reading is; NULL: nobody is */
};

enum store_need {
	STORE_READ,
	STORE_MAKE, /* the default repository may be missing: it is empty, and the first commit
		       makes it */
};

/*
 * Finds and opens. ERR_MISSING (66) with a hint naming `thanks init` and `thanks clone` when there
 * is none. -C and THANKS_REPO must lead to one, or into one.
 */
MUST_CHECK int store_open(
	struct store **store, const struct place *place, enum store_need need, struct err *err);
void store_close(struct store *store); /* NULL is fine */

/* Makes a notes repository of DIR: a new directory, an empty one, one that holds other things, an
 * existing git repository (ours is then one commit there). ERR_BUSY inside of another notes
 * repository, unless DIR is a git repository of its own. *already when it was one (nothing is
 * done). NAME (may be NULL) is the wall's name; SIGNER is who types, for a git without identity. */
MUST_CHECK int store_init(const char *dir, const char *name, const struct signer *signer,
	bool *already, struct err *err);

/*
 * One's own second repository, for notes that are kept to oneself: git config thanks.private, else
 * thanks-private in XDG_DATA_HOME. Reading calls look into it, too, and mark what they find there
 * (note->private). It may be not there yet: its first commit makes it. NULL: STORE is that one
 * itself, or nobody knows where it would be.
 */
struct store *store_private(struct store *store);
/* The one of the two that NOTE lies in. */
struct store *store_holding(struct store *store, const struct note *note);

const char *store_root(const struct store *store); /* absolute path */
enum store_rule store_rule(const struct store *store);
const char *store_rule_words(
	enum store_rule rule); /* "-C", "THANKS_REPO", "around the current directory", ... */
bool store_is_around(const struct store *store); /* is it the one around the current directory? */
/* Was it taken for want of a nearer one, while HERE, the current directory, is in some other git
 * repository? */
bool store_is_elsewhere(const struct store *store, const char *here);

/* Read once, then kept; files that are wrong go to PROBLEMS (once). Borrowed from the store. */
MUST_CHECK int store_settings(
	struct store *store, const struct settings **settings, struct err *err);
MUST_CHECK int store_people(struct store *store, const struct people **people,
	struct problems *problems, struct err *err);

/*
 * Git's configuration as the user's git sees it from here, asked once; NULL when KEY is not set.
 * KEY is spelled as git prints it: section and name in lower case. STORE may be NULL (outside of
 * any repository). Borrowed.
 */
struct config;
MUST_CHECK int config_load(struct config **config, const char *directory, struct err *err);
const char *config_get(const struct config *config, const char *key);
void config_free(struct config *config);
MUST_CHECK int store_config(struct store *store, const struct config **config, struct err *err);

/*
 * The notes that match QUERY, newest first, settled to canonical handles. With LIMIT (roots; 0:
 * all) it reads newest days first and stops when it has that many: replies and cheers that match as
 * well come along with their root and do not count. One whose root does not match, or is gone,
 * counts as a root. *more (may be NULL): there may be others behind. The only door to many notes.
 */
MUST_CHECK int store_select(struct notes *notes, struct store *store, const struct query *query,
	size_t limit, bool *more, struct problems *problems, struct err *err);
/* The same, and behind them whatever answers one of them at any depth, whether it matches or not:
 * what pages of notes show. */
MUST_CHECK int store_threads(struct notes *notes, struct store *store, const struct query *query,
	size_t limit, bool *more, struct problems *problems, struct err *err);

/* How many note files there are, without reading them (by listing). */
MUST_CHECK int store_count(struct store *store, size_t *count, struct err *err);

/*
 * The one note that TYPED names: an id, a unique prefix of it or of its last part, `last` (what ME
 * wrote last, see store/latest.h; where history does not know, ME's newest by its date), `@alice`
 * (her newest by its date; groups not). ME may be NULL for others than `last` and `@me`. It is
 * added to NOTES, settled. ERR_MISSING when there is none, ERR_USAGE when it is too short or
 * ambiguous: then the matches are listed in the hint. A note that is there but wrong: ERR_DATA.
 */
MUST_CHECK int store_find(struct notes *notes, struct store *store, const char *typed,
	const char *me, struct err *err);
/* All answers to the notes in NOTES (at any depth), added to it. Reads what is newer than the
 * oldest of them. */
MUST_CHECK int store_answers(
	struct notes *notes, struct store *store, struct problems *problems, struct err *err);

/* How much of ID must be typed: the shortest unique prefix of its last part (4 or more), or of the
 * whole. Appends it. */
void store_add_short_id(struct store *store, const char *id, struct str *out);

/* The handles in notes of the last DAYS before TODAY, each once, sorted; "known" people without a
 * file. */
MUST_CHECK int store_known(struct store *store, struct day today, int days, struct arena *arena,
	struct texts *handles, struct err *err);

/* The bytes of NOTE's picture; ERR_MISSING when it is not there. */
MUST_CHECK int store_picture(
	struct store *store, const struct note *note, struct str *bytes, struct err *err);

/*
 * Makes CHANGE one commit, durable, all or nothing; fills in the ids, paths and bytes it settled
 * on. Waits for its turn (10 s, then ERR_BUSY). Whatever else is staged or edited stays as it is.
 * See change.h.
 */
MUST_CHECK int store_commit(struct store *store, struct change *change, struct err *err);

/* One step in a file's history: who changed it, when, and the commit's subject. */
struct step {
	const char *commit; /* its full name in hex */
	struct moment when;
	const char *who; /* the author's name */
	const char *email;
	const char *subject;
};
struct history {
	struct step *items; /* newest first */
	size_t count;
	struct arena memory;
};
/* The commits that touched the note's file, followed through moves to another day. Empty when there
 * is none yet. */
MUST_CHECK int store_history(
	struct history *history, struct store *store, const struct note *note, struct err *err);
void history_release(struct history *history);

/* What undo took back (or redo did again), per file. */
struct undone_file {
	const char *path;
	const char *before, *after; /* whole contents; NULL: not there */
	size_t before_length, after_length;
};
struct undone {
	const char *commit; /* the new commit */
	const char *subject; /* of the change that was taken back */
	const char *kind; /* its trailer: add, edit, remove, ... */
	struct moment when; /* it was made (or undone, when redone) */
	size_t since; /* commits since then, */
	size_t others; /* those of them that were not made with this tool, or by somebody else */
	struct undone_file *files;
	size_t count;
	struct arena memory;
};
enum undo_way { UNDO_BACK, UNDO_AGAIN };
/*
 * Takes back SIGNER's newest change made with this tool that is not undone, or redoes the newest
 * that is. ERR_MISSING: nothing to undo; ERR_BUSY: a later commit, or an edit that is not
 * committed, touched the same file.
 */
MUST_CHECK int store_undo(struct undone *undone, struct store *store, enum undo_way way,
	const struct signer *signer, struct err *err);
void undone_release(struct undone *undone);

/* How many commits the branch is ahead of its upstream; -1 when it has none. Reads refs only,
 * bounded. */
int store_waiting(struct store *store);

/* The checks: what each is called, and looks at. */
struct checking;
enum check_sort {
	CHECK_LEFTOVERS, /* in the way of all mending: they come first */
	CHECK_SETTLES, /* what sync would settle, too */
	CHECK_FILES,
	CHECK_NETWORK, /* asks the other side: only when it is named, or remarks are wanted */
};
struct check_row {
	const char *name;
	const char *help;
	enum check_sort sort;
	int (*run)(struct checking *checking, struct err *err); /* the store's own business */
};
extern const struct check_row store_checks[];
extern const size_t store_check_count;
struct check_wish {
	struct texts names; /* none: all */
	bool fix; /* mend what is safe */
	bool remarks; /* they will be shown */
	struct signer signer; /* who mends */
};
/* Runs the checks; findings go to PROBLEMS. */
MUST_CHECK int store_check(struct store *store, const struct check_wish *wish,
	struct problems *problems, struct err *err);

#endif
