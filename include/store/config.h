/*
 * Git's configuration in memory: which keys there are, and who fills it in.
 *
 * The user's own git is asked, once: it knows best what includes, work trees and
 * the environment add up to. Without a git on PATH, libgit2 reads the files.
 */
#ifndef STORE_CONFIG_H
#define STORE_CONFIG_H

#include "store/store.h"

struct setting {
	const char *key, *value;
};

/* Adds one value; a later one of the same key wins. */
void config_add(struct config *config, const char *key, const char *value);
struct config *config_copy(const struct config *config); /* for config_free() */

/* Was it asked outside of any repository, and would it be the same in a new one but for that one's own file? Yes only
 * when nothing is included on conditions. */
bool config_is_common(const struct config *config);

/* The setting SECTION.NAME.WHAT, as in branch.main.remote. */
const char *config_get_in(const struct config *config, const char *section, const char *name,
	const char *what);
/* Adds what SAID, a setting, names as a path: `~/` is HOME, which may be NULL. */
void config_add_path(struct str *path, const char *said, const char *home);
bool config_says_no(const struct config *config, const char *key); /* as git understands it */
/* Is there a key that begins and ends so: remote. and .url? */
bool config_has(const struct config *config, const char *start, const char *end);

/* All that libgit2 finds from DIRECTORY (NULL: here); outside of a repository the user's and the system's. */
MUST_CHECK int git_config_list(struct config *config, const char *directory, struct err *err);

/* What git would list in the new repository DIRECTORY: the COMMON one, and its own file's. */
MUST_CHECK int git_config_join(struct config **joined, const struct config *common,
	const char *directory, struct err *err);

/* Sets all COUNT of them at once by libgit2: in the repository DIRECTORY, or, NULL, for the user wherever he is. */
MUST_CHECK int git_config_put(
	const char *directory, const struct setting *settings, size_t count, struct err *err);

#endif
