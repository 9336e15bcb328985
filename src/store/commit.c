#include <string.h>
#include <unistd.h>

#include "store/git_overwritten.h"
#include "store/inside.h"
#include "store/layout.h"
#include "store/pending.h"
#include "store/sweep.h"
#include "store/writing.h"
#include "sys/file.h"
#include "sys/lock.h"

#define LOCK_NAME "thanks.lock"
#define LOCK_SECONDS 10

static int refuse_newer(const struct settings *settings, struct err *err)
{
	if (settings->version <= SETTINGS_VERSION)
		return 0;
	return err_set(err, ERR_DATA,
		"%s: version %d is newer than this program, which only reads it", LAYOUT_SETTINGS,
		settings->version);
}

/* A repository in the making has no settings yet. */
static int check_version(struct store *store, struct err *err)
{
	const struct settings *settings;

	if (!file_exists(store->root_fd, LAYOUT_SETTINGS))
		return 0;
	if (store_settings(store, &settings, err) != 0)
		return -1;
	return refuse_newer(settings, err);
}

/* Settings that cannot be read may be what is to be put right. */
static int check_version_amid(struct store *store, struct err *err)
{
	const struct settings *settings;
	struct err ignored = { 0 };
	bool read = store_settings(store, &settings, &ignored) == 0;

	err_release(&ignored);
	return read ? refuse_newer(settings, err) : 0;
}

static int take_turn(struct writing *writing, struct store *store, struct err *err)
{
	int dir, status;

	if (dir_open(&dir, store->common_dir, err) != 0)
		return -1;
	status = lock_take(&writing->lock, dir, LOCK_NAME, LOCK_SECONDS, err);
	close(dir);
	return status == 0 ? 0 : err_in(err, "%s", store->common_dir);
}

static int prepare(struct store *store, const struct signer *signer, struct err *err)
{
	bool taken = false;

	if (repo_check_writable(store->repo, err) != 0 || check_version(store, err) != 0)
		return -1;
	objects_sweep(store);
	if (repo_index_take(store->repo, err) != 0 ||
		pending_finish(store, signer, &taken, err) != 0)
		return -1;
	/* what was pending has moved HEAD and the index */
	if (!taken &&
		(repo_load_head(store->repo, err) != 0 || repo_index_take(store->repo, err) != 0))
		return -1;
	return repo_index_regain(store->repo, err);
}

int writing_begin(
	struct writing *writing, struct store *store, const struct signer *signer, struct err *err)
{
	writing->lock = -1;
	if (repo_open(store, err) != 0 || take_turn(writing, store, err) != 0)
		return -1;
	signals_hold(&writing->held);
	if (prepare(store, signer, err) == 0)
		return 0;
	writing_end(writing, store);
	return -1;
}

int writing_begin_amid(struct writing *writing, struct store *store, struct err *err)
{
	writing->lock = -1;
	if (repo_open(store, err) != 0 || take_turn(writing, store, err) != 0)
		return -1;
	signals_hold(&writing->held);
	if (repo_check_amid(store->repo, err) == 0 && check_version_amid(store, err) == 0 &&
		repo_index_take(store->repo, err) == 0)
		return 0;
	writing_end(writing, store);
	return -1;
}

void writing_end(struct writing *writing, struct store *store)
{
	if (writing->lock < 0)
		return;
	repo_index_drop(store->repo);
	lock_give(writing->lock);
	writing->lock = -1;
	signals_let(&writing->held);
}

/* What stands in the files now goes into the change. */
static void tell(struct change *change, const struct plan *plan)
{
	for (size_t i = 0; i < change->count; i++) {
		struct change_item *item = &change->items[i];
		const struct plan_file *file =
			plan_find(plan, item->to != NULL ? item->to : item->path);
		const struct version *now = file != NULL ? &file->after[IN_WORK] : NULL;

		item->bytes = NULL;
		item->length = 0;
		if (now == NULL || oid_none(&now->id))
			continue;
		item->bytes = arena_text(&change->memory, now->bytes, now->length);
		item->length = now->length;
	}
}

int store_commit(struct store *store, struct change *change, struct err *err)
{
	const struct message message = {
		.subject = change->subject, .action = change->action, .by = change->signer.handle
	};
	struct identities identities = { 0 };
	struct writing writing;
	struct plan plan = { 0 };
	struct oid commit;
	int status;

	if (store->root_fd == DIR_NONE && store_make(store, change, err) != 0)
		return -1;
	if (writing_begin(&writing, store, &change->signer, err) != 0)
		return -1;
	status = identities_find(&identities, store, &change->signer, err);
	if (status == 0)
		status = plan_build(&plan, store, change, err);
	change->nothing = status == 0 && !plan_changes(&plan);
	change->identity_made = identities.made;
	if (status == 0 && !change->nothing)
		status = plan_carry_out(&plan, store, &message, &identities, &commit, err);
	writing_end(&writing, store);
	if (status == 0)
		tell(change, &plan);
	plan_release(&plan);
	identities_release(&identities);
	return status;
}
