#include <string.h>

#include "store/edit.h"
#include "store/edited_scan.h"
#include "store/layout.h"
#include "store/merge_file.h"
#include "store/settling.h"

static void add(
	struct settle_work *work, const char *path, const struct blob *result, bool edit_kept)
{
	struct mend mend = { .path = arena_string(&work->memory, path),
		.result = *result,
		.index = *result,
		.edit_kept = edit_kept };

	mends_add(&work->mends, &mend);
}

static bool is_edit_kept(const struct merging *merging, const char *path)
{
	for (size_t i = 0; i < merging->fact_count; i++) {
		const struct merge_fact *fact = &merging->facts[i];

		if (fact->kind == FACT_EDIT_KEPT && strcmp(fact->path, path) == 0)
			return true;
	}
	return false;
}

/* What stands in a file of ours that nobody can read: keys twice, marks of a conflict, ... */
bool settle_is_broken(struct repo *repo, const char *path, const struct blob *blob)
{
	const struct fields *fields = merge_fields(path);
	struct arena arena = { 0 };
	struct str bytes = { 0 };
	struct err err = { 0 };
	bool broken = false;

	if (fields != NULL && blob_is_file(blob) &&
		repo_read_blob(repo, &blob->id, LIMIT_YAML, &bytes, &err) == 0)
		broken = codec_decode(fields, wanted_record(fields, &arena), &arena,
				 str_text(&bytes), bytes.length, &err) != 0;
	err_release(&err);
	str_release(&bytes);
	arena_release(&arena);
	return broken;
}

static bool is_nobodys(const struct three *now)
{
	return blob_none(&now->base) && blob_none(&now->one) && blob_none(&now->other);
}

/* The file that PATH's content is a version of, beside it; NULL: it is no such version. */
static const char *beside_what(const struct merging *merging, const char *path)
{
	for (size_t i = 0; i < merging->fact_count; i++) {
		const struct merge_fact *fact = &merging->facts[i];

		if (fact->kind == FACT_BESIDE && strcmp(fact->beside, path) == 0)
			return fact->path;
	}
	return NULL;
}

/*
 * The index has not what is right, and it is not for want of a decision: has git taken one side
 * whole, or none, or something broken, where both have something to say?
 */
static bool is_gits_doing(const struct settle_work *work, const struct merging *merging,
	const struct touched *touched, const struct blob *index)
{
	const struct three *now = &touched->now;
	bool both = touched->as_if != NULL || three_differ(now);

	if (is_nobodys(now)) {
		const char *what = beside_what(merging, touched->path);

		return blob_none(index) &&
		       (what == NULL || unmerged_find(&work->unmerged, what) != NULL);
	}
	if (blob_none(index))
		return both;
	return both && (blob_same(index, &now->one) || blob_same(index, &now->other) ||
			       settle_is_broken(work->repo, touched->path, index));
}

static void pick_one(
	struct settle_work *work, const struct merging *merging, const struct touched *touched)
{
	struct blob index = repo_index_blob(work->repo, touched->path);

	if (!edited_is_ours(touched->path) || unmerged_is_resolved(&work->unmerged, touched->path))
		return;
	if (unmerged_find(&work->unmerged, touched->path) != NULL ||
		(!blob_same(&index, &touched->result) &&
			is_gits_doing(work, merging, touched, &index)))
		add(work, touched->path, &touched->result, is_edit_kept(merging, touched->path));
}

/* Where git says that a file of ours is in conflict which none of the trees has there: by its
 * stages. */
static int pick_strays(struct settle_work *work, const struct merging *merging, struct err *err)
{
	for (size_t i = 0; i < work->unmerged.count; i++) {
		const struct unmerged *unmerged = &work->unmerged.items[i];
		struct three stages = unmerged->stages;
		struct settling settling;

		if (!edited_is_ours(unmerged->path) || merging_get(merging, unmerged->path) != NULL)
			continue;
		stages.guessed = true;
		if (three_settle(&settling, work->repo, unmerged->path, &stages, err) != 0)
			return -1;
		if (blob_none(&settling.beside))
			add(work, unmerged->path, &settling.result, settling.edit_kept);
	}
	return 0;
}

static int pick_by_trees(struct settle_work *work, struct err *err)
{
	struct merging merging;
	int status = merging_find(&merging, work->repo, &work->amid.trees, err);

	if (status == 0)
		status = merging_settle(&merging, err);
	for (size_t i = 0; i < merging.count && status == 0; i++)
		pick_one(work, &merging, &merging.items[i]);
	if (status == 0)
		status = pick_strays(work, &merging, err);
	merging_release(&merging);
	return status;
}

/* A note that lies elsewhere too, where nothing is in conflict: there it was moved to by the side
 * that has it no more where it was. */
static void add_namesake(
	struct settle_work *work, struct merging *merging, const char *path, const char *last)
{
	for (size_t i = 0; i < work->unmerged.count; i++) {
		const struct unmerged *unmerged = &work->unmerged.items[i];
		const char *own = note_last(unmerged->path);
		struct three now = { .guessed = true };

		if (own == NULL || strcmp(own, last) != 0)
			continue;
		if (blob_none(&unmerged->stages.one))
			now.one = repo_index_blob(work->repo, path);
		else if (blob_none(&unmerged->stages.other))
			now.other = repo_index_blob(work->repo, path);
		else
			continue;
		merging_add(merging, path)->now = now;
		return;
	}
}

static void add_stages(struct settle_work *work, struct merging *merging)
{
	struct texts namesakes = { 0 };

	for (size_t i = 0; i < work->unmerged.count; i++) {
		const struct unmerged *unmerged = &work->unmerged.items[i];
		struct touched *touched;

		if (!edited_is_ours(unmerged->path))
			continue;
		touched = merging_add(merging, unmerged->path);
		touched->now = unmerged->stages;
		touched->now.guessed = true;
	}
	repo_namesakes(&namesakes, &work->memory, work->repo, &work->unmerged);
	for (size_t i = 0; i < namesakes.count; i++)
		add_namesake(work, merging, namesakes.items[i], note_last(namesakes.items[i]));
	merging_sort(merging);
}

/* Of a stash, or whatever else it was, only the stages are known. */
static int pick_by_stages(struct settle_work *work, struct err *err)
{
	struct oid tree = repo_head_tree(work->repo);
	struct merging merging = { .repo = work->repo, .trees = { .one = tree, .other = tree } };
	int status;

	add_stages(work, &merging);
	status = merging_settle(&merging, err);
	for (size_t i = 0; i < merging.count && status == 0; i++) {
		const struct touched *touched = &merging.items[i];
		struct blob index = repo_index_blob(work->repo, touched->path);

		if (unmerged_find(&work->unmerged, touched->path) != NULL ||
			!blob_same(&index, &touched->result))
			add(work, touched->path, &touched->result,
				is_edit_kept(&merging, touched->path));
	}
	merging_release(&merging);
	return status;
}

/* What is unstaged stays so: a stash is no commit. */
static int tell_index(struct settle_work *work, struct err *err)
{
	for (size_t i = 0; i < work->mends.count; i++) {
		struct mend *mend = &work->mends.items[i];

		if (repo_head_file(work->repo, mend->path, &mend->index, err) != 0)
			return -1;
	}
	return 0;
}

int settle_pick(struct settle_work *work, struct err *err)
{
	if (work->amid.known)
		return pick_by_trees(work, err);
	if (pick_by_stages(work, err) != 0)
		return -1;
	return work->amid.midst == MIDST_NOTHING ? tell_index(work, err) : 0;
}
