#include <string.h>

#include "model/lookup.h"
#include "store/settling.h"
#include "store/writing.h"

#define TWINS_MOST 4 /* that a note is tried with */

/* From the merge that brought the two together, if they are as it left them; else from how each
 * came to be where it is. */
static int again_twins(struct redoing *redoing, const struct signer *signer, const char *path,
	const char *twin, struct err *err)
{
	struct settled *settled = redoing->settled;
	struct repo *repo = redoing->store->repo;
	size_t files = settled->files.count, left = settled->left.count;
	bool found;

	if (past_meeting(&redoing->past, &found, repo, path, twin, err) != 0 ||
		(found && settle_redo(redoing, signer, err) != 0))
		return -1;
	if (settled->files.count > files)
		return 0;
	settled->left.count = left;
	if (past_head(&redoing->past, &found, repo, err) != 0)
		return -1;
	return settle_twins(redoing, path, twin, signer, err);
}

/* The note at PATH with each other of PATHS that is the same note, until one of these is no more.
 */
static int again_note(struct redoing *redoing, const struct signer *signer, const char *path,
	bool *alone, struct err *err)
{
	const struct texts *paths = redoing->paths;
	const char *last = note_last(path);
	size_t files = redoing->settled->files.count;
	int tries = 0, status = 0;

	for (size_t i = 0; i < paths->count && last != NULL && status == 0; i++) {
		const char *twin = paths->items[i], *own = note_last(twin);

		if (own == NULL || strcmp(last, own) != 0 || strcmp(path, twin) == 0)
			continue;
		*alone = false;
		if (redoing->settled->files.count > files || tries++ == TWINS_MOST)
			break;
		status = strcmp(path, twin) < 0 ? again_twins(redoing, signer, path, twin, err)
						: again_twins(redoing, signer, twin, path, err);
	}
	return status;
}

static int again(
	struct redoing *redoing, const struct signer *signer, const char *path, struct err *err)
{
	bool alone = true, found;

	if (again_note(redoing, signer, path, &alone, err) != 0)
		return -1;
	if (!alone)
		return 0;
	if (past_find(&redoing->past, &found, redoing->store->repo, path, err) != 0)
		return -1;
	return found ? settle_redo(redoing, signer, err) : 0;
}

static int settle_all(struct redoing *redoing, const struct signer *signer, struct err *err)
{
	const struct settled *settled = redoing->settled;
	const struct texts *paths = redoing->paths;
	int status = 0;

	for (size_t i = 0; i < paths->count && status == 0; i++) {
		struct writing writing;

		if (texts_hold_exactly(&settled->files, paths->items[i]) ||
			texts_hold_exactly(&settled->left, paths->items[i]))
			continue;
		status = writing_begin(&writing, redoing->store, signer, err);
		if (status == 0)
			status = again(redoing, signer, paths->items[i], err);
		writing_end(&writing, redoing->store);
	}
	return status;
}

int settle_paths(struct redoing *redoing, const struct signer *signer, struct err *err)
{
	const struct texts *files = &redoing->settled->files;
	size_t before;
	int rounds = 0;

	do { /* of three that are one note, two become one first */
		before = files->count;
		if (settle_all(redoing, signer, err) != 0)
			return -1;
	} while (files->count > before && ++rounds < TWINS_MOST);
	return 0;
}

int settle_again(struct settled *settled, struct store *store, const struct signer *signer,
	const struct texts *paths, struct err *err)
{
	struct redoing redoing = { .store = store, .settled = settled, .paths = paths };
	int status;

	*settled = (struct settled){ 0 };
	status = settle_paths(&redoing, signer, err);
	for (size_t i = 0; i < paths->count && status == 0; i++)
		if (!texts_hold_exactly(&settled->files, paths->items[i]) &&
			!texts_hold_exactly(&settled->left, paths->items[i]))
			texts_add(&settled->memory, &settled->left,
				arena_string(&settled->memory, paths->items[i]));
	if (status != 0)
		settled_release(settled);
	return status;
}
