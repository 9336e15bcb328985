#include <string.h>

#include "model/id.h"
#include "model/lookup.h"
#include "store/git_advance.h"
#include "store/ids.h"
#include "store/layout.h"
#include "store/merge_file.h"
#include "store/settling.h"
#include "store/single.h"
#include "store/writing.h"

#define ROUNDS_MOST 5
#define TWINS_MOST 100 /* paths: for each of them history is searched */
#define PLACES_MOST 5 /* of one note */

/* The ids of all notes that have the last part LAST. */
static struct texts ids_with(struct store *store, const char *last, struct arena *arena)
{
	struct texts ids = { 0 };

	ids_match(ids_of(store), arena_text(arena, last, ID_LAST_LENGTH), PLACES_MOST, arena, &ids);
	return ids;
}

/* Finds what HEAD has otherwise than SINCE had it. */
static int find(struct redoing *redoing, const struct oid *since, struct err *err)
{
	struct repo *repo = redoing->store->repo;
	struct trees trees = { .one = OID_NONE };
	bool is_merge;

	if (repo_load_tip(repo, err) != 0 || past_head(&redoing->past, &is_merge, repo, err) != 0 ||
		past_tree(&trees.base, repo, since, err) != 0)
		return -1;
	trees.one = repo_head_tree(repo);
	trees.other = trees.base;
	return merging_find(&redoing->merging, repo, &trees, err);
}

/* Places of notes that came, and are somewhere else, too. */
static void find_twins(struct texts *paths, struct redoing *redoing)
{
	struct arena *arena = &redoing->memory;

	for (size_t i = 0; i < redoing->merging.count && paths->count < TWINS_MOST; i++) {
		const struct touched *touched = &redoing->merging.items[i];
		const char *last = note_last(touched->path);
		struct texts ids = { 0 };

		if (last != NULL && !blob_none(&touched->now.one))
			ids = ids_with(redoing->store, last, arena);
		for (size_t k = 0; k < ids.count && ids.count > 1; k++) {
			struct str path = { 0 };

			str_add_note_path(&path, ids.items[k]);
			if (!texts_hold_exactly(paths, path.bytes))
				texts_add(arena, paths, arena_string(arena, path.bytes));
			str_release(&path);
		}
	}
}

static int settle_found(struct settled *settled, struct store *store, const struct signer *signer,
	const struct oid *since, struct err *err)
{
	size_t before;
	int status = 0, rounds = 0;

	do {
		struct redoing redoing = { .store = store, .settled = settled, .unasked = true };
		struct arena kept = { 0 };
		struct texts paths = { 0 };

		before = settled->files.count;
		status = find(&redoing, since, err);
		if (status == 0)
			find_twins(&paths, &redoing);
		kept = redoing.memory; /* the paths are in it */
		redoing.memory = (struct arena){ 0 };
		redoing_clear(&redoing);
		redoing.paths = &paths;
		if (status == 0 && paths.count > 0)
			status = settle_paths(&redoing, signer, err);
		arena_release(&kept);
	} while (status == 0 && settled->files.count > before && ++rounds < ROUNDS_MOST);
	return status;
}

/* Where the note went that was called ID: nothing is there any more, and one note elsewhere has
 * its last part. NULL: it is there, or nowhere. */
static int find_moved(const char **to, struct redoing *redoing, const char *id, struct err *err)
{
	struct repo *repo = redoing->store->repo;
	struct oid tree = repo_head_tree(repo);
	struct str path = { 0 };
	struct blob there, elsewhere = { 0 };
	struct texts ids = { 0 };
	int status;

	*to = NULL;
	str_add_note_path(&path, id);
	status = merging_file(&there, repo, &tree, path.bytes, err);
	if (status == 0 && blob_none(&there))
		ids = ids_with(redoing->store, id_last(id), &redoing->memory);
	if (ids.count == 1) {
		str_clear(&path);
		str_add_note_path(&path, ids.items[0]);
		status = merging_file(&elsewhere, repo, &tree, path.bytes, err);
	}
	if (status == 0 && !blob_none(&elsewhere))
		*to = ids.items[0];
	str_release(&path);
	return status;
}

/* The note at TOUCHED answers one that moved: it is to say where that is now. */
static int point(struct redoing *redoing, struct touched *touched, struct err *err)
{
	struct repo *repo = redoing->store->repo;
	struct arena *arena = &redoing->memory;
	struct note note = { 0 };
	struct str bytes = { 0 }, out = { 0 };
	const char *to = NULL;
	int status = 0;

	if (merge_note(&note, arena, &bytes, repo, &touched->now.one) && note.re != NULL &&
		id_valid(note.re))
		status = find_moved(&to, redoing, note.re, err);
	if (to != NULL && merge_set_re(&out, &bytes, to)) {
		touched->result = touched->now.one;
		status = merge_put(repo, &out, &touched->result.id, err);
		redoing_pick(redoing, arena_string(arena, touched->path));
	}
	str_release(&bytes);
	str_release(&out);
	return status;
}

/* Notes that are not any more where they were; an answer may have moved to before any of them. */
static int find_gone(struct notes *gone, struct redoing *redoing, struct err *err)
{
	for (size_t i = 0; i < redoing->merging.count; i++) {
		const struct touched *touched = &redoing->merging.items[i];
		struct str id = { 0 };
		struct day day;
		const char *to = NULL;
		int status = 0;

		if (blob_none(&touched->now.one) && note_last(touched->path) != NULL &&
			layout_day(touched->path, &day) && str_add_note_id(&id, touched->path))
			status = find_moved(&to, redoing, id.bytes, err);
		if (to != NULL)
			*notes_add(gone) =
				(struct note){ .id = arena_string(&redoing->memory, id.bytes),
					.date = moment_at(DAY_MIN, 0, 0) };
		str_release(&id);
		if (status != 0)
			return -1;
	}
	return 0;
}

/* Answers that were there before the notes moved. */
static int add_answers(struct redoing *redoing, struct err *err)
{
	struct problems ignored = { 0 };
	struct notes notes = { 0 };
	struct oid tree = repo_head_tree(redoing->store->repo);
	size_t gone;
	int status = find_gone(&notes, redoing, err);

	gone = notes.count;
	if (status == 0 && gone > 0)
		status = answers_in(&notes, redoing->store, &ignored, err);
	for (size_t i = gone; i < notes.count && status == 0; i++) {
		const char *path = notes.items[i].path;
		struct blob blob;

		if (merging_get(&redoing->merging, path) != NULL)
			continue;
		status = merging_file(&blob, redoing->store->repo, &tree, path, err);
		if (status == 0)
			merging_add(&redoing->merging, path)->now =
				(struct three){ blob, blob, blob, false };
	}
	merging_sort(&redoing->merging);
	problems_release(&ignored);
	notes_release(&notes);
	return status;
}

/* What was found without the lock; somebody who went on from there is looked at the next time. */
static int put(struct redoing *redoing, const struct signer *signer, struct err *err)
{
	struct oid seen = redoing->past.commit;
	struct writing writing;
	bool is_merge;
	int status;

	if (writing_begin(&writing, redoing->store, signer, err) != 0)
		return -1;
	status = past_head(&redoing->past, &is_merge, redoing->store->repo, err);
	if (status == 0 && oid_same(&redoing->past.commit, &seen))
		status = redoing_put(redoing, signer, err);
	writing_end(&writing, redoing->store);
	return status;
}

/* *looked: the commit that was HEAD then. */
static int point_answers(struct oid *looked, struct redoing *redoing, const struct signer *signer,
	const struct oid *since, struct err *err)
{
	int status = find(redoing, since, err);

	*looked = redoing->past.commit;
	if (status == 0)
		status = add_answers(redoing, err);
	for (size_t i = 0; i < redoing->merging.count && status == 0; i++)
		if (merge_fields(redoing->merging.items[i].path) == &note_fields)
			status = point(redoing, &redoing->merging.items[i], err);
	if (status == 0 && redoing->picked.count > 0)
		status = put(redoing, signer, err);
	redoing_clear(redoing);
	return status;
}

int settle_since(struct settled *settled, struct store *store, const struct signer *signer,
	const struct oid *known, struct err *err)
{
	struct redoing redoing = { .store = store, .settled = settled, .unasked = true };
	struct oid since = settle_recall(store, SETTLE_LOOKED), looked;
	int status = 0;

	*settled = (struct settled){ 0 };
	if (repo_load_tip(store->repo, err) != 0)
		return -1;
	looked = repo_tip(store->repo);
	if (oid_none(&looked) || oid_same(&since, &looked))
		return 0;
	if (oid_none(&since))
		since = *known;
	if (!oid_none(&since) && repo_has(store->repo, &since)) {
		status = settle_found(settled, store, signer, &since, err);
		if (status == 0)
			status = point_answers(&looked, &redoing, signer, &since, err);
	}
	if (status == 0)
		status = settle_remember(store, SETTLE_LOOKED, &looked, err);
	if (status != 0)
		settled_release(settled);
	return status;
}
