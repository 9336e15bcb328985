#include "store/ids_follow.h"
#include "store/inside.h"
#include "store/pending.h"
#include "store/tree_files.h"

#define TRIES 10 /* so often may HEAD move under us */

static size_t count_files(const struct plan *plan)
{
	size_t count = 0;

	for (const struct plan_file *file = plan->first; file != NULL; file = file->next)
		count++;
	return count;
}

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
	struct tree_change *changes =
		arena_alloc(&arena, (count_files(plan) + 1) * sizeof(*changes));
	struct str text = { 0 };
	size_t count = 0;
	int status;

	for (const struct plan_file *file = plan->first; file != NULL; file = file->next)
		if (!version_same(&file->before[IN_HEAD], &file->after[IN_HEAD]))
			changes[count++] = (struct tree_change){ .path = file->path,
				.blob = { .id = file->after[IN_HEAD].id, .mode = file->mode } };
	str_add_message(&text, message);
	status = repo_make_commit(store->repo, changes, count, text.bytes, identities, commit, err);
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

static int move_branch(const struct plan *plan, struct store *store, const struct message *message,
	const struct identities *identities, struct oid *commit, struct err *err)
{
	struct str subject = { 0 };
	bool moved = false;
	int status = 0;

	str_add_message(&subject, message);
	for (int i = 0; i < TRIES && status == 0 && !moved; i++) {
		if (i > 0) {
			status = follow_head(plan, store, err);
			if (status == 0)
				status = make_commit(plan, store, message, identities, commit, err);
		}
		if (status == 0)
			status = repo_move_branch(
				store->repo, commit, subject.bytes, identities, &moved, err);
	}
	str_release(&subject);
	if (status == 0 && !moved)
		status =
			err_set(err, ERR_BUSY, "the branch moves all the time: others commit here");
	return status;
}

static int update_index(const struct plan *plan, struct store *store, struct err *err)
{
	struct arena arena = { 0 };
	struct index_change *changes =
		arena_alloc(&arena, (count_files(plan) + 1) * sizeof(*changes));
	struct ids_follow follow;
	size_t count = 0;
	int status;

	ids_follow_begin(&follow, store);
	for (const struct plan_file *file = plan->first; file != NULL; file = file->next) {
		const struct version *after = &file->after[IN_INDEX];

		if (version_same(&file->before[IN_INDEX], after) &&
			version_same(&file->before[IN_WORK], &file->after[IN_WORK]))
			continue;
		/* (what is gone may have been intended to be added) */
		if (oid_none(&file->before[IN_INDEX].id) && oid_none(&after->id) &&
			!oid_none(&file->after[IN_WORK].id))
			continue;
		changes[count++] = (struct index_change){ .path = file->path,
			.blob = { .id = after->id, .mode = file->mode },
			.as_file = version_same(after, &file->after[IN_WORK]) };
		ids_follow_path(&follow, file->path, !oid_none(&after->id));
	}
	status = repo_index_update(store->repo, changes, count, err);
	if (status == 0)
		ids_follow_end(&follow, store);
	else
		ids_follow_release(&follow);
	arena_release(&arena);
	return status;
}

/* From the first file in its place to the branch that knows it: all, or as if nothing had been. */
static int put_and_move(const struct plan *plan, struct store *store, const struct message *message,
	const struct identities *identities, struct oid *commit, struct err *err)
{
	struct tree_files files = { 0 };
	int status =
		tree_files_stage(&files, plan, store->root_fd, repo_is_durable(store->repo), err);

	if (status == 0)
		status = tree_files_settle(&files, err);
	if (status == 0 && !oid_none(commit))
		status = move_branch(plan, store, message, identities, commit, err);
	if (status == 0)
		tree_files_release(&files);
	else if (tree_files_undo(&files))
		pending_remove(store);
	return status;
}

int plan_carry_out(struct plan *plan, struct store *store, const struct message *message,
	const struct identities *identities, struct oid *commit, struct err *err)
{
	struct err index_err = { 0 };

	*commit = OID_NONE;
	if (write_blobs(plan, store, err) != 0 ||
		(plan_commits(plan) &&
			make_commit(plan, store, message, identities, commit, err) != 0) ||
		pending_write(store, plan, message, commit, err) != 0) {
		repo_index_drop(store->repo);
		return -1;
	}
	if (put_and_move(plan, store, message, identities, commit, err) != 0) {
		repo_index_drop(store->repo);
		return -1;
	}
	/* it is kept and in history; an index that could not be written is mended by the next
	 * writer */
	if (update_index(plan, store, &index_err) == 0)
		pending_remove(store);
	err_release(&index_err);
	return 0;
}
