#include <string.h>

#include "store/layout.h"
#include "store/settling.h"
#include "store/tree_files.h"
#include "sys/file.h"

/* What is written once it is known that nobody's work is in the way. */
struct putting {
	struct settle_work *work;
	struct plan plan;
	struct index_change *changes;
	size_t count;
};

static bool is_one_of(const struct oid *id, const struct mend *mend, const struct three *stages,
	const struct blob *index)
{
	return oid_same(id, &mend->result.id) || oid_same(id, &stages->base.id) ||
	       oid_same(id, &stages->one.id) || oid_same(id, &stages->other.id) ||
	       oid_same(id, &index->id);
}

/*
 * Is what lies at the path git's own: a version that it knows, or several with its marks between
 * them? What anybody has written into it since is theirs.
 */
static int is_gits(bool *is, const struct settle_work *work, const struct mend *mend,
	const struct version *now, struct err *err)
{
	const struct unmerged *unmerged = unmerged_find(&work->unmerged, mend->path);
	const struct three none = { .guessed = true };
	const struct three *stages = unmerged != NULL ? &unmerged->stages : &none;
	struct blob index = repo_index_blob(work->repo, mend->path);
	struct str bytes = { .bytes = (char *)now->bytes, .length = now->length };
	struct oid id;

	*is = true;
	if (oid_none(&now->id))
		return 0;
	if (repo_hash(work->repo, mend->path, now->bytes, now->length, &id, err) != 0)
		return -1;
	*is = is_one_of(&id, mend, stages, &index) || settle_is_marked(work->repo, &bytes, stages);
	return 0;
}

static int load_now(struct version *now, struct settle_work *work, const char *path, bool *readable,
	struct err *err)
{
	struct str bytes = { 0 };
	struct err why = { 0 };
	bool found = false;
	int status = 0;

	*now = (struct version){ 0 };
	*readable = file_read(&bytes, work->store->root_fd, path, LIMIT_PICTURE, &found, &why) == 0;
	if (*readable && found) {
		now->bytes = arena_text(&work->memory, str_text(&bytes), bytes.length);
		now->length = bytes.length;
		status = repo_hash(work->repo, path, now->bytes, now->length, &now->id, err);
	}
	err_release(&why);
	str_release(&bytes);
	return status;
}

static int load_result(
	struct version *after, struct settle_work *work, const struct mend *mend, struct err *err)
{
	struct str bytes = { 0 };
	int status = 0;

	*after = (struct version){ .id = mend->result.id };
	if (blob_none(&mend->result))
		return 0;
	status = repo_read_blob(work->repo, &mend->result.id, LIMIT_PICTURE, &bytes, err);
	if (status == 0)
		status = repo_checked_out(work->repo, mend->path, &bytes, err);
	if (status == 0) {
		after->bytes = arena_text(&work->memory, str_text(&bytes), bytes.length);
		after->length = bytes.length;
	}
	str_release(&bytes);
	return status == 0 ? 0 : err_in(err, "%s", mend->path);
}

/* Of what cannot lie in a working tree, or is too large to be looked at, the owner decides. */
static int may_put(bool *may, struct settle_work *work, const struct mend *mend, struct err *err)
{
	uint64_t size = 0;

	*may = blob_none(&mend->result) || blob_is_file(&mend->result);
	if (*may && !blob_none(&mend->result)) {
		if (repo_blob_size(work->repo, &mend->result.id, &size, err) != 0)
			return -1;
		*may = size <= LIMIT_PICTURE;
	}
	return 0;
}

static int plan_one(struct putting *putting, const struct mend *mend, struct err *err)
{
	struct settle_work *work = putting->work;
	struct settled *settled = work->settled;
	struct plan_file *file = arena_alloc(&putting->plan.memory, sizeof(*file));
	const char *path;
	bool may, readable = true, gits = true;

	file->path = mend->path;
	file->mode = mend->result.mode;
	if (may_put(&may, work, mend, err) != 0)
		return -1;
	if (may && (load_now(&file->before[IN_WORK], work, mend->path, &readable, err) != 0 ||
			   is_gits(&gits, work, mend, &file->before[IN_WORK], err) != 0))
		return -1;
	if (!may || !readable || !gits)
		return 0; /* its owner's */
	if (load_result(&file->after[IN_WORK], work, mend, err) != 0)
		return -1;
	plan_append(&putting->plan, file);
	putting->changes[putting->count++] = (struct index_change){ .path = mend->path,
		.blob = mend->index,
		.as_file = blob_same(&mend->index, &mend->result) };
	path = arena_string(&settled->memory, mend->path);
	texts_add(&settled->memory, &settled->files, path);
	if (mend->edit_kept)
		texts_add(&settled->memory, &settled->kept, path);
	return 0;
}

/* In this order: who is killed in between finds the files as they are to be, and goes on. */
static int put(struct putting *putting, struct err *err)
{
	struct settle_work *work = putting->work;
	struct tree_files files = { 0 };

	/* what a killed one left beside them */
	tree_files_sweep_plan(work->store->root_fd, &putting->plan);
	if (tree_files_stage(&files, &putting->plan, work->store, err) != 0 ||
		tree_files_settle(&files, err) != 0) {
		tree_files_undo(&files);
		return -1;
	}
	tree_files_release(&files);
	if (repo_index_stage(work->repo, putting->changes, putting->count, err) != 0)
		return -1;
	return repo_index_settle(work->repo, err);
}

int settle_put(struct settle_work *work, struct err *err)
{
	struct putting putting = { .work = work };
	int status = 0;

	putting.changes =
		arena_alloc(&work->memory, (work->mends.count + 1) * sizeof(*putting.changes));
	for (size_t i = 0; i < work->mends.count && status == 0; i++)
		status = plan_one(&putting, &work->mends.items[i], err);
	if (status == 0)
		status = put(&putting, err);
	plan_release(&putting.plan);
	return status;
}
