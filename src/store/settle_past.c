#include <stdlib.h>
#include <string.h>

#include "store/codec.h"
#include "store/edited_scan.h"
#include "store/layout.h"
#include "store/plan.h"
#include "store/settling.h"
#include "store/writing.h"

static bool is_wanted(const struct redoing *redoing, const char *path)
{
	for (size_t i = 0; redoing->paths != NULL && i < redoing->paths->count; i++)
		if (strcmp(redoing->paths->items[i], path) == 0)
			return true;
	return redoing->paths == NULL;
}

static int in_head(
	struct blob *blob, const struct redoing *redoing, const char *path, struct err *err)
{
	struct oid tree = repo_head_tree(redoing->store->repo);

	return merging_file(blob, redoing->store->repo, &tree, path, err);
}

void redoing_pick(struct redoing *redoing, const char *path)
{
	for (size_t i = 0; i < redoing->picked.count; i++)
		if (strcmp(redoing->picked.items[i], path) == 0)
			return;
	texts_add(&redoing->memory, &redoing->picked, path);
}

/* Whatever belongs to the note at PATH: it, and its pictures beside it. */
static void pick_place(struct redoing *redoing, const char *path)
{
	struct str start = { 0 };
	const struct touched *touched;
	size_t count;

	str_add_bytes(&start, path, strlen(path) - strlen(".yaml"));
	str_add_char(&start, '.');
	touched = merging_below(&redoing->merging, start.bytes, &count);
	for (size_t i = 0; i < count; i++)
		redoing_pick(redoing, touched[i].path);
	str_release(&start);
}

/* Both sides moved a note, and now it is there twice. */
static int pick_twins(struct redoing *redoing, struct err *err)
{
	const struct moves *moves = &redoing->merging.moves;

	for (size_t i = 0; i < moves->count; i++) {
		const struct moved_note *note = &moves->notes[i];
		struct blob one, other;

		if (strcmp(note->one, note->other) == 0 ||
			(!is_wanted(redoing, note->one) && !is_wanted(redoing, note->other)))
			continue;
		if (in_head(&one, redoing, note->one, err) != 0 ||
			in_head(&other, redoing, note->other, err) != 0)
			return -1;
		if (blob_none(&one) || blob_none(&other))
			continue;
		pick_place(redoing, note->base);
		pick_place(redoing, note->one);
		pick_place(redoing, note->other);
		pick_place(redoing, note->to);
	}
	return 0;
}

static bool is_picked(const struct redoing *redoing, const char *path)
{
	for (size_t i = 0; i < redoing->picked.count; i++)
		if (strcmp(redoing->picked.items[i], path) == 0)
			return true;
	return false;
}

/* Does RESULT answer a note that lies where it says? */
static int answers_somebody(
	bool *answers, const struct redoing *redoing, const struct blob *result, struct err *err)
{
	struct arena arena = { 0 };
	struct note note = { 0 };
	struct str bytes = { 0 }, path = { 0 };
	struct err ignored = { 0 };
	struct blob there;
	int status = 0;

	*answers = false;
	if (blob_is_file(result) &&
		repo_read_blob(redoing->store->repo, &result->id, LIMIT_YAML, &bytes, &ignored) ==
			0 &&
		codec_decode(&note_fields, &note, &arena, str_text(&bytes), bytes.length,
			&ignored) == 0 &&
		note.re != NULL) {
		str_add_note_path(&path, note.re);
		status = in_head(&there, redoing, path.bytes, err);
		*answers = status == 0 && (!blob_none(&there) || is_picked(redoing, path.bytes));
	}
	err_release(&ignored);
	str_release(&path);
	str_release(&bytes);
	arena_release(&arena);
	return status;
}

/* Broken files, and answers that nobody told where the note has gone. */
static int pick_files(struct redoing *redoing, struct err *err)
{
	for (size_t i = 0; i < redoing->merging.count; i++) {
		const struct touched *touched = &redoing->merging.items[i];
		const struct three *now = &touched->now;
		struct blob head;
		bool answers = false;

		if ((!three_differ(now) && touched->as_if == NULL) ||
			!edited_is_ours(touched->path) || is_picked(redoing, touched->path) ||
			!is_wanted(redoing, touched->path))
			continue;
		if (in_head(&head, redoing, touched->path, err) != 0)
			return -1;
		if (blob_none(&head) || blob_same(&head, &touched->result))
			continue;
		if (touched->as_if != NULL &&
			(blob_same(&head, &now->one) || blob_same(&head, &now->other)) &&
			answers_somebody(&answers, redoing, &touched->result, err) != 0)
			return -1;
		if (answers || settle_is_broken(redoing->store->repo, touched->path, &head))
			redoing_pick(redoing, touched->path);
	}
	return 0;
}

/* Is PATH in HEAD as the merge left it, and so in the working tree and the index? */
static int plan_one(struct plan *plan, const struct redoing *redoing, const char *path, bool *clean,
	struct err *err)
{
	const struct touched *touched = merging_get(&redoing->merging, path);
	struct store *store = redoing->store;
	struct plan_file *file;
	struct version after = { .id = touched->result.id };
	struct str bytes = { 0 };
	struct blob left;
	int status = 0;

	if (merge_before(&left, store->repo, &redoing->past.commit, path, err) != 0 ||
		plan_file(&file, plan, store, path, err) != 0)
		return -1;
	for (enum version_in in = IN_WORK; in < VERSIONS; in++)
		*clean = *clean && oid_same(&file->before[in].id, &left.id);
	if (!blob_none(&touched->result)) {
		file->mode = touched->result.mode;
		status = repo_read_blob(
			store->repo, &touched->result.id, LIMIT_PICTURE, &bytes, err);
		if (status == 0)
			status = repo_checked_out(store->repo, path, &bytes, err);
		after.bytes = arena_text(&plan->memory, str_text(&bytes), bytes.length);
		after.length = bytes.length;
		str_release(&bytes);
	}
	for (enum version_in in = IN_WORK; in < VERSIONS; in++)
		file->after[in] = after;
	return status;
}

static int carry_out(
	struct redoing *redoing, struct plan *plan, const struct signer *signer, struct err *err)
{
	struct identities identities = { 0 };
	struct str subject = { 0 };
	/* who asked for it may take it back; what nobody asked for is nobody's to undo */
	struct message message = { .action = "settle",
		.by = redoing->paths != NULL && !redoing->unasked ? signer->handle : "thanks" };
	struct oid commit;
	int status = identities_find(&identities, redoing->store, signer, err);

	str_addf(&subject, "settle: what a merge left in %zu file%s", redoing->picked.count,
		redoing->picked.count == 1 ? "" : "s");
	message.subject = subject.bytes;
	if (status == 0)
		status = plan_carry_out(plan, redoing->store, &message, &identities, &commit, err);
	identities_release(&identities);
	str_release(&subject);
	return status;
}

int redoing_put(struct redoing *redoing, const struct signer *signer, struct err *err)
{
	struct texts *told = &redoing->settled->files;
	struct arena *memory = &redoing->settled->memory;
	struct plan plan = { 0 };
	bool clean = true;
	int status = 0;

	for (size_t i = 0; i < redoing->picked.count && status == 0; i++)
		status = plan_one(&plan, redoing, redoing->picked.items[i], &clean, err);
	if (status == 0 && !clean)
		told = &redoing->settled->left;
	else if (status == 0)
		status = carry_out(redoing, &plan, signer, err);
	for (size_t i = 0; i < redoing->picked.count && status == 0; i++)
		texts_add(memory, told, arena_string(memory, redoing->picked.items[i]));
	plan_release(&plan);
	return status;
}

void redoing_clear(struct redoing *redoing)
{
	merging_release(&redoing->merging);
	arena_release(&redoing->memory);
	redoing->picked = (struct texts){ 0 };
}

int settle_redo(struct redoing *redoing, const struct signer *signer, struct err *err)
{
	struct repo *repo = redoing->store->repo;
	struct trees trees;
	bool known = false;
	int status = past_trees(&trees, &known, repo, &redoing->past, err);

	if (status != 0 || !known)
		return status;
	status = merging_find(&redoing->merging, repo, &trees, err);
	if (status == 0)
		status = merging_settle(&redoing->merging, err);
	if (status == 0)
		status = pick_twins(redoing, err);
	if (status == 0)
		status = pick_files(redoing, err);
	if (status == 0 && redoing->picked.count > 0)
		status = redoing_put(redoing, signer, err);
	redoing_clear(redoing);
	return status;
}

int settle_past_head(
	struct settled *settled, struct store *store, const struct signer *signer, struct err *err)
{
	struct redoing redoing = { .store = store, .settled = settled };
	struct writing writing;
	bool is_merge;
	int status;

	if (past_head(&redoing.past, &is_merge, store->repo, err) != 0)
		return -1;
	if (!is_merge || settle_remembers(store, SETTLE_SEEN, &redoing.past.commit))
		return 0;
	if (writing_begin(&writing, store, signer, err) != 0)
		return -1;
	status = past_head(&redoing.past, &is_merge, store->repo, err);
	if (status == 0 && is_merge)
		status = settle_redo(&redoing, signer, err);
	if (status == 0 && is_merge && settled->left.count == 0)
		status = settle_remember(store, SETTLE_SEEN, &redoing.past.commit, err);
	writing_end(&writing, store);
	return status;
}
