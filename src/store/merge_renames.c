#include <stdlib.h>
#include <string.h>

#include "store/merge_file.h"
#include "store/merging.h"

/* A note's file that one of the sides no longer has, or has where nobody else has anything. */
enum end_kind { ONE_LEFT, ONE_CAME, OTHER_LEFT, OTHER_CAME, END_KINDS };
struct end {
	struct blob blob;
	enum end_kind kind;
	const char *path;
};
struct ends {
	struct end *items;
	size_t count, cap;
};

static void add_end(struct ends *ends, const struct touched *touched, const struct blob *blob,
	enum end_kind kind)
{
	if (!blob_is_file(blob))
		return;
	ends->items = mem_grow(ends->items, &ends->cap, ends->count + 1, sizeof(*ends->items));
	ends->items[ends->count++] = (struct end){ *blob, kind, touched->path };
}

static int by_blob(const void *a, const void *b)
{
	const struct end *one = a, *other = b;
	int order = memcmp(&one->blob.id, &other->blob.id, sizeof(one->blob.id));

	if (order == 0 && one->kind != other->kind)
		order = one->kind < other->kind ? -1 : 1;
	return order != 0 ? order : strcmp(one->path, other->path);
}

static void find_ends(struct ends *ends, const struct merging *merging)
{
	for (size_t i = 0; i < merging->count; i++) {
		const struct touched *touched = &merging->items[i];
		const struct three *now = &touched->now;

		if (merge_fields(touched->path) != &note_fields)
			continue;
		if (blob_none(&now->base)) {
			if (blob_none(&now->other))
				add_end(ends, touched, &now->one, ONE_CAME);
			if (blob_none(&now->one))
				add_end(ends, touched, &now->other, OTHER_CAME);
		} else {
			if (blob_none(&now->one))
				add_end(ends, touched, &now->base, ONE_LEFT);
			if (blob_none(&now->other))
				add_end(ends, touched, &now->base, OTHER_LEFT);
		}
	}
	if (ends->count > 0)
		qsort(ends->items, ends->count, sizeof(*ends->items), by_blob);
}

/* Where a side has put the file; NULL when it has not, or when another file would do as well. */
static const struct end *put_where(
	const struct end *const *only, const char *home, enum end_kind left, enum end_kind came)
{
	return only[left] != NULL && only[came] != NULL && strcmp(only[left]->path, home) == 0
		       ? only[came]
		       : NULL;
}

/* Moves to another day keep the last part: those have rules of their own. */
static bool keeps_last(const char *home, const char *to)
{
	const char *before = note_last(home), *after = note_last(to);

	return before != NULL && after != NULL && strcmp(before, after) == 0;
}

/* A side whose file was not put elsewhere still has it, edited: else there is nothing to join. */
static bool take_side(const char **place, struct blob *blob, const struct end *put,
	const struct touched *home, const struct blob *at_home)
{
	*place = put != NULL ? put->path : home->path;
	*blob = put != NULL ? put->blob : *at_home;
	return put != NULL ? !keeps_last(home->path, put->path)
			   : blob_is_file(at_home) && !blob_same(at_home, &home->now.base);
}

/* Is there one file that left and came with these very bytes, and that the other side went on
 * with? */
static bool is_renamed(
	struct moved_note *note, const struct end *const *only, const struct merging *merging)
{
	const struct end *left = only[ONE_LEFT] != NULL ? only[ONE_LEFT] : only[OTHER_LEFT];
	const struct end *one, *other;
	const struct touched *home;

	if (left == NULL)
		return false;
	one = put_where(only, left->path, ONE_LEFT, ONE_CAME);
	other = put_where(only, left->path, OTHER_LEFT, OTHER_CAME);
	if (one == NULL && other == NULL)
		return false;
	home = merging_get(merging, left->path);
	*note = (struct moved_note){ .base = left->path, .sides.base = left->blob };
	if (!take_side(&note->one, &note->sides.one, one, home, &home->now.one) ||
		!take_side(&note->other, &note->sides.other, other, home, &home->now.other))
		return false;
	note->to = one == NULL || (other != NULL && strcmp(other->path, one->path) < 0)
			   ? note->other
			   : note->one;
	return true;
}

/* COUNT files of the same bytes; of each kind the only one, or else none, is looked at. */
static int take_group(
	struct merging *merging, const struct end *ends, size_t count, struct err *err)
{
	const struct end *only[END_KINDS] = { NULL };
	size_t counts[END_KINDS] = { 0 };
	struct moved_note note;

	for (size_t i = 0; i < count; i++)
		only[ends[i].kind] = counts[ends[i].kind]++ == 0 ? &ends[i] : NULL;
	if (!is_renamed(&note, only, merging))
		return 0;
	moves_add(&merging->moves, &note);
	return move_seat(&note, merging, err);
}

int renames_find(struct merging *merging, struct err *err)
{
	struct ends ends = { 0 };
	size_t taken = 0;
	int status = 0;

	find_ends(&ends, merging);
	for (size_t i = 0; i < ends.count && status == 0; i += taken) {
		for (taken = 1; i + taken < ends.count; taken++)
			if (!oid_same(&ends.items[i].blob.id, &ends.items[i + taken].blob.id))
				break;
		status = take_group(merging, &ends.items[i], taken, err);
	}
	free(ends.items);
	return status;
}
