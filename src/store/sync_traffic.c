#include <stdlib.h>
#include <string.h>

#include "store/edited_file.h"
#include "store/layout.h"
#include "store/sync_inside.h"

/* A note's file that came or went, for telling which of them only moved. */
struct passage {
	const char *name; /* the last part of its path */
	const struct tree_change *change;
	bool moved;
};

struct counting {
	struct syncing *syncing;
	enum direction direction;
	struct traffic *traffic;
	struct passage *fresh, *gone;
	size_t fresh_count, gone_count;
	struct arena memory;
};

static int by_name(const void *a, const void *b)
{
	const struct passage *one = a, *other = b;

	return strcmp(one->name, other->name);
}

/* Both sorted: a note that went from one place and came in another is the same one. */
static void match_moves(struct counting *counting)
{
	size_t i = 0, j = 0;

	qsort(counting->fresh, counting->fresh_count, sizeof(*counting->fresh), by_name);
	qsort(counting->gone, counting->gone_count, sizeof(*counting->gone), by_name);
	while (i < counting->fresh_count && j < counting->gone_count) {
		int order = strcmp(counting->fresh[i].name, counting->gone[j].name);

		if (order == 0) {
			counting->fresh[i].moved = counting->gone[j].moved = true;
			counting->traffic->edited++;
		}
		i += order <= 0;
		j += order >= 0;
	}
}

/* Whoever wrote the note counts once. What cannot be read has no sender. */
static void add_giver(struct counting *counting, const struct blob *blob)
{
	struct syncing *syncing = counting->syncing;
	struct str bytes = { 0 };
	struct arena scratch = { 0 };
	struct note note = { 0 };
	struct err err = { 0 };

	if (repo_read_blob(syncing->store->repo, &blob->id, LIMIT_YAML, &bytes, &err) == 0 &&
		codec_decode(&note_fields, &note, &scratch, str_text(&bytes), bytes.length, &err) ==
			0 &&
		note.from != NULL) {
		const char *from = people_handle(&syncing->store->people, note.from);

		lookup_add(&syncing->givers[counting->direction], &syncing->memory,
			arena_string(&syncing->memory, from), 0);
	}
	arena_release(&scratch);
	str_release(&bytes);
	err_release(&err);
}

static void sort_out(
	struct counting *counting, const struct tree_change *change, const struct blob *before)
{
	struct passage passage = { .name = strrchr(change->path, '/') + 1, .change = change };

	if (oid_none(&change->blob.id))
		counting->gone[counting->gone_count++] = passage;
	else if (oid_none(&before->id))
		counting->fresh[counting->fresh_count++] = passage;
	else
		counting->traffic->edited++;
}

static void finish(struct counting *counting)
{
	struct traffic *traffic = counting->traffic;

	match_moves(counting);
	for (size_t i = 0; i < counting->fresh_count; i++) {
		if (counting->fresh[i].moved)
			continue;
		traffic->notes++;
		add_giver(counting, &counting->fresh[i].change->blob);
	}
	for (size_t i = 0; i < counting->gone_count; i++)
		traffic->removed += !counting->gone[i].moved;
	traffic->people = counting->syncing->givers[counting->direction].count;
}

static void add_other(struct traffic *traffic, enum edited_sort sort)
{
	traffic->others++;
	traffic->profiles += sort == EDITED_PERSON;
	traffic->rounds += sort == EDITED_ROUND;
}

int traffic_add(struct syncing *syncing, enum direction direction, const struct oid *commit,
	const struct tree_change *changes, size_t count, struct err *err)
{
	struct counting counting = {
		.syncing = syncing,
		.direction = direction,
		.traffic = direction == COMES ? &syncing->synced->in : &syncing->synced->out,
	};
	struct blob before = { 0 };
	int status = 0;

	counting.fresh = arena_alloc(&counting.memory, (count + 1) * sizeof(*counting.fresh));
	counting.gone = arena_alloc(&counting.memory, (count + 1) * sizeof(*counting.gone));
	for (size_t i = 0; i < count && status == 0; i++) {
		if (edited_sort(changes[i].path) != EDITED_NOTE) {
			add_other(counting.traffic, edited_sort(changes[i].path));
			continue;
		}
		if (!oid_none(commit))
			status = merge_before(
				&before, syncing->store->repo, commit, changes[i].path, err);
		if (status == 0)
			sort_out(&counting, &changes[i], &before);
	}
	if (status == 0)
		finish(&counting);
	arena_release(&counting.memory);
	return status;
}

int traffic_all(struct syncing *syncing, struct err *err)
{
	struct arena arena = { 0 };
	struct tree_change *files;
	size_t count;
	int status;

	syncing->synced->out = (struct traffic){ 0 };
	syncing->givers[GOES] = (struct lookup){ 0 };
	if (repo_load_head(syncing->store->repo, err) != 0)
		return -1;
	status = repo_files(syncing->store->repo, &arena, &files, &count, err);
	if (status == 0)
		status = traffic_add(syncing, GOES, &OID_NONE, files, count, err);
	arena_release(&arena);
	return status;
}
