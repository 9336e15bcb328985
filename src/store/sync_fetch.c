#include "store/remote_inside.h"
#include "store/sync_inside.h"

static void look(void *subject)
{
	struct aside *aside = subject;

	aside->status = edited_scan(&aside->scan, aside->store, &aside->err);
}

void aside_start(struct aside *aside)
{
	helper_start(&aside->helper, look, aside);
}

int aside_end(struct aside *aside)
{
	helper_wait(&aside->helper);
	return aside->status;
}

/* Somebody pushed by force. What we knew stays what we know, so that the next sync says it again,
 * until its owner has decided. */
static int refuse_rewritten(struct syncing *syncing, struct err *err)
{
	const struct remote *remote = &syncing->remote;
	struct str where = { 0 };

	if (syncing->way == SYNC &&
		repo_set_ref(syncing->store->repo, remote->tracking, &syncing->fetched.before,
			"thanks: rewritten", err) != 0)
		return -1;
	if (!remote->upstream_set)
		str_addf(&where, " %s %s", remote->name, sync_branch(syncing));
	err_set(err, ERR_BUSY,
		"%s: somebody has rewritten its history: what you had from there is not part of it "
		"any more",
		remote->name);
	err_hint(err,
		"nothing was changed here. To keep what either side has: thanks git pull "
		"--no-rebase%s\n"
		"to go on from theirs, without what they took out: thanks git pull --rebase%s\n"
		"to go on from yours, without what they put in: thanks git push --force%s",
		str_text(&where), str_text(&where), str_text(&where));
	str_release(&where);
	return -1;
}

int sync_check_rewritten(struct syncing *syncing, struct err *err)
{
	struct fetched *fetched = &syncing->fetched;

	if (repo_open(syncing->store, err) != 0 ||
		repo_is_rewritten(syncing->store->repo, &fetched->before, &fetched->tip,
			&fetched->rewritten, err) != 0)
		return -1;
	return fetched->rewritten ? refuse_rewritten(syncing, err) : 0;
}

int sync_fetch(struct syncing *syncing, struct err *err)
{
	struct fetched *fetched = &syncing->fetched;
	int status = syncing->way == SYNC
			     ? remote_fetch(fetched, syncing->store, &syncing->remote, err)
			     : remote_peek(fetched, syncing->store, &syncing->remote, err);

	if (status == 0 && fetched->rewritten)
		status = refuse_rewritten(syncing, err);
	return status;
}

/* Libgit2 talks with the other side in a copy of this process, and none can be made while another
 * thread is at work. */
static bool may_start_aside(struct store *store)
{
	const struct config *config;
	enum transport transport = BY_LIBGIT2;
	struct err ignored = { 0 };
	bool may = store_config(store, &config, &ignored) == 0 &&
		   transport_choose(&transport, config, &ignored) == 0 && transport == BY_GIT;

	err_release(&ignored);
	return may;
}

/* The network's failure is the one to be told. */
static int fetch_and_look(struct syncing *syncing, struct err *err)
{
	struct aside aside = { .store = syncing->store };
	bool beside = may_start_aside(syncing->store);
	int status;

	if (beside)
		aside_start(&aside);
	status = sync_fetch(syncing, err);
	if (!beside)
		aside_start(&aside);
	if (aside_end(&aside) != 0 && status == 0) {
		*err = aside.err;
		return -1;
	}
	err_release(&aside.err);
	if (status == 0)
		status = edited_judge(&syncing->edited, syncing->store, &aside.scan, err);
	edited_scan_release(&aside.scan);
	return status;
}

int sync_fetch_and_look(struct syncing *syncing, struct err *err)
{
	if (!syncing->quick.fetched)
		return fetch_and_look(syncing, err);
	if (syncing->synced->settled.count > 0)
		return edited_find(&syncing->edited, syncing->store, err);
	return edited_judge(&syncing->edited, syncing->store, &syncing->quick.scan, err);
}
