#include <string.h>

#include "store/edited.h"
#include "store/layout.h"
#include "store/message.h"
#include "store/settling.h"

#define MOVES_MOST 20 /* that are followed back */

/* Where a note was before it came to lie where it is. */
struct origin {
	const char *path; /* NULL: nowhere that is known */
	struct oid commit, tree; /* that had it */
	struct oid arrival; /* the commit that brought it here; none: it is too long ago */
};

/* From where had the note at PATH come by the commit FROM? The commit that brought it took it away
 * elsewhere. */
static int find_origin(struct origin *origin, struct redoing *redoing, const struct oid *from,
	const char *path, struct err *err)
{
	struct repo *repo = redoing->store->repo;
	const char *last = note_last(path);
	struct merging merging = { 0 };
	struct trees trees;
	struct past past;
	bool found;
	int status;

	*origin = (struct origin){ 0 };
	if (past_arrival(&past, &trees, &found, repo, from, path, err) != 0)
		return -1;
	if (!found)
		return 0;
	origin->arrival = past.commit;
	trees.other = trees.base;
	status = merging_find(&merging, repo, &trees, err);
	for (size_t i = 0; i < merging.count && status == 0; i++) {
		const struct touched *touched = &merging.items[i];
		const char *own = note_last(touched->path);

		if (own != NULL && strcmp(own, last) == 0 && blob_none(&touched->now.one) &&
			blob_is_file(&touched->now.base))
			*origin = (struct origin){ arena_string(&redoing->memory, touched->path),
				past.one, trees.base, past.commit };
	}
	merging_release(&merging);
	return status;
}

static int in_head(
	struct blob *blob, const struct redoing *redoing, const char *path, struct err *err)
{
	struct oid tree = repo_head_tree(redoing->store->repo);

	return merging_file(blob, redoing->store->repo, &tree, path, err);
}

/* The picture beside the note at PATH, if it is named after the note. */
static const char *picture_of(struct redoing *redoing, const char *path)
{
	struct note note = { 0 };
	struct str bytes = { 0 };
	struct blob blob;
	struct err err = { 0 };
	const char *name = NULL;

	if (in_head(&blob, redoing, path, &err) == 0 &&
		merge_note(&note, &redoing->memory, &bytes, redoing->store->repo, &blob) &&
		note.picture != NULL &&
		strncmp(note.picture, note_last(path), strcspn(note_last(path), ".") + 1) == 0)
		name = note.picture;
	err_release(&err);
	str_release(&bytes);
	return name;
}

/* As if ORIGIN's note had been moved to PATH on one side, and to TWIN on the other, where it may
 * have been all the time. */
static int add_sides(struct redoing *redoing, const struct origin *origin, const char *path,
	const char *twin, struct err *err)
{
	struct merging *merging = &redoing->merging;
	struct three now = { .guessed = false };
	struct blob one;

	if (merging_file(&now.base, redoing->store->repo, &origin->tree, origin->path, err) != 0 ||
		in_head(&one, redoing, path, err) != 0 ||
		in_head(&now.other, redoing, twin, err) != 0)
		return -1;
	if (strcmp(origin->path, twin) != 0) {
		merging_add(merging, twin)->now.other = now.other;
		now.other = (struct blob){ 0 };
	}
	merging_add(merging, origin->path)->now = now;
	merging_add(merging, path)->now.one = one;
	return 0;
}

static int add_picture(struct redoing *redoing, const struct origin *origin, const char *path,
	const char *twin, const char *name, struct err *err)
{
	struct arena *arena = &redoing->memory;
	const struct origin picture = { .path = layout_beside(arena, origin->path, name),
		.tree = origin->tree };

	return add_sides(redoing, &picture, layout_beside(arena, path, name),
		layout_beside(arena, twin, name), err);
}

static int merge_twins(struct redoing *redoing, const struct origin *origin, const char *path,
	const char *twin, struct err *err)
{
	struct merging *merging = &redoing->merging;
	struct oid tree = repo_head_tree(redoing->store->repo);
	const char *const pictures[] = { picture_of(redoing, path), picture_of(redoing, twin) };

	*merging = (struct merging){ .repo = redoing->store->repo,
		.trees = { .one = tree, .other = tree } };
	if (add_sides(redoing, origin, path, twin, err) != 0)
		return -1;
	for (int i = 0; i < 2; i++)
		if (pictures[i] != NULL && !(i == 1 && text_same(pictures[0], pictures[1])) &&
			add_picture(redoing, origin, path, twin, pictures[i], err) != 0)
			return -1;
	merging_sort(merging);
	return merging_settle(merging, err);
}

/* Was it the tool that brought a note by COMMIT, changing it? That was a move then, to which a
 * rebase has left its second half alone. */
static int is_changed(bool *is, struct redoing *redoing, const struct oid *commit, struct err *err)
{
	struct arena *arena = &redoing->memory;
	const char *message = NULL, *kind = NULL;

	*is = false;
	if (oid_none(commit))
		return 0;
	if (repo_commit_message(redoing->store->repo, commit, arena, &message, err) != 0)
		return -1;
	if (message != NULL)
		kind = message_trailer(message, TRAILER_CHANGE, arena);
	*is = kind != NULL && (strcmp(kind, "undo") == 0 || strcmp(kind, "redo") == 0 ||
				      (strcmp(kind, "edit") == 0 &&
					      !edited_by_hand(message_subject(message, arena))));
	return 0;
}

/* Was the note that is at OTHER now, or wherever it was before, there beside ORIGIN's? Then they
 * have always been two: somebody copied a file. So they may have been if it came from nowhere. */
static int is_copy(bool *copy, struct redoing *redoing, const struct origin *origin,
	const char *other, struct err *err)
{
	struct origin at = { .path = other, .commit = redoing->past.commit };
	struct blob before = { 0 };
	bool changed = true;
	int status = 0;

	*copy = false;
	for (int i = 0; i < MOVES_MOST && status == 0 && at.path != NULL && blob_none(&before);
		i++) {
		struct oid from = at.commit;

		if (strcmp(at.path, origin->path) == 0)
			return 0;
		status = merging_file(&before, redoing->store->repo, &origin->tree, at.path, err);
		if (status == 0 && blob_none(&before))
			status = find_origin(&at, redoing, &from, at.path, err);
	}
	if (status == 0 && blob_none(&before) && redoing->unasked)
		status = is_changed(&changed, redoing, &at.arrival, err);
	*copy = !blob_none(&before) || !changed;
	return status;
}

/* The note is still where it was before it moved: on a line of history on which it never did? */
static int has_stayed(
	bool *stayed, struct redoing *redoing, const struct origin *origin, struct err *err)
{
	struct repo *repo = redoing->store->repo;
	struct past now, then;
	struct trees ignored;
	bool found, was_found;

	if (past_arrival(&now, &ignored, &found, repo, &redoing->past.commit, origin->path, err) !=
			0 ||
		past_arrival(
			&then, &ignored, &was_found, repo, &origin->commit, origin->path, err) != 0)
		return -1;
	*stayed = found && was_found && oid_same(&now.commit, &then.commit);
	return 0;
}

/* From where did the note come that is at PATH and at OTHER? *origin has no path when they are two.
 */
static int find_common(struct origin *origin, struct redoing *redoing, const char *path,
	const char *other, struct err *err)
{
	struct blob still = { 0 };
	bool same = false, copy = false;

	if (find_origin(origin, redoing, &redoing->past.commit, path, err) != 0)
		return -1;
	if (origin->path == NULL)
		return 0;
	if (strcmp(origin->path, other) == 0) {
		if (has_stayed(&same, redoing, origin, err) != 0)
			return -1;
	} else {
		if (in_head(&still, redoing, origin->path, err) != 0 ||
			is_copy(&copy, redoing, origin, other, err) != 0)
			return -1;
		same = !copy && blob_none(&still);
	}
	if (!same)
		origin->path = NULL;
	return 0;
}

int settle_twins(struct redoing *redoing, const char *path, const char *twin,
	const struct signer *signer, struct err *err)
{
	struct origin origin = { .path = NULL };
	struct blob one = { 0 }, other = { 0 };
	int status = in_head(&one, redoing, path, err);

	if (status == 0)
		status = in_head(&other, redoing, twin, err);
	if (status != 0 || blob_none(&one) || blob_none(&other))
		return status;
	status = find_common(&origin, redoing, path, twin, err);
	if (status == 0 && origin.path == NULL)
		status = find_common(&origin, redoing, twin, path, err);
	if (status == 0 && origin.path != NULL)
		status = merge_twins(redoing, &origin, path, twin, err);
	for (size_t i = 0; i < redoing->merging.count && status == 0; i++)
		redoing_pick(redoing, redoing->merging.items[i].path);
	/* two notes they stay, if there is no place for one */
	if (status == 0 && redoing->merging.moves.count > 0)
		status = redoing_put(redoing, signer, err);
	redoing_clear(redoing);
	return status;
}
