#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/config.h"
#include "store/git.h"
#include "store/gitdir.h"
#include "store/ids.h"
#include "store/inside.h"
#include "store/layout.h"
#include "store/private.h"
#include "sys/file.h"

const char *store_root(const struct store *store)
{
	return store->root;
}

enum store_rule store_rule(const struct store *store)
{
	return store->rule;
}

const char *store_rule_words(enum store_rule rule)
{
	static const char *const words[] = {
		[STORE_OPTION] = "-C",
		[STORE_ENVIRONMENT] = "THANKS_REPO",
		[STORE_AROUND] = "around the current directory",
		[STORE_CONFIG] = "git config thanks.repo",
		[STORE_DEFAULT] = "the default",
	};
	return words[rule];
}

bool store_is_around(const struct store *store)
{
	return store->around;
}

bool store_is_elsewhere(const struct store *store, const char *here)
{
	bool named = store->rule != STORE_CONFIG && store->rule != STORE_DEFAULT;

	return !named && !store->around && here != NULL && gitdir_around(here);
}

/* Is DIR, with a slash behind it or not, marked as a notes repository? A link is no mark. */
bool store_is_marked(const char *dir)
{
	struct str path = { 0 };
	struct stat info;
	bool marked;

	str_addf(&path, "%s/%s", dir, LAYOUT_SETTINGS);
	marked = lstat(path.bytes, &info) == 0 && S_ISREG(info.st_mode);
	str_release(&path);
	return marked;
}

char *store_upward(const char *dir)
{
	char *path = dir != NULL ? realpath(dir, NULL) : NULL;

	while (path != NULL && !store_is_marked(path)) {
		char *slash = strrchr(path, '/');
		if (slash == path && path[1] == '\0') {
			free(path);
			return NULL;
		}
		slash[slash == path ? 1 : 0] = '\0';
	}
	return path;
}

static char *find_default(const struct place *place)
{
	struct str path = { 0 };

	if (place->data_home != NULL && *place->data_home == '/')
		str_addf(&path, "%s/thanks", place->data_home);
	else if (place->home != NULL)
		str_addf(&path, "%s/.local/share/thanks", place->home);
	else
		return NULL;
	return str_detach(&path);
}

/* git config thanks.repo; NULL when CONFIG does not set it. Caller frees. */
static char *find_configured(const struct config *config, const struct place *place)
{
	const char *said = config_get(config, "thanks.repo");
	struct str path = { 0 };

	if (said == NULL || *said == '\0')
		return NULL;
	config_add_path(&path, said, place->home);
	return str_detach(&path);
}

static int none_at(const char *said, enum store_rule rule, struct err *err)
{
	err_set(err, ERR_MISSING, "%s: '%s' is not in a notes repository", store_rule_words(rule),
		said);
	if (rule == STORE_CONFIG)
		return err_hint(err,
			"if it was moved: git config --global thanks.repo DIR\n"
			"thanks init %s makes a new one there",
			said);
	return err_hint(err, "thanks init %s makes one there", said);
}

/* One that is not there yet; takes ROOT over. */
struct store *store_imagine(char *root, enum store_rule rule)
{
	struct store *store = mem_alloc(sizeof(*store));

	*store = (struct store){ .root_fd = DIR_NONE, .root = root, .rule = rule };
	return store;
}

int store_enter(struct store *store, struct err *err)
{
	if (dir_open(&store->root_fd, store->root, err) != 0)
		return -1;
	return gitdir_find(store->root, &store->git_dir, &store->common_dir, err);
}

int store_open_at(struct store **store, char *root, enum store_rule rule, struct err *err)
{
	struct store *opened = store_imagine(root, rule);

	if (store_enter(opened, err) != 0) {
		store_close(opened);
		return -1;
	}
	*store = opened;
	return 0;
}

/* Opens what SAID leads to, or into: the user named it, so nothing else will do. */
static int open_named(struct store **store, const char *said, enum store_rule rule, struct err *err)
{
	char *root = store_upward(said);

	if (root == NULL)
		return none_at(said, rule, err);
	return store_open_at(store, root, rule, err);
}

static int nowhere(struct err *err)
{
	err_set(err, ERR_MISSING, "there is no notes repository here, and none of your own yet");
	return err_hint(err,
		"thanks init makes one here; thanks clone URL joins one that others share; "
		"thanks add @alice \"fresh coffee\" begins one of your own");
}

static int open_default(
	struct store **store, const struct place *place, enum store_need need, struct err *err)
{
	char *path = find_default(place), *root = store_upward(path);

	/* What lies around the default place is another repository. */
	if (root != NULL && !store_is_marked(path)) {
		free(root);
		root = NULL;
	}
	if (root == NULL && need == STORE_MAKE && path != NULL) {
		*store = store_imagine(path, STORE_DEFAULT);
		return 0;
	}
	free(path);
	return root != NULL ? store_open_at(store, root, STORE_DEFAULT, err) : nowhere(err);
}

/* What CONFIG, as it is seen from here, names; else the default one. */
static int open_asked(struct store **store, struct config **config, const struct place *place,
	enum store_need need, struct err *err)
{
	char *configured = find_configured(*config, place);
	int status = configured != NULL ? open_named(store, configured, STORE_CONFIG, err)
					: open_default(store, place, need, err);

	free(configured);
	if (status == 0 && (*store)->root_fd == DIR_NONE && config_is_common(*config) &&
		place->here != NULL && !gitdir_around(place->here)) {
		(*store)->config = *config;
		*config = NULL;
	}
	return status;
}

static int find_and_open(struct store **store, const struct place *place, enum store_need need,
	char *around, struct err *err)
{
	struct config *config;
	int status;

	if (place->option != NULL)
		return open_named(store, place->option, STORE_OPTION, err);
	if (place->repo != NULL)
		return open_named(store, place->repo, STORE_ENVIRONMENT, err);
	if (around != NULL)
		return store_open_at(store, mem_copy(around, strlen(around)), STORE_AROUND, err);
	if (config_load(&config, place->here, err) != 0)
		return -1;
	status = open_asked(store, &config, place, need, err);
	config_free(config);
	return status;
}

int store_open(
	struct store **store, const struct place *place, enum store_need need, struct err *err)
{
	char *around = store_upward(place->here);
	int status;

	*store = NULL;
	status = find_and_open(store, place, need, around, err);
	if (status == 0) {
		(*store)->around = around != NULL && strcmp(around, (*store)->root) == 0;
		(*store)->progress = place->progress;
		(*store)->config_said = place->config_said;
		status = private_open(*store, place, err);
	}
	free(around);
	if (status != 0) {
		store_close(*store);
		*store = NULL;
	}
	return status;
}

void store_close(struct store *store)
{
	if (store == NULL)
		return;
	store_close(store->private);
	repo_close(store->repo);
	config_free(store->config);
	ids_close(store->ids);
	settings_release(&store->settings);
	if (!store->people_lent)
		people_release(&store->people);
	problems_release(&store->people_problems);
	rounds_release(&store->rounds);
	problems_release(&store->round_problems);
	if (store->root_fd >= 0)
		close(store->root_fd);
	free(store->root);
	free(store->git_dir);
	free(store->common_dir);
	free(store);
}
