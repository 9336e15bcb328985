#include <string.h>

#include "store/driver.h"
#include "store/git.h"
#include "store/layout.h"
#include "store/merge_trees.h"
#include "store/remote.h"
#include "store/remote_words.h"

#define NAME "origin"

/* The remote of that name leads to URL; one that leads elsewhere stays. */
static int set_url(struct store *store, const char *url, struct err *err)
{
	const struct config *config;
	const char *now;
	struct str safe = { 0 };

	if (store_config(store, &config, err) != 0)
		return -1;
	now = config_get(config, "remote." NAME ".url");
	if (now != NULL && strcmp(now, url) == 0)
		return 0;
	if (now != NULL) {
		str_add_without_password(&safe, now, strlen(now));
		err_set(err, ERR_BUSY, "'%s' is shared with %s already", store->root,
			str_text(&safe));
		str_release(&safe);
		return err_hint(
			err, "thanks -C %s git remote set-url " NAME " %s", store->root, url);
	}
	if (store_put_config(store, "remote." NAME ".url", url, err) != 0)
		return -1;
	return store_put_config(
		store, "remote." NAME ".fetch", "+refs/heads/*:refs/remotes/" NAME "/*", err);
}

static int look(
	struct store *store, const struct remote *remote, enum shared *found, struct err *err)
{
	struct fetched fetched;
	struct blob settings;

	if (remote_peek(&fetched, store, remote, err) != 0) {
		if (err->kind != ERR_REMOTE)
			return -1;
		*found = SHARED_LATER;
		return 0;
	}
	*found = SHARED_EMPTY;
	if (oid_none(&fetched.tip))
		return 0;
	if (merge_before(&settings, store->repo, &fetched.tip, LAYOUT_SETTINGS, err) != 0)
		return -1;
	if (oid_none(&settings.id))
		*found = SHARED_OTHER;
	else
		*found = oid_none(&fetched.before) ? SHARED_WALL : SHARED_ALREADY;
	return 0;
}

int store_share(struct store *store, const char *url, enum shared *found, struct err *err)
{
	struct remote remote = { 0 };
	int status;

	if (set_url(store, url, err) != 0)
		return -1;
	status = remote_find(&remote, store, err);
	if (status == 0 && !remote.upstream_set)
		status = remote_follow(store, &remote, err);
	if (status == 0)
		status = look(store, &remote, found, err);
	remote_release(&remote);
	return status;
}
