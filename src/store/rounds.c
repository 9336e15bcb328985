#include "store/rounds.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/handle.h"
#include "model/lookup.h"
#include "store/blame.h"
#include "store/codec.h"
#include "store/digest.h"
#include "store/inside.h"
#include "store/layout.h"
#include "store/unmerged.h"
#include "sys/file.h"

enum { FILES_MOST = 10000 }; /* twenty years of daily rounds, for two teams */

struct drawn {
	unsigned char digest[DIGEST_SHA256];
	const char *handle;
};

static int compare_drawn(const void *a, const void *b)
{
	const struct drawn *one = a, *other = b;

	return memcmp(one->digest, other->digest, sizeof(one->digest));
}

void rounds_order(const char *name, struct texts *handles)
{
	struct drawn *drawn = mem_alloc((handles->count + 1) * sizeof(*drawn));
	struct str lot = { 0 };

	texts_once(handles);
	for (size_t i = 0; i < handles->count; i++) {
		str_clear(&lot);
		str_add(&lot, name);
		str_add_char(&lot, '\0');
		str_add(&lot, handles->items[i]);
		digest_sha256(lot.bytes, lot.length, drawn[i].digest);
		drawn[i].handle = handles->items[i];
	}
	if (handles->count > 1)
		qsort(drawn, handles->count, sizeof(*drawn), compare_drawn);
	for (size_t i = 0; i < handles->count; i++)
		handles->items[i] = drawn[i].handle;
	str_release(&lot);
	free(drawn);
}

/* *CHECK is the one that finds what is wrong. */
static int read_round(struct store *store, const char *path, struct str *bytes, const char **check,
	struct err *err)
{
	struct rounds *rounds = &store->rounds;
	struct round *round;
	bool found;

	str_clear(bytes);
	if (file_read(bytes, store->root_fd, path, LIMIT_YAML, &found, err) != 0)
		return -1;
	if (!found)
		return 0; /* gone since it was listed */
	round = rounds_add(rounds);
	if (codec_decode(&round_fields, round, &rounds->memory, str_text(bytes), bytes->length,
		    err) == 0) {
		round->path = arena_string(&rounds->memory, path);
		return 0;
	}
	rounds->count--;
	*check = unmerged_explain(err, *check, path, str_text(bytes), bytes->length);
	return -1;
}

static void read_entry(struct store *store, const struct entry *entry, struct str *bytes)
{
	const char *check = "rounds";
	struct str path = { 0 };
	struct err err = { 0 };

	if (entry->name[0] == '.' || !text_ends(entry->name, ".yaml"))
		return;
	str_addf(&path, LAYOUT_ROUNDS "/%s", entry->name);
	if (read_round(store, path.bytes, bytes, &check, &err) != 0)
		blame_problem(&store->round_problems, check, path.bytes, &err);
	str_release(&path);
	err_release(&err);
}

static int list(struct entries *entries, struct store *store, struct err *err)
{
	int dir = -1, status;
	bool found;

	if (dir_open_below(&dir, store->root_fd, LAYOUT_ROUNDS, &found, err) != 0)
		return -1;
	if (!found)
		return 0;
	status = dir_list(entries, dir, err);
	close(dir);
	return status;
}

/* The names begin with the day: the newest are at the end. */
static void read_rounds(struct store *store)
{
	struct problems *problems = &store->round_problems;
	struct entries entries = { 0 };
	struct str bytes = { 0 };
	struct err err = { 0 };
	size_t first;

	if (list(&entries, store, &err) != 0)
		blame_problem(problems, "rounds", LAYOUT_ROUNDS, &err);
	first = entries.count > FILES_MOST ? entries.count - FILES_MOST : 0;
	if (first > 0)
		problems_add(problems, "rounds", PROBLEM_ERROR, LAYOUT_ROUNDS, 0, 0,
			"holds %zu files: only the last %d are read", entries.count, FILES_MOST);
	for (size_t i = first; i < entries.count; i++)
		read_entry(store, &entries.items[i], &bytes);
	entries_release(&entries);
	str_release(&bytes);
	err_release(&err);
}

/* Nobody's spelling is nobody: everybody else is in the ring all the same. */
static void settle(struct store *store, struct texts *handles, const char *path)
{
	size_t kept = 0;

	for (size_t i = 0; i < handles->count; i++) {
		const char *handle = people_handle(&store->people, handles->items[i]);

		if (handle_valid(handle))
			handles->items[kept++] = handle;
		else
			problems_add(&store->round_problems, "rounds", PROBLEM_ERROR, path, 0, 0,
				"ring: '%s' is neither a handle nor anybody's other spelling",
				handle);
	}
	handles->count = kept;
	texts_once(handles);
}

static void settle_round(struct store *store, struct round *round)
{
	settle(store, &round->ring, round->path);
	settle(store, &round->guests, round->path);
	settle(store, &round->away, round->path);
	if (round->ring.count > ROUND_RING_MOST) {
		problems_add(&store->round_problems, "rounds", PROBLEM_ERROR, round->path, 0, 0,
			"ring: holds %zu people, more than %d: the others are left out",
			round->ring.count, ROUND_RING_MOST);
		round->ring.count = ROUND_RING_MOST;
	}
	rounds_order(round->name, &round->ring);
}

int store_rounds(struct store *store, const struct rounds **rounds, struct problems *problems,
	struct err *err)
{
	const struct people *people;

	*rounds = &store->rounds;
	if (store_people(store, &people, problems, err) != 0)
		return -1;
	if (!store->has_rounds) {
		read_rounds(store);
		rounds_ready(&store->rounds);
		for (size_t i = 0; i < store->rounds.count; i++)
			settle_round(store, &store->rounds.items[i]);
	}
	store->has_rounds = true;
	blame_tell(problems, &store->round_problems, 0, store->round_problems.count);
	if (problems != NULL)
		problems_release(&store->round_problems);
	return 0;
}

void store_rounds_forget(struct store *store)
{
	rounds_release(&store->rounds);
	problems_release(&store->round_problems);
	store->has_rounds = false;
}
