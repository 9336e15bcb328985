/* The repository that is not there yet, made by its first change. */
#include <stdlib.h>

#include "store/config.h"
#include "store/git.h"
#include "store/inside.h"

/* Git need not be asked again for what is known of a repository that was made just now. */
static int renew_config(struct store *store, const struct founding *founding, struct err *err)
{
	struct config *before = store->config;
	int status = 0;

	store->config = NULL;
	if (founding->may_join)
		status = git_config_join(&store->config, before, store->root, err);
	config_free(before);
	return status;
}

static int make(struct store *store, struct change *change, struct err *err)
{
	struct founding founding = { .signer = &change->signer };
	const struct config *config;
	bool already;
	char *root;

	if (store_config(store, &config, err) != 0)
		return -1;
	if (!store->config_said && config_is_common(config))
		founding.common = config;
	if (store->own && store_make_own_dir(store->root, err) != 0)
		return -1;
	if (store_init_at(store->root, &founding, &already, err) != 0)
		return -1;
	change->repository_made = !already;
	root = realpath(store->root, NULL);
	if (root != NULL) {
		free(store->root);
		store->root = root;
	}
	return renew_config(store, &founding, err) == 0 ? store_enter(store, err) : -1;
}

int store_make(struct store *store, struct change *change, struct err *err)
{
	int status;

	if (library_hold(err) != 0)
		return -1;
	status = make(store, change, err);
	if (status == 0)
		status = repo_open(store, err);
	library_let();
	return status;
}
