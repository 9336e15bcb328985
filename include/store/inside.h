/*
 * What the rooms of the store share and nobody else sees: the store itself.
 *
 * The reading half (open.c, gitdir.c, config.c, scan.c, ...) fills it; the writing half (commit.c, git*.c, ...) adds its own
 * members under `repo`. Both may add members here; each room releases through store_close() in open.c.
 */
#ifndef STORE_INSIDE_H
#define STORE_INSIDE_H

#include <stdbool.h>

#include "model/round.h"
#include "store/store.h"

struct repo; /* libgit2's view of the repository: store/git.h */

struct store {
	int root_fd;	  /* the working tree's top directory, open; DIR_NONE: not made yet (STORE_MAKE) */
	char *root;	  /* its absolute path, without a slash at its end */
	char *git_dir;	  /* absolute: this working tree's git directory (HEAD, index) */
	char *common_dir; /* absolute: the one shared by all linked working trees (refs, objects, our lock) */
	enum store_rule rule;
	struct store *private; /* beside it, see store/private.h; NULL: none */
	bool own; /* it is the private one: nobody else may look into it */
	bool around; /* it is the one around the current directory */
	struct progress *progress; /* borrowed; or NULL */

	struct config *config; /* asked once, NULL until then */
	bool config_said; /* the environment holds more of it, which wins over a repository's own */
	struct settings settings;
	bool has_settings;
	struct people people;
	bool has_people;
	bool people_lent; /* they are the shared repository's */
	struct problems people_problems; /* told to nobody yet */
	struct rounds rounds; /* store/rounds.h */
	bool has_rounds;
	struct problems round_problems; /* likewise */
	struct ids *ids; /* store/ids.h; NULL until asked for */

	struct repo *repo; /* opened by the first who needs it (repo_open), closed by repo_close; NULL until then */
};

/* A wall in the making. */
struct founding {
	const char *name; /* or NULL */
	const struct signer *signer;
	const struct config *common; /* config_is_common(); NULL: git is to be asked */
	bool may_join; /* out: git_config_join() tells what holds there now */
};

/* store_init, whatever lies around DIR: the default repository's place may well be below another one (a home that is a wall). */
MUST_CHECK int store_init_at(
	const char *dir, struct founding *founding, bool *already, struct err *err);
/* The directory PATH, and what is missing above it; when it was not there, nobody else may enter it. */
MUST_CHECK int store_make_own_dir(const char *path, struct err *err);
/* The nearest directory from DIR upward that is marked as a notes repository, absolute; NULL when there is none. Caller frees. */
char *store_upward(const char *dir);
/* Opens the one at ROOT, or imagines one that is not there yet; both take ROOT over. */
MUST_CHECK int store_open_at(struct store **store, char *root, enum store_rule rule, struct err *err);
struct store *store_imagine(char *root, enum store_rule rule);
bool store_is_marked(const char *dir); /* as a notes repository */
MUST_CHECK int store_enter(struct store *store, struct err *err); /* the root that is there by now */
/* Makes the repository that is not there yet, for its first CHANGE, which is told so. */
MUST_CHECK int store_make(struct store *store, struct change *change, struct err *err);

#endif
