#include <pthread.h>
#include <signal.h>

#include "store/edited_scan.h"
#include "store/remote_inside.h"
#include "store/sync_inside.h"

/* The look at the files, which goes on while the network is waited for. */
struct aside {
	const struct store *store;
	struct edited_scan scan;
	struct err err;
	int status;
	pthread_t thread;
	bool started;
};

static void *look(void *argument)
{
	struct aside *aside = argument;

	aside->status = edited_scan(&aside->scan, aside->store, &aside->err);
	return NULL;
}

/* Signals are for the one who waits for the network. */
static void start_aside(struct aside *aside)
{
	sigset_t all, before;

	sigfillset(&all);
	pthread_sigmask(SIG_BLOCK, &all, &before);
	aside->started = pthread_create(&aside->thread, NULL, look, aside) == 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (!aside->started)
		look(aside);
}

static int end_aside(struct aside *aside, struct err *err)
{
	if (aside->started)
		pthread_join(aside->thread, NULL);
	if (aside->status != 0) {
		err_release(err);
		*err = aside->err;
		return -1;
	}
	return 0;
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
		"nothing was changed here. To go on from theirs: thanks git pull --rebase%s\n"
		"to go on from yours: thanks git push --force%s",
		str_text(&where), str_text(&where));
	str_release(&where);
	return -1;
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

/* The network's failure is the one to be told. */
int sync_fetch_and_look(struct syncing *syncing, struct err *err)
{
	struct aside aside = { .store = syncing->store };
	struct err ignored = { 0 };
	int status;

	start_aside(&aside);
	status = sync_fetch(syncing, err);
	if (end_aside(&aside, status == 0 ? err : &ignored) != 0)
		status = -1;
	if (status == 0)
		status = edited_judge(&syncing->edited, syncing->store, &aside.scan, err);
	edited_scan_release(&aside.scan);
	err_release(&ignored);
	return status;
}
