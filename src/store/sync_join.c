#include <string.h>

#include "store/advance.h"
#include "store/edited_file.h"
#include "store/ids.h"
#include "store/layout.h"
#include "store/left_out_lines.h"
#include "store/sync_inside.h"
#include "store/writing.h"

#define TRIES 10 /* so often may HEAD move under us */

const char *sync_branch(const struct syncing *syncing)
{
	static const char heads[] = "refs/heads/";
	const char *branch = syncing->remote.branch;

	return text_starts(branch, heads) ? branch + strlen(heads) : branch;
}

static const struct problem *unsound_at(const struct syncing *syncing, const char *path)
{
	const struct problems *why = &syncing->edited.why;

	for (size_t i = 0; i < why->count; i++)
		if (strcmp(why->items[i].path, path) == 0)
			return &why->items[i];
	return NULL;
}

/* An edit that cannot be committed, of a file that others have changed, is for its owner. */
static int check_unsound(const struct syncing *syncing, const struct merge *merge, struct err *err)
{
	const struct problem *problem = NULL;
	struct str why = { 0 };

	if (syncing->edited.why.count == 0)
		return 0;
	for (size_t i = 0; i < merge->count && problem == NULL; i++)
		problem = unsound_at(syncing, merge->changes[i].path);
	if (problem == NULL)
		return 0;
	str_add_problem(&why, problem);
	err_set(err, ERR_BUSY, "%s; others have changed it, too", str_text(&why));
	str_release(&why);
	return err_hint(err, "mend it, or give your edit up: thanks git restore %s", problem->path);
}

/* A wall whose settings went would be none any more, with nobody left to sync it. */
static int check_settings(const struct syncing *syncing, const struct merge *merge, struct err *err)
{
	struct repo *repo = syncing->store->repo;
	const struct blob *settings = NULL;
	const char *why = "it would be gone";
	uint64_t size = 0;

	for (size_t i = 0; i < merge->count && settings == NULL; i++)
		if (strcmp(merge->changes[i].path, LAYOUT_SETTINGS) == 0)
			settings = &merge->changes[i].blob;
	if (settings == NULL)
		return 0;
	if (!oid_none(&settings->id)) {
		if (repo_blob_size(repo, &settings->id, &size, err) != 0)
			return err_in(err, LAYOUT_SETTINGS);
		why = left_out_blob(repo, LAYOUT_SETTINGS, settings->mode, &settings->id, size);
	}
	if (why == NULL)
		return 0;
	err_set(err, ERR_DATA, "%s: would be no notes repository any more: %s: %s",
		syncing->remote.name, LAYOUT_SETTINGS, why);
	return err_hint(err, "who did that: thanks git log %s/%s -- %s", syncing->remote.name,
		sync_branch(syncing), LAYOUT_SETTINGS);
}

/* The branch goes to theirs, or to a merge with it. */
static int move_on(struct syncing *syncing, const struct merge *merge, bool *moved, struct err *err)
{
	struct str subject = { 0 };
	struct message message = { 0 };
	struct identities identities = { 0 };
	struct advance step = { .changes = merge->changes,
		.count = merge->count,
		.message = &message,
		.identities = &identities,
		.left_out = &syncing->synced->left_out };
	struct oid commit;
	int status = identities_find(&identities, syncing->store, syncing->signer, err);

	str_addf(&subject, "sync: merge %s/%s", syncing->remote.name, sync_branch(syncing));
	message.subject = subject.bytes;
	if (merge->how == MERGE_FORWARD)
		step.commit = syncing->fetched.tip;
	else
		step.other = syncing->fetched.tip;
	if (status == 0)
		status = advance(&step, syncing->store, &commit, moved, err);
	identities_release(&identities);
	str_release(&subject);
	return status;
}

/* What the store remembers of its files is out of date now. */
static void forget(struct store *store)
{
	ids_close(store->ids);
	store->ids = NULL;
}

/* MERGE is done (or would be), on top of what HEAD was BEFORE. */
static int tell(struct syncing *syncing, const struct merge *merge, const struct oid *before,
	struct err *err)
{
	facts_tell(syncing, merge);
	syncing->synced->out = (struct traffic){ 0 };
	syncing->givers[GOES] = (struct lookup){ 0 };
	if (traffic_add(syncing, COMES, before, merge->changes, merge->count, err) != 0)
		return -1;
	return traffic_add(
		syncing, GOES, &syncing->fetched.tip, merge->outgoing, merge->outgoing_count, err);
}

/* One try, under the lock. *moved false: HEAD has moved under us. */
static int try_join(struct syncing *syncing, struct merge *merge, struct oid *before, bool *moved,
	struct err *err)
{
	struct writing writing;
	int status;

	if (writing_begin(&writing, syncing->store, syncing->signer, err) != 0)
		return -1;
	*before = repo_tip(syncing->store->repo);
	*moved = true;
	status = merge_trees(merge, syncing->store->repo, &syncing->fetched.tip, err);
	if (status == 0)
		status = check_unsound(syncing, merge, err);
	if (status == 0)
		status = check_settings(syncing, merge, err);
	if (status == 0 && merge->how != MERGE_NOTHING)
		status = move_on(syncing, merge, moved, err);
	writing_end(&writing, syncing->store);
	return status;
}

int sync_join(struct syncing *syncing, struct err *err)
{
	struct merge merge = { 0 };
	struct oid before;
	bool moved = false;
	int status = 0;

	for (int i = 0; i < TRIES && !moved && status == 0; i++) {
		merge_release(&merge);
		merge = (struct merge){ 0 };
		status = try_join(syncing, &merge, &before, &moved, err);
	}
	if (status == 0 && !moved)
		status =
			err_set(err, ERR_BUSY, "the branch moves all the time: others commit here");
	forget(syncing->store);
	if (status == 0)
		status = tell(syncing, &merge, &before, err);
	merge_release(&merge);
	return status;
}

/* Is the file at PATH among what goes out without the edit? */
static bool goes_anyway(const struct syncing *syncing, const struct merge *merge, const char *path)
{
	if (oid_none(&syncing->fetched.tip))
		return true;
	for (size_t i = 0; i < merge->outgoing_count; i++)
		if (strcmp(merge->outgoing[i].path, path) == 0)
			return true;
	return false;
}

/* A note that was to go out, and is gone: it does not, or what goes out is its end. */
static int count_gone(
	struct traffic *out, struct syncing *syncing, const char *path, struct err *err)
{
	struct blob theirs = { 0 };

	if (!oid_none(&syncing->fetched.tip) &&
		merge_before(&theirs, syncing->store->repo, &syncing->fetched.tip, path, err) != 0)
		return -1;
	if (oid_none(&theirs.id)) {
		out->notes -= out->notes > 0;
	} else {
		out->edited -= out->edited > 0;
		out->removed++;
	}
	return 0;
}

/* Edits by hand would go out, too; a file that does anyway counts once. */
static int add_edits(struct syncing *syncing, const struct merge *merge, struct err *err)
{
	struct traffic *out = &syncing->synced->out;

	for (size_t i = 0; i < syncing->edited.count; i++) {
		const struct edited_file *file = &syncing->edited.items[i];
		bool counted = file->kind != EDITED_NEW && goes_anyway(syncing, merge, file->path);

		if (edited_sort(file->path) != EDITED_NOTE)
			out->others += !counted;
		else if (file->kind == EDITED_NEW)
			out->notes++;
		else if (file->kind == EDITED_CHANGED)
			out->edited += !counted;
		else if (!counted)
			out->removed++;
		else if (count_gone(out, syncing, file->path, err) != 0)
			return -1;
	}
	return 0;
}

int sync_try(struct syncing *syncing, struct err *err)
{
	struct repo *repo = syncing->store->repo;
	struct merge merge = { 0 };
	struct oid before;
	int status;

	if (repo_load_head(repo, err) != 0)
		return -1;
	before = repo_tip(repo);
	if (oid_none(&syncing->fetched.tip)) {
		status = traffic_all(syncing, err);
	} else {
		status = merge_trees(&merge, repo, &syncing->fetched.tip, err);
		if (status == 0)
			status = check_unsound(syncing, &merge, err);
		if (status == 0)
			status = check_settings(syncing, &merge, err);
		if (status == 0)
			status = tell(syncing, &merge, &before, err);
	}
	if (status == 0)
		status = add_edits(syncing, &merge, err);
	merge_release(&merge);
	return status;
}
