#include <string.h>

#include "store/git_advance.h"
#include "store/ids_follow.h"
#include "store/inside.h"
#include "store/pending.h"
#include "store/tree_files.h"

#define TRIES 10 /* so often may HEAD move under us */
#define FOLLOW_MOST 256 /* with more paths the next reader makes the table of ids anew */

/* Does git have the contents that FILE is to have there? */
static bool in_git(const struct plan_file *file, enum version_in in)
{
	const struct version *after = &file->after[in];

	return oid_none(&after->id) || version_same(after, &file->before[IN_HEAD]) ||
	       version_same(after, &file->before[IN_INDEX]) ||
	       (in == IN_WORK && version_same(after, &file->before[IN_WORK]));
}

/* All new contents into git: what is committed, and what a successor may need to finish the work.
 */
static int write_blobs(struct plan *plan, struct store *store, struct err *err)
{
	for (struct plan_file *file = plan->first; file != NULL; file = file->next)
		for (enum version_in in = IN_WORK; in < VERSIONS; in++) {
			struct version *after = &file->after[in];
			bool written = in_git(file, in);

			for (enum version_in other = IN_WORK; other < in; other++)
				written = written || (version_same(after, &file->after[other]) &&
							     !in_git(file, other));
			if (!written && repo_write_blob(store->repo, file->path, after->bytes,
						after->length, &after->id, err) != 0)
				return -1;
		}
	return 0;
}

static int make_commit(const struct plan *plan, struct store *store, const struct message *message,
	const struct identities *identities, struct oid *commit, struct err *err)
{
	struct arena arena = { 0 };
	struct tree_change *changes = arena_alloc(&arena, (plan->count + 1) * sizeof(*changes));
	struct new_commit fresh = { .changes = changes, .identities = identities };
	struct str text = { 0 };
	int status;

	for (const struct plan_file *file = plan->first; file != NULL; file = file->next)
		if (!version_same(&file->before[IN_HEAD], &file->after[IN_HEAD]))
			changes[fresh.count++] = (struct tree_change){ .path = file->path,
				.blob = { .id = file->after[IN_HEAD].id, .mode = file->mode } };
	str_add_message(&text, message);
	fresh.message = text.bytes;
	status = repo_make_commit(store->repo, &fresh, commit, err);
	str_release(&text);
	arena_release(&arena);
	return status;
}

/* HEAD has moved: loads it anew. It must have our files as they were, or our plan is out of date.
 */
static int follow_head(const struct plan *plan, struct store *store, struct err *err)
{
	if (repo_load_head(store->repo, err) != 0)
		return -1;
	for (const struct plan_file *file = plan->first; file != NULL; file = file->next) {
		struct blob now;

		if (repo_head_file(store->repo, file->path, &now, err) != 0)
			return -1;
		if (!oid_same(&now.id, &file->before[IN_HEAD].id))
			return err_set(err, ERR_BUSY, "%s: another commit changed it meanwhile",
				file->path);
	}
	return 0;
}

static int move_branch(const struct plan *plan, struct store *store, struct plan_move *move,
	bool *moved, struct err *err)
{
	int status = repo_move_branch(
		store->repo, &move->commit, move->log, move->identities, moved, err);

	for (int i = 1; i < TRIES && status == 0 && !*moved && move->message != NULL; i++) {
		status = follow_head(plan, store, err);
		if (status == 0)
			status = make_commit(
				plan, store, move->message, move->identities, &move->commit, err);
		if (status == 0)
			status = repo_move_branch(store->repo, &move->commit, move->log,
				move->identities, moved, err);
	}
	if (status == 0 && !*moved && move->message != NULL)
		return err_set(err, ERR_BUSY, "the branch moves all the time: others commit here");
	return status;
}

/* Does the index's entry for FILE change, or at least how its file looks? */
static bool is_for_index(const struct plan_file *file)
{
	const struct version *before = &file->before[IN_INDEX], *after = &file->after[IN_INDEX];

	/* (what is gone may have been intended to be added) */
	if (oid_none(&before->id) && oid_none(&after->id))
		return oid_none(&file->after[IN_WORK].id) && !oid_none(&file->before[IN_WORK].id);
	return file->out || !version_same(before, after) ||
	       !version_same(&file->before[IN_WORK], &file->after[IN_WORK]);
}

size_t plan_index_changes(const struct plan *plan, struct index_change *changes)
{
	size_t count = 0;

	for (const struct plan_file *file = plan->first; file != NULL; file = file->next) {
		const struct version *after = &file->after[IN_INDEX];

		if (is_for_index(file))
			changes[count++] = (struct index_change){ .path = file->path,
				.blob = { .id = after->id,
					.mode = after->mode != 0 ? after->mode : file->mode },
				.as_file = version_same(after, &file->after[IN_WORK]),
				.mark = file->marked ? &file->mark : NULL,
				.out = file->out };
	}
	return count;
}

/* What is to be the index lies beside it: there is room for it, then. */
static int stage_index(
	const struct plan *plan, struct store *store, struct ids_follow *follow, struct err *err)
{
	struct arena arena = { 0 };
	struct index_change *changes = arena_alloc(&arena, (plan->count + 1) * sizeof(*changes));
	size_t count = plan_index_changes(plan, changes);
	int status;

	if (count <= FOLLOW_MOST)
		ids_follow_begin(follow, store);
	for (size_t i = 0; i < count; i++)
		ids_follow_path(follow, changes[i].path, !oid_none(&changes[i].blob.id));
	status = repo_index_stage(store->repo, changes, count, err);
	arena_release(&arena);
	return status;
}

static void finish(struct tree_files *files, struct store *store, struct ids_follow *follow)
{
	tree_files_release(files);
	ids_follow_end(follow, store);
	pending_remove(store);
	repo_index_drop(store->repo);
}

/* As if nothing had been. Where a disk would not even let us do that, the next writer goes on. */
static void take_back(struct tree_files *files, const struct plan *plan, struct store *store)
{
	struct err ignored = { 0 };

	if (repo_index_unsettle(store->repo, &ignored) != 0)
		tree_files_release(files);
	else if (tree_files_undo(files) && !plan->mends)
		pending_remove(store);
	repo_index_drop(store->repo);
	err_release(&ignored);
}

/* From the first file in its place to the branch that knows it: all, or as if nothing had been. */
int plan_put(struct plan *plan, struct store *store, struct plan_move *move, bool *moved,
	struct err *err)
{
	struct tree_files files = { 0 };
	struct ids_follow follow = { 0 };
	int status = tree_files_stage(&files, plan, store, err);

	*moved = true;
	if (status == 0)
		status = tree_files_settle(&files, err);
	if (status == 0)
		status = stage_index(plan, store, &follow, err);
	if (status == 0 && oid_none(&move->commit))
		status = repo_index_settle(store->repo, err);
	else if (status == 0)
		status = move_branch(plan, store, move, moved, err);
	if (status == 0 && *moved) {
		finish(&files, store, &follow);
		return 0;
	}
	take_back(&files, plan, store);
	ids_follow_release(&follow);
	return status;
}

static void add_log(struct str *log, struct store *store, const struct message *message)
{
	struct str text = { 0 };
	struct oid tip = repo_tip(store->repo);

	str_add_message(&text, message);
	str_add(log, oid_none(&tip) ? "commit (initial): " : "commit: ");
	str_add_bytes(log, text.bytes, strcspn(text.bytes, "\n"));
	str_release(&text);
}

int plan_carry_out(struct plan *plan, struct store *store, const struct message *message,
	const struct identities *identities, struct oid *commit, struct err *err)
{
	struct plan_move move = { .identities = identities, .message = message };
	struct str log = { 0 };
	bool moved;
	int status = write_blobs(plan, store, err);

	*commit = OID_NONE;
	if (status == 0 && plan_commits(plan))
		status = make_commit(plan, store, message, identities, &move.commit, err);
	if (status == 0) {
		status = pending_write(store, plan, message, &move.commit, err);
		if (status != 0 && !plan->mends)
			pending_remove(store);
	}
	if (status == 0) {
		add_log(&log, store, message);
		move.log = log.bytes;
		status = plan_put(plan, store, &move, &moved, err);
	}
	if (status == 0)
		*commit = move.commit;
	repo_index_drop(store->repo);
	str_release(&log);
	return status;
}
