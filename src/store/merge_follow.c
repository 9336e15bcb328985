#include <stdlib.h>
#include <string.h>

#include "model/id.h"
#include "store/codec.h"
#include "store/layout.h"
#include "store/merge_file.h"
#include "store/merging.h"

static int by_last(const void *a, const void *b)
{
	return memcmp(((const struct renamed *)a)->last, ((const struct renamed *)b)->last,
		ID_LAST_LENGTH);
}

/* What the note that ID names is called now; NULL: just so, or nobody here knows it. */
static const char *new_name(const struct moves *moves, const char *id)
{
	const struct renamed wanted = { .last = id != NULL ? id_last(id) : NULL };
	const struct renamed *found;

	if (id == NULL || !id_valid(id) || moves->name_count == 0)
		return NULL;
	found = bsearch(&wanted, moves->names, moves->name_count, sizeof(*moves->names), by_last);
	return found != NULL && strcmp(found->to, id) != 0 ? found->to : NULL;
}

bool merge_set_re(struct str *out, const struct str *bytes, const char *id)
{
	struct edit edit = { .field = fields_find(&note_fields, "re"), .kind = EDIT_SET };
	const struct edits edits = { .items = &edit, .count = 1 };
	struct arena arena = { 0 };
	struct err err = { 0 };
	bool done;

	texts_add(&arena, &edit.values, id);
	done = codec_edit(&note_fields, str_text(bytes), bytes->length, &edits, out, &err) == 0;
	err_release(&err);
	arena_release(&arena);
	return done;
}

bool merge_note(struct note *note, struct arena *arena, struct str *bytes, struct repo *repo,
	const struct blob *blob)
{
	struct err err = { 0 };
	bool read =
		blob_is_file(blob) &&
		repo_read_blob(repo, &blob->id, LIMIT_YAML, bytes, &err) == 0 &&
		codec_decode(&note_fields, note, arena, str_text(bytes), bytes->length, &err) == 0;

	err_release(&err);
	return read;
}

/* Is there no note at ID's place any more? */
static int is_gone(bool *gone, const struct merging *merging, const char *id, struct err *err)
{
	const struct touched *touched;
	struct str path = { 0 };
	struct blob blob = { 0 };
	int status = 0;

	str_add_note_path(&path, id);
	touched = merging_get(merging, path.bytes);
	if (touched != NULL) {
		const struct three *sides = touched_sides(touched);

		*gone = blob_none(&sides->one) && blob_none(&sides->other);
	} else {
		status = merging_file(&blob, merging->repo, &merging->trees.one, path.bytes, err);
		*gone = blob_none(&blob);
	}
	str_release(&path);
	return status;
}

/* BLOB, with its `re` saying where the note that it answers is now. */
static int follow(struct blob *blob, const struct merging *merging, struct err *err)
{
	struct arena arena = { 0 };
	struct note note = { 0 };
	struct str bytes = { 0 }, out = { 0 };
	const char *id = NULL;
	bool gone = false;
	int status = 0;

	if (merge_note(&note, &arena, &bytes, merging->repo, blob))
		id = new_name(&merging->moves, note.re);
	if (id != NULL)
		status = is_gone(&gone, merging, note.re, err);
	if (status == 0 && gone && merge_set_re(&out, &bytes, id))
		status = merge_put(merging->repo, &out, &blob->id, err);
	str_release(&bytes);
	str_release(&out);
	arena_release(&arena);
	return status;
}

int moves_follow(struct merging *merging, struct err *err)
{
	const struct moves *moves = &merging->moves;

	for (size_t i = 0; moves->name_count > 0 && i < merging->count; i++) {
		struct touched *touched = &merging->items[i];
		const struct three *was = touched_sides(touched);
		struct three is = *was, *copy;

		if (merge_fields(touched->path) != &note_fields)
			continue;
		if (follow(&is.base, merging, err) != 0 || follow(&is.one, merging, err) != 0 ||
			follow(&is.other, merging, err) != 0)
			return -1;
		if (blob_same(&is.base, &was->base) && blob_same(&is.one, &was->one) &&
			blob_same(&is.other, &was->other))
			continue;
		copy = arena_alloc(&merging->memory, sizeof(*copy));
		*copy = is;
		touched->as_if = copy;
	}
	return 0;
}

/* What was agreed on for PATH, or, where nobody touched it, what all have there. */
static int result_at(
	struct blob *blob, const struct merging *merging, const char *path, struct err *err)
{
	const struct touched *touched = merging_get(merging, path);

	if (touched == NULL)
		return merging_file(blob, merging->repo, &merging->trees.one, path, err);
	*blob = touched->result;
	return 0;
}

/* What lies, or lay, as the picture NAME beside the note at PATH. */
static int find_picture(struct blob *blob, const struct merging *merging, const char *path,
	const char *name, struct err *err)
{
	const struct touched *touched;
	struct str at = { 0 };
	int status;

	str_add_beside(&at, path, name);
	touched = merging_get(merging, at.bytes);
	status = result_at(blob, merging, at.bytes, err);
	if (status == 0 && blob_none(blob) && touched != NULL)
		*blob = blob_is_file(&touched->now.base) ? touched->now.base
			: blob_none(&touched->now.other) ? touched->now.one
							 : touched->now.other;
	str_release(&at);
	return status;
}

static int bring_picture(
	struct merging *merging, const struct moved_note *moved, const char *name, struct err *err)
{
	bool swap = strcmp(moved->one, moved->other) > 0; /* no side comes first */
	const char *const places[] = { swap ? moved->other : moved->one,
		swap ? moved->one : moved->other, moved->base };
	struct blob blob = { 0 };
	struct touched *touched;
	struct str to = { 0 };
	int status;

	str_add_beside(&to, moved->to, name);
	status = result_at(&blob, merging, to.bytes, err);
	if (status != 0 || !blob_none(&blob))
		goto out;
	for (size_t i = 0; i < 3 && status == 0 && !blob_is_file(&blob); i++)
		status = find_picture(&blob, merging, places[i], name, err);
	if (status == 0 && blob_is_file(&blob)) {
		touched = merging_get(merging, to.bytes);
		if (touched == NULL)
			touched = merging_add(merging, to.bytes);
		touched->result = blob;
	}
out:
	str_release(&to);
	return status;
}

int moves_pictures(struct merging *merging, struct err *err)
{
	const struct moves *moves = &merging->moves;
	int status = 0;

	for (size_t i = 0; i < moves->count && status == 0; i++) {
		const struct moved_note *moved = &moves->notes[i];
		const struct touched *touched = merging_get(merging, moved->to);
		struct arena arena = { 0 };
		struct note note = { 0 };
		struct str bytes = { 0 };

		if (touched != NULL &&
			merge_note(&note, &arena, &bytes, merging->repo, &touched->result) &&
			note.picture != NULL)
			status = bring_picture(merging, moved, note.picture, err);
		str_release(&bytes);
		arena_release(&arena);
	}
	return status;
}
