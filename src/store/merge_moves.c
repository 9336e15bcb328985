#include <stdlib.h>
#include <string.h>

#include "model/id.h"
#include "store/layout.h"
#include "store/merging.h"

#define ENDING ".yaml"

/* A touched file named as a note of its day. */
struct row {
	const char *last; /* nine characters, and more behind them */
	const char *path;
	struct three now;
};
struct rows {
	struct row *items;
	size_t count, cap;
};

void moves_release(struct moves *moves)
{
	free(moves->notes);
	free(moves->names);
	arena_release(&moves->memory);
	*moves = (struct moves){ 0 };
}

void moves_add(struct moves *moves, const struct moved_note *note)
{
	moves->notes = mem_grow(moves->notes, &moves->cap, moves->count + 1, sizeof(*moves->notes));
	moves->notes[moves->count++] = *note;
}

const char *note_last(const char *path)
{
	const char *name = strrchr(path, '/');
	struct day day;

	return name != NULL && layout_day(path, &day) && id_last_valid(name + 1, ID_LAST_LENGTH) &&
			       strcmp(name + 1 + ID_LAST_LENGTH, ENDING) == 0
		       ? name + 1
		       : NULL;
}

static int by_last(const void *a, const void *b)
{
	const struct row *one = a, *other = b;
	int order = memcmp(one->last, other->last, ID_LAST_LENGTH);

	return order != 0 ? order : strcmp(one->path, other->path);
}

static void find_rows(struct rows *rows, const struct merging *merging)
{
	for (size_t i = 0; i < merging->count; i++) {
		const struct touched *touched = &merging->items[i];
		const char *last = note_last(touched->path);

		if (last == NULL || touched->as_if != NULL)
			continue;
		rows->items =
			mem_grow(rows->items, &rows->cap, rows->count + 1, sizeof(*rows->items));
		rows->items[rows->count++] = (struct row){ last, touched->path, touched->now };
	}
	if (rows->count > 0)
		qsort(rows->items, rows->count, sizeof(*rows->items), by_last);
}

static bool is_plain(const struct three *three)
{
	return (blob_none(&three->base) || blob_is_file(&three->base)) &&
	       (blob_none(&three->one) || blob_is_file(&three->one)) &&
	       (blob_none(&three->other) || blob_is_file(&three->other));
}

/* One side has the note at PATH, where base does not; false when it has it at two such places. */
static bool arrive(const char **place, struct blob *blob, const char *path, const struct blob *now)
{
	if (blob_none(now))
		return true;
	if (*place != NULL)
		return false;
	*place = path;
	*blob = *now;
	return true;
}

/* A side that still has it where it was has not moved it, and must not have it elsewhere too. */
static bool stay(
	const char **place, struct blob *blob, const struct row *home, const struct blob *at_home)
{
	if (*place != NULL)
		return blob_none(at_home);
	*place = home->path;
	*blob = *at_home;
	return true;
}

/* Both have it where nobody had it before; it is one note if the base may but have forgotten it. */
static bool is_met(struct moved_note *note, bool crossed)
{
	if (!crossed || note->one == NULL || note->other == NULL)
		return false;
	note->base = strcmp(note->one, note->other) < 0 ? note->one : note->other;
	return true;
}

/* COUNT ROWS of the same last part: are they one note, that a side has moved? */
static bool is_move(struct moved_note *note, const struct row *rows, size_t count, bool crossed)
{
	const struct row *home = NULL;

	*note = (struct moved_note){ .last = rows->last };
	for (size_t i = 0; i < count; i++) {
		const struct row *row = &rows[i];

		if (!is_plain(&row->now))
			return false;
		if (!blob_none(&row->now.base)) {
			if (home != NULL)
				return false;
			home = row;
		} else if (!arrive(&note->one, &note->sides.one, row->path, &row->now.one) ||
			   !arrive(&note->other, &note->sides.other, row->path, &row->now.other)) {
			return false;
		}
	}
	if (home == NULL)
		return is_met(note, crossed);
	if (note->one == NULL && note->other == NULL)
		return false;
	note->base = home->path;
	note->sides.base = home->now.base;
	return stay(&note->one, &note->sides.one, home, &home->now.one) &&
	       stay(&note->other, &note->sides.other, home, &home->now.other);
}

static void add_name(struct moves *moves, const char *last, const char *to)
{
	struct str id = { 0 };

	if (str_add_note_id(&id, to)) {
		moves->names = mem_grow(moves->names, &moves->name_cap, moves->name_count + 1,
			sizeof(*moves->names));
		moves->names[moves->name_count++] =
			(struct renamed){ last, arena_string(&moves->memory, id.bytes) };
	}
	str_release(&id);
}

/* Removed on one side, where it may have been moved before that, and answers with it; edited on the
 * other, and so kept where it is. */
static bool is_kept(const struct three *now)
{
	return !blob_none(&now->base) && blob_none(&now->one) != blob_none(&now->other) &&
	       three_differ(now);
}

static int by_renamed(const void *a, const void *b)
{
	return memcmp(((const struct renamed *)a)->last, ((const struct renamed *)b)->last,
		ID_LAST_LENGTH);
}

/* COUNT ROWS of the same last part. */
static int take_rows(struct merging *merging, const struct row *rows, size_t count, struct err *err)
{
	struct moves *moves = &merging->moves;
	struct moved_note note;

	bool crossed = merging->trees.crossed;

	if (count == 1 && (is_kept(&rows->now) || crossed))
		add_name(moves, rows->last, rows->path);
	if (count == 1 || !is_move(&note, rows, count, crossed))
		return 0;
	if (move_place(&note, merging, &moves->memory, err) != 0)
		return -1;
	if (note.to == NULL)
		return 0;
	moves_add(moves, &note);
	add_name(moves, note.last, note.to);
	return move_seat(&note, merging, err);
}

int moves_find(struct merging *merging, struct err *err)
{
	struct moves *moves = &merging->moves;
	struct rows rows = { 0 };
	size_t taken = 0;
	int status = renames_find(merging, err);

	if (status == 0)
		find_rows(&rows, merging);
	for (size_t i = 0; i < rows.count && status == 0; i += taken) {
		for (taken = 1; i + taken < rows.count; taken++)
			if (memcmp(rows.items[i].last, rows.items[i + taken].last,
				    ID_LAST_LENGTH) != 0)
				break;
		status = take_rows(merging, &rows.items[i], taken, err);
	}
	if (moves->name_count > 0)
		qsort(moves->names, moves->name_count, sizeof(*moves->names), by_renamed);
	free(rows.items);
	return status;
}
