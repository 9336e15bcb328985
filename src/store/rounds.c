#include "store/rounds.h"

#include <stdlib.h>
#include <string.h>

#include "model/handle.h"
#include "model/lookup.h"
#include "store/blame.h"
#include "store/digest.h"
#include "store/inside.h"
#include "store/layout.h"
#include "store/yaml_dir.h"

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

/* The names begin with the day: the newest are at the end. */
static void skip_old(struct yaml_dir *dir)
{
	if (dir->entries.count <= FILES_MOST)
		return;
	dir->at = dir->entries.count - FILES_MOST;
	problems_add(dir->problems, "rounds", PROBLEM_ERROR, LAYOUT_ROUNDS, 0, 0,
		"holds %zu files: only the last %d are read", dir->entries.count, FILES_MOST);
}

static void read_rounds(struct store *store)
{
	struct rounds *rounds = &store->rounds;
	struct yaml_dir dir;

	yaml_dir_open(&dir, store, LAYOUT_ROUNDS, &store->round_problems);
	skip_old(&dir);
	while (yaml_dir_next(&dir)) {
		struct round *round = rounds_add(rounds);

		if (yaml_dir_read(&dir, &round_fields, round, &rounds->memory))
			round->path = arena_string(&rounds->memory, str_text(&dir.path));
		else
			rounds->count--;
	}
	yaml_dir_close(&dir);
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
