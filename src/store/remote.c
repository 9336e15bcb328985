#include "store/remote.h"

#include <string.h>

#include "store/config.h"
#include "store/remote_inside.h"
#include "store/url.h"

#define HEADS "refs/heads/"

static int list_several(const struct texts *names, const char *branch, struct err *err)
{
	struct str list = { 0 };

	for (size_t i = 0; i < names->count; i++)
		str_addf(&list, "%s%s", i > 0 ? ", " : "", names->items[i]);
	err_set(err, ERR_USAGE, "there are several remotes (%s), and '%s' follows none of them",
		list.bytes, branch);
	str_release(&list);
	return err_hint(err, "thanks git push -u %s %s", names->items[0], branch);
}

/* Without an upstream: the only remote there is, and the same name of the branch. */
static int take_only(struct remote *remote, struct repo *repo, const char *branch, struct err *err)
{
	struct texts names = { 0 };

	if (repo_remotes(repo, &remote->memory, &names, err) != 0)
		return -1;
	if (names.count > 1)
		return list_several(&names, branch, err);
	if (names.count == 0) {
		err_set(err, ERR_MISSING, "there is no remote to share with");
		return err_hint(err, "thanks git remote add origin URL");
	}
	remote->name = names.items[0];
	remote->branch = arena_string(&remote->memory, repo_branch(repo));
	return 0;
}

/* The upstream of HEAD's branch, as git's configuration names it; remote->name stays NULL without.
 */
static int take_upstream(
	struct remote *remote, const struct config *config, const char *branch, struct err *err)
{
	const char *name = config_get_in(config, "branch", branch, "remote");
	const char *merge = config_get_in(config, "branch", branch, "merge");

	if (name == NULL || merge == NULL)
		return 0;
	if (strcmp(name, ".") == 0) {
		err_set(err, ERR_USAGE, "'%s' follows another branch of this repository, no remote",
			branch);
		return err_hint(err, "thanks git push -u origin %s", branch);
	}
	if (!text_starts(merge, "refs/"))
		return err_set(err, ERR_USAGE, "branch.%s.merge: '%s' is no branch", branch, merge);
	remote->name = arena_string(&remote->memory, name);
	remote->branch = arena_string(&remote->memory, merge);
	remote->upstream_set = true;
	return 0;
}

/* A remote may be a URL without a name, or have no place for its branches, or one that is ours. */
static const char *find_tracking(struct remote *remote, struct repo *repo)
{
	const char *tracking = repo_tracking(repo, &remote->memory, remote->name, remote->branch);
	const char *shown = text_starts(remote->branch, HEADS) ? remote->branch + strlen(HEADS)
							       : remote->branch;
	struct str own = { 0 };

	if (tracking != NULL && !text_starts(tracking, HEADS))
		return tracking;
	if (strpbrk(remote->name, ":/~^?*[\\ @") != NULL || strstr(remote->name, "..") != NULL)
		str_addf(&own, "refs/thanks/%s", shown);
	else
		str_addf(&own, "refs/remotes/%s/%s", remote->name, shown);
	tracking = arena_text(&remote->memory, own.bytes, own.length);
	str_release(&own);
	return tracking;
}

static void set_url(struct remote *remote, const struct config *config)
{
	const char *url = config_get_in(config, "remote", remote->name, "url");
	struct str safe = { 0 };

	if (url == NULL)
		url = remote->name;
	str_add_without_password(&safe, url, strlen(url));
	remote->url = arena_text(&remote->memory, str_text(&safe), safe.length);
	str_release(&safe);
}

int remote_find(struct remote *remote, struct store *store, struct err *err)
{
	const struct config *config;
	const char *branch;

	*remote = (struct remote){ 0 };
	if (repo_open(store, err) != 0 || repo_load_head(store->repo, err) != 0 ||
		store_config(store, &config, err) != 0)
		return -1;
	branch = repo_branch(store->repo);
	if (!text_starts(branch, HEADS))
		return err_set(err, ERR_DATA, "HEAD names '%s', which is no branch", branch);
	branch += strlen(HEADS);
	if (take_upstream(remote, config, branch, err) != 0 ||
		(remote->name == NULL && take_only(remote, store->repo, branch, err) != 0) ||
		transport_refuse("remote", remote->name, err) != 0)
		return -1;
	set_url(remote, config);
	if (transport_refuse("address of a remote", remote->url, err) != 0)
		return -1;
	remote->tracking = find_tracking(remote, store->repo);
	return 0;
}

void remote_release(struct remote *remote)
{
	if (remote != NULL)
		arena_release(&remote->memory);
}

/* How errors call it: a name, or an address without a password. */
static const char *shown_name(const struct remote *remote)
{
	return strstr(remote->name, "://") != NULL ? remote->url : remote->name;
}

static int prepare(struct transfer *transfer, enum transport *transport, struct store *store,
	const struct remote *remote, struct err *err)
{
	const struct config *config;

	if (repo_open(store, err) != 0 || store_config(store, &config, err) != 0 ||
		transport_choose(transport, config, err) != 0)
		return -1;
	*transfer = (struct transfer){ .directory = store->root,
		.name = shown_name(remote),
		.config = config,
		.progress = store->progress,
		.durable = repo_is_durable(store->repo) };
	return 0;
}

int remote_fetch(
	struct fetched *fetched, struct store *store, const struct remote *remote, struct err *err)
{
	struct transfer transfer;
	enum transport transport;
	bool there;
	int status;

	*fetched = (struct fetched){ .rewritten = false };
	if (prepare(&transfer, &transport, store, remote, err) != 0 ||
		repo_ref(store->repo, remote->tracking, &fetched->before, err) != 0)
		return -1;
	if (transport == BY_GIT) {
		status = program_fetch(&there, &transfer, remote, err);
		if (status == 0 && there)
			status = repo_ref(store->repo, remote->tracking, &fetched->tip, err);
	} else {
		status = library_bring(&fetched->tip, &transfer, store->repo, remote, err);
		if (status == 0 && !oid_none(&fetched->tip) &&
			!oid_same(&fetched->tip, &fetched->before))
			status = repo_set_ref(
				store->repo, remote->tracking, &fetched->tip, "fetch", err);
	}
	if (status != 0)
		return -1;
	return repo_is_rewritten(
		store->repo, &fetched->before, &fetched->tip, &fetched->rewritten, err);
}

int remote_peek(
	struct fetched *fetched, struct store *store, const struct remote *remote, struct err *err)
{
	struct transfer transfer;
	enum transport transport;
	int status;

	*fetched = (struct fetched){ .rewritten = false };
	if (prepare(&transfer, &transport, store, remote, err) != 0 ||
		repo_ref(store->repo, remote->tracking, &fetched->before, err) != 0)
		return -1;
	if (transport == BY_LIBGIT2) {
		status = library_bring(&fetched->tip, &transfer, store->repo, remote, err);
	} else {
		status = program_look(&fetched->tip, &transfer, remote, err);
		if (status == 0 && !oid_none(&fetched->tip) &&
			!repo_has_commit(store->repo, &fetched->tip))
			status = program_bring(&transfer, remote, err);
	}
	if (status != 0)
		return -1;
	return repo_is_rewritten(
		store->repo, &fetched->before, &fetched->tip, &fetched->rewritten, err);
}

int remote_push(enum push_outcome *outcome, struct store *store, const struct remote *remote,
	struct err *err)
{
	struct transfer transfer;
	enum transport transport;
	struct oid tip;
	int status;

	*outcome = PUSH_DONE;
	if (prepare(&transfer, &transport, store, remote, err) != 0 ||
		repo_load_head(store->repo, err) != 0)
		return -1;
	tip = repo_tip(store->repo);
	if (oid_none(&tip)) /* nothing was ever written */
		return 0;
	if (transport == BY_GIT)
		status = program_push(outcome, &transfer, repo_branch(store->repo), remote, err);
	else
		status = library_push(outcome, &transfer, store->repo, remote, err);
	if (status == 0 && *outcome == PUSH_DONE && !remote->upstream_set)
		status = remote_follow(store, remote, err);
	return status;
}

int remote_follow(struct store *store, const struct remote *remote, struct err *err)
{
	if (repo_open(store, err) != 0 || repo_load_head(store->repo, err) != 0)
		return -1;
	return repo_follow(store->repo, remote, err);
}

int remote_reach(struct store *store, const struct remote *remote, struct err *err)
{
	struct transfer transfer;
	enum transport transport;
	struct oid tip;

	if (prepare(&transfer, &transport, store, remote, err) != 0)
		return -1;
	if (transport == BY_GIT)
		return program_look(&tip, &transfer, remote, err);
	return library_look(&tip, &transfer, store->repo, remote, err);
}
