#include <string.h>

#include "store/codec.h"
#include "store/layout.h"
#include "store/settling.h"

#define MOVES_MOST 20 /* that are followed back */

/* Where a note was before it came to lie where it is. */
struct origin {
	const char *path;
	struct oid commit, tree; /* that had it */
	struct blob blob;
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
	struct oid before;
	bool found;
	int status;

	*origin = (struct origin){ 0 };
	if (past_arrival(&trees, &before, &found, repo, from, path, err) != 0)
		return -1;
	if (!found)
		return 0;
	trees.other = trees.base;
	status = merging_find(&merging, repo, &trees, err);
	for (size_t i = 0; i < merging.count && status == 0; i++) {
		const struct touched *touched = &merging.items[i];
		const char *own = note_last(touched->path);

		if (own != NULL && strcmp(own, last) == 0 && blob_none(&touched->now.one) &&
			blob_is_file(&touched->now.base))
			*origin = (struct origin){ arena_string(&redoing->memory, touched->path),
				before, trees.base, touched->now.base };
	}
	merging_release(&merging);
	return status;
}

/* The picture beside the note at PATH, which is BLOB, if it is named after the note. */
static const char *picture_of(struct redoing *redoing, const char *path, const struct blob *blob)
{
	struct arena *arena = &redoing->memory;
	struct note note = { 0 };
	struct str bytes = { 0 };
	struct err err = { 0 };
	const char *name = NULL;

	if (repo_read_blob(redoing->store->repo, &blob->id, LIMIT_YAML, &bytes, &err) == 0 &&
		codec_decode(&note_fields, &note, arena, str_text(&bytes), bytes.length, &err) ==
			0 &&
		note.picture != NULL &&
		strncmp(note.picture, note_last(path), strcspn(note_last(path), ".") + 1) == 0)
		name = note.picture;
	err_release(&err);
	str_release(&bytes);
	return name;
}

/* As if ORIGIN's note had been moved to PATH on one side, and to TWIN on the other. */
static int add_sides(struct redoing *redoing, const struct origin *origin, const char *path,
	const char *twin, struct err *err)
{
	struct repo *repo = redoing->store->repo;
	struct merging *merging = &redoing->merging;
	struct blob base, one, other;

	if (merging_file(&base, repo, &origin->tree, origin->path, err) != 0 ||
		merging_file(&one, repo, &merging->trees.one, path, err) != 0 ||
		merging_file(&other, repo, &merging->trees.one, twin, err) != 0)
		return -1;
	merging_add(merging, origin->path)->now.base = base;
	merging_add(merging, path)->now.one = one;
	merging_add(merging, twin)->now.other = other;
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
	const char *pictures[2];

	*merging = (struct merging){ .repo = redoing->store->repo,
		.trees = { .one = tree, .other = tree } };
	if (add_sides(redoing, origin, path, twin, err) != 0)
		return -1;
	pictures[0] = picture_of(redoing, path, &merging->items[1].now.one);
	pictures[1] = picture_of(redoing, twin, &merging->items[2].now.other);
	for (int i = 0; i < 2; i++)
		if (pictures[i] != NULL && !(i == 1 && text_same(pictures[0], pictures[1])) &&
			add_picture(redoing, origin, path, twin, pictures[i], err) != 0)
			return -1;
	merging_sort(merging);
	return merging_settle(merging, err);
}

/* Was the note that is at OTHER now, or wherever it was before, there beside ORIGIN's? Then they
 * have always been two: somebody copied a file. */
static int is_copy(bool *copy, struct redoing *redoing, const struct origin *origin,
	const char *other, struct err *err)
{
	struct origin at = { .path = other, .commit = redoing->past.commit };
	struct blob before = { 0 };
	int status = 0;

	for (int i = 0; i < MOVES_MOST && status == 0 && at.path != NULL && blob_none(&before);
		i++) {
		struct oid from = at.commit;

		if (strcmp(at.path, origin->path) != 0)
			status = merging_file(
				&before, redoing->store->repo, &origin->tree, at.path, err);
		if (status == 0 && blob_none(&before))
			status = find_origin(&at, redoing, &from, at.path, err);
	}
	*copy = !blob_none(&before);
	return status;
}

/* From where did the note come that is at PATH and at OTHER? *origin has no path when they are two.
 */
static int find_common(struct origin *origin, struct redoing *redoing, const char *path,
	const char *other, struct err *err)
{
	struct repo *repo = redoing->store->repo;
	struct oid tree = repo_head_tree(repo);
	struct blob still = { 0 };
	bool copy = false;

	if (find_origin(origin, redoing, &redoing->past.commit, path, err) != 0)
		return -1;
	if (origin->path == NULL)
		return 0;
	if (merging_file(&still, repo, &tree, origin->path, err) != 0 ||
		is_copy(&copy, redoing, origin, other, err) != 0)
		return -1;
	if (copy || !blob_none(&still))
		origin->path = NULL;
	return 0;
}

int settle_twins(struct redoing *redoing, const char *path, const char *twin,
	const struct signer *signer, struct err *err)
{
	struct origin origin;
	int status = find_common(&origin, redoing, path, twin, err);

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
