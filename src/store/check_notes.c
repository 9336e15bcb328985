#include <stdlib.h>
#include <string.h>

#include "model/id.h"
#include "store/check.h"
#include "store/layout.h"
#include "sys/file.h"

int check_yaml(struct checking *checking, struct err *err)
{
	(void)err;
	check_tell_found(checking);
	return 0;
}

int check_links(struct checking *checking, struct err *err)
{
	(void)err;
	check_tell_found(checking);
	return 0;
}

static int by_last(const void *a, const void *b)
{
	const struct note *const *one = a, *const *other = b;
	int order = strcmp(id_last((*one)->id), id_last((*other)->id));

	return order != 0 ? order : strcmp((*one)->id, (*other)->id);
}

/* The last part is what people type: made by chance, it is never the same twice, unless a file was
 * copied. */
int check_ids(struct checking *checking, struct err *err)
{
	const struct notes *notes = &checking->notes;
	const struct note **sorted =
		arena_alloc(&checking->memory, (notes->count + 1) * sizeof(*sorted));
	size_t count = 0;

	(void)err;
	for (size_t i = 0; i < notes->count; i++)
		if (id_valid(notes->items[i].id))
			sorted[count++] = &notes->items[i];
	qsort(sorted, count, sizeof(*sorted), by_last);
	for (size_t i = 1; i < count; i++)
		if (strcmp(id_last(sorted[i - 1]->id), id_last(sorted[i]->id)) == 0)
			check_says(checking, PROBLEM_ERROR, sorted[i]->path,
				"has the same id as %s", sorted[i - 1]->path);
	return 0;
}

static int by_id(const void *a, const void *b)
{
	const char *const *one = a, *const *other = b;

	return strcmp(*one, *other);
}

/* Whoever answers a note that has gone: only history knows it, if anybody does. */
int check_dangling(struct checking *checking, struct err *err)
{
	const struct notes *notes = &checking->notes;
	const char **ids = arena_alloc(&checking->memory, (notes->count + 1) * sizeof(*ids));

	(void)err;
	for (size_t i = 0; i < notes->count; i++)
		ids[i] = notes->items[i].id;
	qsort(ids, notes->count, sizeof(*ids), by_id);
	for (size_t i = 0; i < notes->count; i++) {
		const struct note *note = &notes->items[i];

		if (note->re != NULL &&
			bsearch(&note->re, ids, notes->count, sizeof(*ids), by_id) == NULL)
			check_says(checking, PROBLEM_REMARK, note->path,
				"re: there is no note '%s' (any more)", note->re);
	}
	return 0;
}

static void check_picture(struct checking *checking, const struct note *note)
{
	struct str path = { 0 }, bytes = { 0 };
	struct err err = { 0 };
	bool found, placed;

	str_add_bytes(&path, note->path, (size_t)(strrchr(note->path, '/') + 1 - note->path));
	str_add(&path, note->picture);
	if (file_read(&bytes, checking->store->root_fd, path.bytes, LIMIT_PICTURE, &found, &err) !=
		0)
		check_says(checking, PROBLEM_ERROR, path.bytes, "%s", str_text(&err.text));
	else if (!found)
		check_says(checking, PROBLEM_ERROR, note->path,
			"picture: there is no '%s' beside it", note->picture);
	else if (picture_kind(str_text(&bytes), bytes.length, &placed) == NULL)
		check_says(checking, PROBLEM_ERROR, path.bytes, "is no png, jpeg, webp or gif");
	else if (placed)
		check_says(checking, PROBLEM_REMARK, path.bytes, "tells where it was taken");
	str_release(&path);
	str_release(&bytes);
	err_release(&err);
}

int check_pictures(struct checking *checking, struct err *err)
{
	(void)err;
	for (size_t i = 0; i < checking->notes.count; i++)
		if (checking->notes.items[i].picture != NULL)
			check_picture(checking, &checking->notes.items[i]);
	return 0;
}

static void tell_conflicts(struct checking *checking, const char *path,
	const struct conflicts *conflicts, const char *hint)
{
	for (size_t i = 0; i < conflicts->count; i++) {
		struct problem *problem = check_says(checking, PROBLEM_ERROR, path,
			"conflicts: a merge left '%s' with more than one value",
			conflicts->items[i].field);
		problem->hint = hint;
	}
}

int check_conflicts(struct checking *checking, struct err *err)
{
	(void)err;
	check_tell_found(checking);
	for (size_t i = 0; i < checking->notes.count; i++)
		tell_conflicts(checking, checking->notes.items[i].path,
			&checking->notes.items[i].conflicts, "thanks edit settles it");
	for (size_t i = 0; i < checking->people->count; i++)
		tell_conflicts(checking, checking->people->items[i].path,
			&checking->people->items[i].conflicts, "thanks people set settles it");
	for (size_t i = 0; i < checking->rounds->count; i++)
		tell_conflicts(checking, checking->rounds->items[i].path,
			&checking->rounds->items[i].conflicts,
			"keep one of them in the file, and take it out of conflicts");
	return 0;
}
