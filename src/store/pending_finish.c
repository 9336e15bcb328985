#include "store/pending.h"

#include <string.h>

#include "store/advance_finish.h"
#include "store/inside.h"
#include "store/layout.h"
#include "store/tree_files.h"

/* Is NOW as the killed writer found it, or as it was to leave it? */
static bool is_ours(const struct plan_file *was, const struct plan_file *now, enum version_in in)
{
	return version_same(&now->before[in], &was->before[in]) ||
	       version_same(&now->before[in], &was->after[in]);
}

static bool is_done(const struct plan_file *was, const struct plan_file *now, enum version_in in)
{
	return !version_same(&was->before[in], &was->after[in]) &&
	       version_same(&now->before[in], &was->after[in]);
}

/*
 * Had it got so far that anything of it can be seen? (The working tree goes first, but somebody may
 * have been there since.) Whoever had nothing to write in the working tree was mending for another,
 * who had.
 */
static bool is_begun(const struct plan_file *was, const struct plan_file *now)
{
	return version_same(&was->before[IN_WORK], &was->after[IN_WORK]) ||
	       is_done(was, now, IN_WORK) || is_done(was, now, IN_INDEX) ||
	       is_done(was, now, IN_HEAD);
}

/* The bytes of what a file is to be, out of git, where the writer had put them first. */
static int fetch(struct plan *plan, struct store *store, const char *path, enum version_in in,
	struct version *version, struct err *err)
{
	struct str bytes = { 0 };
	int status = 0;

	if (oid_none(&version->id))
		return 0;
	status = repo_read_blob(store->repo, &version->id, LIMIT_PICTURE, &bytes, err);
	if (status == 0 && in == IN_WORK)
		status = repo_checked_out(store->repo, path, &bytes, err);
	if (status == 0) {
		version->bytes = arena_text(&plan->memory, str_text(&bytes), bytes.length);
		version->length = bytes.length;
	}
	str_release(&bytes);
	return status;
}

/*
 * NOW's way from what it is to what it was to be. Once the index had it, only the branch was
 * missing: what somebody has made of the file since is theirs.
 */
static int resume(struct plan *plan, struct store *store, const struct plan_file *was,
	struct plan_file *now, struct err *err)
{
	bool indexed = is_done(was, now, IN_INDEX);

	if ((!indexed && !is_ours(was, now, IN_WORK)) || !is_ours(was, now, IN_HEAD))
		return 0;
	now->mode = was->mode;
	for (enum version_in in = indexed ? IN_HEAD : IN_WORK; in < VERSIONS; in++) {
		if (!is_ours(was, now, in) || version_same(&now->before[in], &was->after[in]))
			continue;
		now->after[in].id = was->after[in].id;
		if (fetch(plan, store, now->path, in, &now->after[in], err) != 0)
			return -1;
	}
	return 0;
}

/* The plan for what is left to do; empty when nothing had begun. */
static int plan_rest(
	struct plan *plan, struct store *store, const struct pending *pending, struct err *err)
{
	struct plan_file *now;
	bool begun = false;

	for (const struct plan_file *was = pending->plan.first; was != NULL; was = was->next) {
		if (plan_file(&now, plan, store, was->path, err) != 0)
			return -1;
		begun = begun || is_begun(was, now);
	}
	if (!begun || strcmp(pending->branch, repo_branch(store->repo)) != 0)
		return 0;
	now = plan->first;
	for (const struct plan_file *was = pending->plan.first; was != NULL; was = was->next) {
		if (resume(plan, store, was, now, err) != 0)
			return -1;
		now = now->next;
	}
	return 0;
}

static int finish(struct store *store, const struct pending *pending, const struct signer *signer,
	bool *taken, struct err *err)
{
	struct identities identities = { 0 };
	struct plan plan = { .mends = true };
	struct oid commit;
	struct signer then = { .handle = pending->message.by };
	int status;

	if (signer != NULL && strcmp(signer->handle, then.handle) == 0)
		then.name = signer->name;
	status = plan_rest(&plan, store, pending, err);
	if (status != 0) {
		/* it cannot be read any more (a broken file, a blob that is gone): it stays its
		 * owner's */
		err_clear(err);
		status = 0;
	} else if (plan_changes(&plan)) {
		*taken = false;
		status = identities_find(&identities, store, &then, err);
		if (status == 0)
			status = plan_carry_out(
				&plan, store, &pending->message, &identities, &commit, err);
	}
	if (status == 0)
		pending_remove(store);
	identities_release(&identities);
	plan_release(&plan);
	return status;
}

int pending_finish(struct store *store, const struct signer *signer, bool *taken, struct err *err)
{
	struct pending pending;
	int status = pending_read(&pending, store, err);

	pending_sweep(store);

	*taken = true;
	if (status == 0 && pending.there) {
		repo_sweep_branch(store->repo, pending.branch, &pending.commit);
		tree_files_sweep_plan(store->root_fd, &pending.plan);
		status = pending.kind == PENDING_CHANGE
				 ? finish(store, &pending, signer, taken, err)
				 : advance_finish(store, &pending, signer, taken, err);
	} else if (status == 0) {
		pending_remove(store); /* half a file, if any */
	}
	pending_release(&pending);
	return status;
}
