#include "store/driver.h"

#include <string.h>

#include "store/config.h"
#include "sys/process.h"

#define NO_SUCH_PROGRAM 127

/* Where the program is not to be found, git's own merge by lines leaves its marks, at least. */
#define DRIVER                                                                                     \
	"thanks merge-driver %O %A %B %P || git merge-file -L ours -L base -L theirs %A %O %B"

/*
 * Git's guess at renames takes one note for another, if they are alike. Its newer strategy guesses
 * whatever it is told; the older one listens.
 */
static const struct {
	const char *key, *value;
	bool any; /* whatever somebody has put there will do */
} settings[] = {
	{ "merge.thanks.name", "merges notes field by field", true },
	{ "merge.thanks.driver", DRIVER, true },
	{ "merge.renames", "false", false },
	{ "pull.twohead", "recursive", false },
};
enum { SETTINGS = sizeof(settings) / sizeof(settings[0]) };

static bool is_set(const struct config *config, size_t i)
{
	const char *value = config_get(config, settings[i].key);

	if (value == NULL || *value == '\0')
		return false;
	return settings[i].any || strcmp(value, settings[i].value) == 0;
}

static bool all_set(const struct config *config)
{
	for (size_t i = 0; i < SETTINGS; i++)
		if (!is_set(config, i))
			return false;
	return true;
}

/* Told neither to merge nor to rebase, plain git pull refuses whenever both sides have gone on. */
static bool knows_how_to_pull(const struct config *config)
{
	return config_get(config, "pull.rebase") != NULL || config_get(config, "pull.ff") != NULL ||
	       config_has(config, "branch.", ".rebase");
}

static void forget(struct store *store)
{
	config_free(store->config);
	store->config = NULL;
}

bool store_has_driver(struct store *store)
{
	const struct config *config;
	struct err ignored = { 0 };
	bool has = store->git_dir != NULL && store_config(store, &config, &ignored) == 0 &&
		   all_set(config);

	err_release(&ignored);
	return has;
}

bool store_is_shared(struct store *store)
{
	const struct config *config;
	struct err ignored = { 0 };
	bool shared = store->git_dir != NULL && store_config(store, &config, &ignored) == 0 &&
		      config_has(config, "remote.", ".url");

	err_release(&ignored);
	return shared;
}

/* In this clone; what is known of its configuration is forgotten. */
static int put(struct store *store, const struct setting *wanted, size_t count, struct err *err)
{
	int status = git_config_put(store->root, wanted, count, err);

	forget(store);
	if (status == 0)
		return 0;
	err->kind = ERR_IO;
	return err_in(err, "%s", store->root);
}

int store_put_config(struct store *store, const char *key, const char *value, struct err *err)
{
	return put(store, &(struct setting){ key, value }, 1, err);
}

/* Which of the user's files it is, git's own program knows best. */
int store_make_default(const char *root, struct err *err)
{
	const struct setting wanted = { "thanks.repo", root };
	const char *argv[] = { "git", "config", "--global", wanted.key, wanted.value, NULL };
	struct process process = { .argv = argv, .limit = 4096 };
	struct str output = { 0 };
	int code = 0, status = process_run(&process, &output, &code, err);

	str_release(&output);
	if (status == 0 && code == NO_SUCH_PROGRAM)
		return git_config_put(NULL, &wanted, 1, err);
	if (status == 0 && code != 0)
		status = err_set(err, ERR_IO, "cannot write your git configuration");
	return status;
}

/* How to pull is a kindness to who types git pull: the wall does without. */
static int put_missing(struct store *store, bool *changed, struct err *err)
{
	const struct config *config;
	struct setting missing[SETTINGS + 1];
	size_t count = 0;

	if (store_config(store, &config, err) != 0)
		return -1;
	for (size_t i = 0; i < SETTINGS; i++)
		if (!is_set(config, i))
			missing[count++] = (struct setting){ settings[i].key, settings[i].value };
	*changed = count > 0;
	if (!knows_how_to_pull(config))
		missing[count++] = (struct setting){ "pull.rebase", "false" };
	return count > 0 ? put(store, missing, count, err) : 0;
}

int store_set_driver(struct store *store, bool *changed, struct err *err)
{
	*changed = false;
	if (put_missing(store, changed, err) == 0)
		return 0;
	/* somebody else may have been at it at the same time */
	forget(store);
	if (!store_has_driver(store))
		return -1;
	err_clear(err);
	return 0;
}
