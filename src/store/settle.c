#include "store/settle.h"

#include <stdlib.h>
#include <string.h>

#include "store/edited_scan.h"
#include "store/settling.h"
#include "store/writing.h"

#define ROUNDS_MOST 10000 /* commits that a rebase may stop at */

void settled_release(struct settled *settled)
{
	if (settled == NULL)
		return;
	arena_release(&settled->memory);
	*settled = (struct settled){ 0 };
}

int settle_needed(bool *needed, struct store *store, struct err *err)
{
	struct amid amid;
	struct past past;
	bool is_merge;

	*needed = index_in_conflict(store);
	if (*needed)
		return 0;
	if (repo_open(store, err) != 0 || repo_load_tip(store->repo, err) != 0 ||
		amid_find(&amid, store->repo, err) != 0)
		return -1;
	if (amid.midst != MIDST_NOTHING) {
		*needed = settle_remembers(store, SETTLE_BEGUN, &amid.theirs);
		return 0;
	}
	if (past_head(&past, &is_merge, store->repo, err) != 0)
		return -1;
	*needed = is_merge && !settle_remembers(store, SETTLE_SEEN, &past.commit);
	return 0;
}

static void clear_round(struct settle_work *work)
{
	free(work->unmerged.items);
	work->unmerged = (struct unmerged_files){ 0 };
	free(work->mends.items);
	work->mends = (struct mends){ 0 };
	arena_release(&work->memory);
}

static bool has_ours(const struct unmerged_files *files)
{
	for (size_t i = 0; i < files->count; i++)
		if (edited_is_ours(files->items[i].path))
			return true;
	return false;
}

/* What is unmerged still; is anything of that OURS? */
static int look_back(struct settle_work *work, bool *ours, struct err *err)
{
	struct settled *settled = work->settled;
	struct unmerged_files files = { 0 };

	repo_index_drop(work->repo);
	if (repo_index_take(work->repo, err) != 0)
		return -1;
	repo_unmerged(&files, &work->memory, work->repo);
	*ours = has_ours(&files);
	for (size_t i = 0; i < files.count; i++)
		texts_add(&settled->memory, &settled->left,
			arena_string(&settled->memory, files.items[i].path));
	free(files.items);
	return 0;
}

static int needs_owner(const struct settle_work *work, struct err *err)
{
	const struct texts *left = &work->settled->left;
	const char *first = left->items[0];

	if (left->count > 1)
		err_set(err, ERR_BUSY, "%s and %zu more are in conflict", first, left->count - 1);
	else
		err_set(err, ERR_BUSY, "%s: is in conflict", first);
	if (work->amid.words == NULL)
		return err_hint(err, "settle it, then thanks git add %s", first);
	return err_hint(err, "settle it, then thanks git add %s, and thanks git %s --continue",
		first, work->amid.words);
}

static bool is_begun(const struct settle_work *work)
{
	return settle_remembers(work->store, SETTLE_BEGUN, &work->amid.theirs);
}

/* Puts right what is ours. */
static int settle_files(struct settle_work *work, struct err *err)
{
	const struct oid *theirs = &work->amid.theirs;

	if (!oid_none(theirs) && settle_remember(work->store, SETTLE_BEGUN, theirs, err) != 0)
		return -1;
	return settle_pick(work, err) != 0 ? -1 : settle_put(work, err);
}

/* Where git has stopped. *on: it went on from there, and may have stopped again. */
static int settle_stop(
	struct settle_work *work, const struct signer *signer, bool *on, struct err *err)
{
	bool ours;

	*on = false;
	if (amid_find(&work->amid, work->repo, err) != 0)
		return -1;
	repo_unmerged(&work->unmerged, &work->memory, work->repo);
	ours = has_ours(&work->unmerged);
	if (ours && settle_files(work, err) != 0)
		return -1;
	if (!ours && !is_begun(work) && work->unmerged.count == 0)
		return 0;
	if (look_back(work, &ours, err) != 0)
		return -1;
	if (work->settled->left.count > 0)
		return work->amid.midst != MIDST_NOTHING || ours ? needs_owner(work, err) : 0;
	repo_index_drop(work->repo);
	if (settle_go_on(work, signer, on, err) != 0)
		return -1;
	settle_forget(work->store, SETTLE_BEGUN);
	if (!*on)
		return 0;
	return repo_load_tip(work->repo, err) != 0 ? -1 : repo_index_take(work->repo, err);
}

static int settle_stops(struct settle_work *work, const struct signer *signer, struct err *err)
{
	enum midst first = MIDST_NOTHING;
	bool on = true;
	int status = 0;

	for (int i = 0; i < ROUNDS_MOST && on && status == 0; i++) {
		status = settle_stop(work, signer, &on, err);
		if (i == 0)
			first = work->amid.midst;
		clear_round(work);
	}
	if (status == 0)
		status = amid_find(&work->amid, work->repo, err);
	work->settled->state = work->amid.words;
	work->settled->concluded =
		status == 0 && first != MIDST_NOTHING && work->amid.midst == MIDST_NOTHING;
	return status;
}

int settle(
	struct settled *settled, struct store *store, const struct signer *signer, struct err *err)
{
	struct settle_work work = { .store = store, .settled = settled };
	struct writing writing;
	int status;

	*settled = (struct settled){ 0 };
	if (writing_begin_amid(&writing, store, err) != 0)
		return -1;
	work.repo = store->repo;
	status = settle_stops(&work, signer, err);
	writing_end(&writing, store);
	if (status == 0 && settled->state == NULL)
		status = settle_past_head(settled, store, signer, err);
	if (status != 0)
		settled_release(settled);
	return status;
}
