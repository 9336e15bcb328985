#include <string.h>

#include "model/id.h"
#include "store/codec.h"
#include "store/layout.h"
#include "store/merging.h"

#define ENDING ".yaml"
#define MODE_TREE 0040000u

/* Merged, the note has a date: there it belongs. Adds nothing when it has none. */
static int add_place_by_date(
	struct str *to, struct repo *repo, const struct moved_note *moved, struct err *err)
{
	struct arena arena = { 0 };
	struct note note = { 0 };
	struct str bytes = { 0 };
	struct err ignored = { 0 };
	bool merged, versions;
	int status = three_merge(&bytes, &merged, &versions, repo, moved->base, &moved->sides, err);

	if (status == 0 && merged &&
		codec_decode(&note_fields, &note, &arena, str_text(&bytes), bytes.length,
			&ignored) == 0) {
		str_add_day_dir(to, moment_day(note.date));
		str_addf(to, "/%.*s" ENDING, ID_LAST_LENGTH, moved->last);
	}
	err_release(&ignored);
	str_release(&bytes);
	arena_release(&arena);
	return status;
}

/* Has this side left the note alone, or taken it away? */
static bool is_still(const struct moved_note *moved, const char *place, const struct blob *side)
{
	return strcmp(place, moved->base) == 0 &&
	       (blob_none(side) || blob_same(side, &moved->sides.base));
}

static int add_place(
	struct str *to, struct repo *repo, const struct moved_note *moved, struct err *err)
{
	if (strcmp(moved->one, moved->other) == 0 ||
		is_still(moved, moved->other, &moved->sides.other))
		str_add(to, moved->one);
	else if (is_still(moved, moved->one, &moved->sides.one))
		str_add(to, moved->other);
	else
		return add_place_by_date(to, repo, moved, err);
	return 0;
}

/* Does TREE have anything at PATH, or a file where a directory is needed? */
static int is_taken(
	bool *taken, struct repo *repo, const struct oid *tree, const char *path, struct err *err)
{
	struct str prefix = { 0 };
	int status = 0;

	*taken = false;
	for (const char *end = path; status == 0 && !*taken && *end != '\0';) {
		struct blob blob;

		end += 1 + strcspn(end + 1, "/");
		str_clear(&prefix);
		str_add_bytes(&prefix, path, (size_t)(end - path));
		status = merging_file(&blob, repo, tree, prefix.bytes, err);
		*taken = !blob_none(&blob) && (*end == '\0' || blob.mode != MODE_TREE);
	}
	str_release(&prefix);
	return status;
}

static bool is_home(const struct moved_note *moved, const char *path)
{
	return strcmp(path, moved->base) == 0 || strcmp(path, moved->one) == 0 ||
	       strcmp(path, moved->other) == 0;
}

int move_place(struct moved_note *moved, const struct merging *merging, struct arena *arena,
	struct err *err)
{
	bool in_one = false, in_other = false;
	struct str to = { 0 };
	int status = add_place(&to, merging->repo, moved, err);

	if (status == 0 && to.length > 0 && !is_home(moved, to.bytes)) {
		status = is_taken(&in_one, merging->repo, &merging->trees.one, to.bytes, err);
		if (status == 0)
			status = is_taken(
				&in_other, merging->repo, &merging->trees.other, to.bytes, err);
	}
	moved->to = NULL;
	if (status == 0 && to.length > 0 && !in_one && !in_other)
		moved->to = arena_string(arena, to.bytes);
	str_release(&to);
	return status;
}

/* From now on PATH is as if it were SIDES. */
static void seat(struct merging *merging, const char *path, const struct three *sides)
{
	struct touched *touched = merging_get(merging, path);
	struct three *copy = arena_alloc(&merging->memory, sizeof(*copy));

	if (touched == NULL)
		touched = merging_add(merging, path);
	*copy = *sides;
	touched->as_if = copy;
}

/* Nobody has anything at PATH, unless it is TO. */
static void unseat(struct merging *merging, const char *path, const char *to)
{
	static const struct three none;

	if (strcmp(path, to) != 0 && merging_get(merging, path) != NULL)
		seat(merging, path, &none);
}

/* What the three have at PATH, whether touched or not. */
static int look_at(
	struct three *now, const struct merging *merging, const char *path, struct err *err)
{
	const struct touched *touched = merging_get(merging, path);

	if (touched != NULL) {
		*now = touched->now;
		return 0;
	}
	if (merging_file(&now->one, merging->repo, &merging->trees.one, path, err) != 0)
		return -1;
	now->base = now->other = now->one;
	return 0;
}

/* The picture NAME goes where its note goes. */
static int seat_picture(
	const struct moved_note *moved, struct merging *merging, const char *name, struct err *err)
{
	struct arena arena = { 0 };
	const char *base = layout_beside(&arena, moved->base, name);
	const char *one = layout_beside(&arena, moved->one, name);
	const char *other = layout_beside(&arena, moved->other, name);
	const char *to = layout_beside(&arena, moved->to, name);
	struct three at_base, at_one, at_other, at_to;
	int status = -1;

	if (look_at(&at_base, merging, base, err) == 0 &&
		look_at(&at_one, merging, one, err) == 0 &&
		look_at(&at_other, merging, other, err) == 0 &&
		look_at(&at_to, merging, to, err) == 0) {
		struct three sides = {
			.base = at_base.base, .one = at_one.one, .other = at_other.other
		};

		status = 0;
		if ((strcmp(one, to) == 0 || blob_none(&at_to.one)) &&
			(strcmp(other, to) == 0 || blob_none(&at_to.other))) {
			unseat(merging, base, to);
			unseat(merging, one, to);
			unseat(merging, other, to);
			seat(merging, to, &sides);
		}
	}
	arena_release(&arena);
	return status;
}

/* Pictures of the tool's naming that were touched beside the note at PATH. */
static int seat_pictures(
	const struct moved_note *moved, struct merging *merging, const char *path, struct err *err)
{
	struct arena arena = { 0 };
	struct texts names = { 0 };
	struct str start = { 0 };
	const struct touched *touched;
	size_t count;
	int status = 0;

	str_add_bytes(&start, path, strlen(path) - strlen(ENDING));
	str_add_char(&start, '.');
	touched = merging_below(merging, start.bytes, &count);
	for (size_t i = 0; i < count; i++)
		if (strcmp(touched[i].path, path) != 0 && touched[i].as_if == NULL &&
			strchr(touched[i].path + start.length, '/') == NULL)
			texts_add(&arena, &names,
				arena_string(&arena, strrchr(touched[i].path, '/') + 1));
	for (size_t i = 0; i < names.count && status == 0; i++)
		status = seat_picture(moved, merging, names.items[i], err);
	str_release(&start);
	arena_release(&arena);
	return status;
}

int move_seat(const struct moved_note *moved, struct merging *merging, struct err *err)
{
	if (seat_pictures(moved, merging, moved->base, err) != 0 ||
		seat_pictures(moved, merging, moved->one, err) != 0 ||
		seat_pictures(moved, merging, moved->other, err) != 0)
		return -1;
	unseat(merging, moved->base, moved->to);
	unseat(merging, moved->one, moved->to);
	unseat(merging, moved->other, moved->to);
	seat(merging, moved->to, &moved->sides);
	return 0;
}
