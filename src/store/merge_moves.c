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

		if (last == NULL)
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

/* COUNT ROWS of the same last part: are they one note, that a side has moved? */
static bool is_move(struct moved_note *note, const struct row *rows, size_t count)
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
	if (home == NULL || (note->one == NULL && note->other == NULL))
		return false;
	note->base = home->path;
	note->sides.base = home->now.base;
	return stay(&note->one, &note->sides.one, home, &home->now.one) &&
	       stay(&note->other, &note->sides.other, home, &home->now.other);
}

static void add_name(struct moves *moves, const char *from, const char *to)
{
	struct str old = { 0 }, fresh = { 0 };

	if (strcmp(from, to) != 0 && str_add_note_id(&old, from) && str_add_note_id(&fresh, to)) {
		moves->names = mem_grow(moves->names, &moves->name_cap, moves->name_count + 1,
			sizeof(*moves->names));
		moves->names[moves->name_count++] =
			(struct renamed){ arena_string(&moves->memory, old.bytes),
				arena_string(&moves->memory, fresh.bytes) };
	}
	str_release(&old);
	str_release(&fresh);
}

static void add_move(struct moves *moves, const struct moved_note *note)
{
	moves->notes = mem_grow(moves->notes, &moves->cap, moves->count + 1, sizeof(*moves->notes));
	moves->notes[moves->count++] = *note;
	add_name(moves, note->base, note->to);
	if (strcmp(note->one, note->base) != 0)
		add_name(moves, note->one, note->to);
	if (strcmp(note->other, note->base) != 0 && strcmp(note->other, note->one) != 0)
		add_name(moves, note->other, note->to);
}

static int by_from(const void *a, const void *b)
{
	return strcmp(((const struct renamed *)a)->from, ((const struct renamed *)b)->from);
}

int moves_find(struct merging *merging, struct err *err)
{
	struct moves *moves = &merging->moves;
	struct moved_note note;
	struct rows rows = { 0 };
	size_t taken = 0;
	int status = 0;

	find_rows(&rows, merging);
	for (size_t i = 0; i < rows.count && status == 0; i += taken) {
		for (taken = 1; i + taken < rows.count; taken++)
			if (memcmp(rows.items[i].last, rows.items[i + taken].last,
				    ID_LAST_LENGTH) != 0)
				break;
		if (taken < 2 || !is_move(&note, &rows.items[i], taken))
			continue;
		status = move_place(&note, merging, &moves->memory, err);
		if (status == 0 && note.to != NULL)
			status = move_seat(&note, merging, err);
		if (status == 0 && note.to != NULL)
			add_move(moves, &note);
	}
	if (moves->name_count > 0)
		qsort(moves->names, moves->name_count, sizeof(*moves->names), by_from);
	free(rows.items);
	return status;
}
