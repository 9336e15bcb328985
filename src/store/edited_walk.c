#include "store/edited_walk.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "store/edited_look.h"
#include "store/layout.h"
#include "sys/helper.h"

enum {
	WORKERS_MOST = 8,
	PIECE = 16, /* directories that a worker takes at once: they mostly lie in the same one */
	WORTH_THREADS = 64, /* directories */
	DEEPEST = 32,
};

struct look;
struct worker {
	struct look *look;
	struct looker looker;
	struct helper helper; /* but for the first, who is us */
};

/* One level of directories at a time, by all processors. */
struct look {
	struct spots level;
	atomic_size_t next;
	struct worker workers[WORKERS_MOST];
};

static void work(void *subject)
{
	struct worker *worker = subject;
	struct look *look = worker->look;
	size_t first;

	while ((first = atomic_fetch_add(&look->next, PIECE)) < look->level.count)
		for (size_t i = first; i < first + PIECE && i < look->level.count; i++)
			looker_look(&worker->looker, &look->level.items[i]);
}

/* What the last level held is the next one. */
static void go_down(struct look *look)
{
	look->level.count = 0;
	for (size_t i = 0; i < WORKERS_MOST; i++) {
		struct spots *below = &look->workers[i].looker.below;

		for (size_t j = 0; j < below->count; j++)
			spots_add(&look->level, below->items[j]);
		below->count = 0;
	}
}

static void look_at_level(struct look *look)
{
	size_t count = look->level.count < WORTH_THREADS ? 1 : helpers_worth(WORKERS_MOST);

	atomic_store(&look->next, 0);
	for (size_t i = 1; i < count; i++)
		helper_start(&look->workers[i].helper, work, &look->workers[i]);
	work(&look->workers[0]);
	for (size_t i = 1; i < count; i++)
		helper_wait(&look->workers[i].helper);
	go_down(look);
}

static void begin(struct look *look, struct edited_walk *walk, const struct index_file *index)
{
	struct looker *first = &look->workers[0].looker;
	const struct spot all = { .path = "", .to = index->count };

	for (size_t i = 0; i < WORKERS_MOST; i++) {
		look->workers[i].look = look;
		look->workers[i].looker =
			(struct looker){ .walk = walk, .index = index, .above = -1 };
	}
	for (size_t i = 0; edited_tops[i] != NULL; i++)
		looker_add_below(first, &all, edited_tops[i]);
	go_down(look);
	looker_look_at(first, &all, LAYOUT_SETTINGS);
}

static void finish(struct look *look, struct edited_walk *walk)
{
	for (size_t i = 0; i < WORKERS_MOST; i++) {
		struct looker *looker = &look->workers[i].looker;

		for (size_t j = 0; j < looker->found.count; j++)
			texts_add(walk->memory, &walk->found, looker->found.items[j]);
		walk->directories += looker->directories;
		walk->odd = walk->odd || looker->odd;
		if (looker->youngest > walk->youngest)
			walk->youngest = looker->youngest;
		arena_take(walk->memory, &looker->memory);
		looker_release(looker);
	}
	free(look->level.items);
}

void edited_walk(struct edited_walk *walk, const struct index_file *index)
{
	struct look look = { .level = { 0 } };

	begin(&look, walk, index);
	for (int depth = 0; depth < DEEPEST && look.level.count > 0; depth++)
		look_at_level(&look);
	for (size_t i = 0; i < look.level.count; i++)
		looker_pass_over(&look.workers[0].looker, &look.level.items[i]);
	walk->odd = look.level.count > 0;
	finish(&look, walk);
}
