#include <string.h>

#include "store/settling.h"
#include "store/writing.h"

static bool has(const struct texts *texts, const char *text)
{
	for (size_t i = 0; i < texts->count; i++)
		if (strcmp(texts->items[i], text) == 0)
			return true;
	return false;
}

/* The other one of PATHS, in the order of their names, that is the same note as the I-th; NULL:
 * none. */
static const char *twin_of(const struct texts *paths, size_t i)
{
	const char *last = note_last(paths->items[i]);

	for (size_t k = 0; k < paths->count && last != NULL; k++) {
		const char *other = note_last(paths->items[k]);

		if (k != i && other != NULL && strcmp(last, other) == 0)
			return paths->items[k];
	}
	return NULL;
}

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

static int again(struct redoing *redoing, const struct signer *signer, size_t i, struct err *err)
{
	const char *path = redoing->paths->items[i], *twin = twin_of(redoing->paths, i);
	bool found;

	if (twin != NULL)
		return strcmp(path, twin) < 0 ? again_twins(redoing, signer, path, twin, err)
					      : again_twins(redoing, signer, twin, path, err);
	if (past_find(&redoing->past, &found, redoing->store->repo, path, err) != 0)
		return -1;
	return found ? settle_redo(redoing, signer, err) : 0;
}

int settle_again(struct settled *settled, struct store *store, const struct signer *signer,
	const struct texts *paths, struct err *err)
{
	struct redoing redoing = { .store = store, .settled = settled, .paths = paths };
	int status = 0;

	*settled = (struct settled){ 0 };
	for (size_t i = 0; i < paths->count && status == 0; i++) {
		struct writing writing;

		if (has(&settled->files, paths->items[i]) || has(&settled->left, paths->items[i]))
			continue;
		status = writing_begin(&writing, store, signer, err);
		if (status == 0)
			status = again(&redoing, signer, i, err);
		writing_end(&writing, store);
	}
	for (size_t i = 0; i < paths->count && status == 0; i++)
		if (!has(&settled->files, paths->items[i]) && !has(&settled->left, paths->items[i]))
			texts_add(&settled->memory, &settled->left,
				arena_string(&settled->memory, paths->items[i]));
	if (status != 0)
		settled_release(settled);
	return status;
}
