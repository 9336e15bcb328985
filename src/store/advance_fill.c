#include <stdlib.h>
#include <string.h>

#include "store/advance.h"
#include "store/advance_finish.h"
#include "store/advance_out.h"
#include "store/advance_plan.h"
#include "store/git_advance.h"
#include "store/inside.h"
#include "store/layout.h"
#include "store/tree_files.h"
#include "store/writing.h"

#define MODE_DIR 0040000u
#define BATCH 16384 /* files: each batch is flushed as a whole */
#define ATTRIBUTES ".gitattributes"

/* A clone on its way: a batch of files at a time; of those that are there, only what the index is
 * to say is kept. */
struct filling {
	struct store *store;
	struct left_out left_out;
	bool again; /* somebody was killed over it, and may have left temporary files */
	bool whole; /* all is one batch: names have to be compared */
	struct tree_change *batch;
	size_t count, cap;
	struct arena paths; /* of the batch */
	struct index_change *changes;
	size_t change_count, change_cap;
	struct arena memory; /* of the changes */
};

static void keep_changes(struct filling *filling, const struct plan *plan)
{
	struct arena arena = { 0 };
	struct index_change *fresh = arena_alloc(&arena, (plan->count + 1) * sizeof(*fresh));
	size_t count = plan_index_changes(plan, fresh);

	filling->changes = mem_grow(filling->changes, &filling->change_cap,
		filling->change_count + count + 1, sizeof(*fresh));
	for (size_t i = 0; i < count; i++) {
		struct index_change *change = &filling->changes[filling->change_count++];

		*change = fresh[i];
		change->path = arena_string(&filling->memory, fresh[i].path);
		if (fresh[i].mark != NULL) {
			struct file_mark *mark = arena_alloc(&filling->memory, sizeof(*mark));

			*mark = *fresh[i].mark;
			change->mark = mark;
		}
	}
	arena_release(&arena);
}

static int put_batch(struct filling *filling, struct err *err)
{
	struct tree_files files = { 0 };
	struct plan plan = { 0 };
	const char **reasons;
	int status = advance_plan(
		&plan, &reasons, filling->store, FROM_NOTHING, filling->batch, filling->count, err);

	if (status == 0) {
		if (filling->again)
			tree_files_sweep_plan(filling->store->root_fd, &plan);
		status = tree_files_stage(&files, &plan, filling->store, err);
		if (status == 0)
			status = tree_files_settle(&files, err);
		if (status == 0)
			tree_files_release(&files);
		else
			tree_files_undo(&files);
	}
	if (status == 0) {
		left_out_add(&filling->left_out, &plan, reasons);
		keep_changes(filling, &plan);
	}
	plan_release(&plan);
	arena_release(&filling->paths);
	filling->count = 0;
	return status;
}

static int add(struct filling *filling, const char *path, const struct blob *blob, struct err *err)
{
	struct index_entry entry;

	if (repo_index_entry(filling->store->repo, path, &entry))
		return 0;
	if (blob->mode == MODE_DIR) {
		left_out_add_path(&filling->left_out, path, "it lies too deep");
		return 0;
	}
	filling->batch = mem_grow(
		filling->batch, &filling->cap, filling->count + 1, sizeof(*filling->batch));
	filling->batch[filling->count++] =
		(struct tree_change){ arena_string(&filling->paths, path), *blob };
	/* (what is said of line ends counts for the files that come after) */
	if (!filling->whole && (filling->count == BATCH || text_same(path_name(path), ATTRIBUTES)))
		return put_batch(filling, err);
	return 0;
}

static bool comes_first(const char *path)
{
	return text_same(path, ATTRIBUTES) || text_same(path, LAYOUT_SETTINGS);
}

/* What makes the directory a wall: whoever finds one half filled can go on, then. */
static int put_first(struct filling *filling, struct err *err)
{
	static const char *const paths[] = { ATTRIBUTES, LAYOUT_SETTINGS };
	struct blob blob;

	for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++)
		if (repo_head_entry(filling->store->repo, paths[i], &blob, err) != 0 ||
			(!oid_none(&blob.id) && add(filling, paths[i], &blob, err) != 0))
			return -1;
	return put_batch(filling, err);
}

static int put_all(struct filling *filling, struct err *err)
{
	bool first_put = !filling->whole;
	struct head_files *files;
	struct blob blob;
	const char *path;
	bool more = true;
	int status = first_put ? put_first(filling, err) : 0;

	if (status != 0 || head_files_open(&files, filling->store->repo, err) != 0)
		return -1;
	while (status == 0 && more) {
		status = head_files_next(files, &path, &blob, &more, err);
		if (status == 0 && more && !(first_put && comes_first(path)))
			status = add(filling, path, &blob, err);
	}
	head_files_close(files);
	return status == 0 ? put_batch(filling, err) : -1;
}

static int fill(struct store *store, bool again, struct problems *left_out, struct err *err)
{
	struct filling filling = {
		.store = store, .again = again, .left_out = { .problems = left_out }
	};
	const struct config *config;
	int status = store_config(store, &config, err);

	filling.whole = status == 0 && text_same(config_get(config, "core.ignorecase"), "true");
	if (status == 0)
		status = put_all(&filling, err);
	if (status == 0)
		status = repo_index_stage(store->repo, filling.changes, filling.change_count, err);
	if (status == 0)
		status = repo_index_settle(store->repo, err);
	left_out_end(&filling.left_out);
	repo_index_drop(store->repo);
	free(filling.batch);
	free(filling.changes);
	arena_release(&filling.paths);
	arena_release(&filling.memory);
	return status;
}

int advance_fill_on(struct store *store, struct err *err)
{
	return fill(store, true, NULL, err);
}

static int begin(struct store *store, struct problems *left_out, struct err *err)
{
	struct plan_move move = { .commit = repo_tip(store->repo), .log = "clone" };
	int status;

	if (oid_none(&move.commit))
		return 0;
	status = repo_flush(store->repo, err);
	if (status == 0)
		status = pending_write_kind(store, PENDING_FILL, NULL, &move, err);
	if (status == 0)
		status = fill(store, false, left_out, err);
	if (status == 0)
		pending_remove(store);
	return status;
}

int advance_from_nothing(struct store *store, struct problems *left_out, struct err *err)
{
	struct writing writing;
	int status;

	if (writing_begin(&writing, store, NULL, err) != 0)
		return -1;
	status = begin(store, left_out, err);
	writing_end(&writing, store);
	return status;
}
