#include "view/wall.h"

#include <stdlib.h>

/* A thread and how well it answers a search. */
struct ranked {
	const struct thread *thread;
	int score;
};

static int compare_best(const void *a, const void *b)
{
	const struct ranked *one = a, *other = b;

	if (one->score != other->score)
		return one->score > other->score ? -1 : 1;
	return note_compare_newest(one->thread->root, other->thread->root);
}

/* The threads in the order they are shown in; caller frees. */
static struct ranked *rank(
	const struct threads *threads, const struct scene *scene, const struct wall_wish *wish)
{
	struct ranked *ranked = mem_alloc((threads->count + 1) * sizeof(*ranked));

	for (size_t i = 0; i < threads->count; i++) {
		ranked[i].thread = &threads->items[i];
		if (wish->words)
			ranked[i].score =
				query_score(wish->query, threads->items[i].root, scene->people);
	}
	if (wish->words && threads->count > 1)
		qsort(ranked, threads->count, sizeof(*ranked), compare_best);
	return ranked;
}

static enum wall_order order_of(const struct wall_wish *wish)
{
	if (wish->words)
		return WALL_BEST;
	return wish->aloud ? WALL_ALOUD : WALL_NEWEST;
}

void wall_view_build(struct wall_view *view, const struct scene *scene, const struct notes *notes,
	const struct wall_wish *wish)
{
	struct threads threads = { 0 };
	struct ranked *ranked;

	threads_build(&threads, notes);
	ranked = rank(&threads, scene, wish);
	*view = (struct wall_view){
		.name = scene->settings->name,
		.today = scene->today,
		.order = order_of(wish),
		.count = threads.count,
		.more = wish->more,
		.filtered = !query_is_empty(wish->query),
		.words = wish->words,
		.round = wish->query->round ? wish->query->round->name : NULL,
		.unreadable = wish->unreadable && threads.count == 0,
	};
	if (wish->limit > 0 && view->count > wish->limit) {
		view->count = wish->limit;
		view->more = true;
	}
	view->about = whos_of(scene, &wish->query->who, &view->memory);
	view->threads = arena_alloc(&view->memory, view->count * sizeof(*view->threads));
	for (size_t i = 0; i < view->count; i++) {
		size_t at = view->order == WALL_ALOUD ? view->count - 1 - i : i;

		sticky_thread_build(&view->threads[at], scene, ranked[i].thread, &view->memory);
	}
	free(ranked);
	threads_release(&threads);
}

void wall_view_release(struct wall_view *view)
{
	if (view)
		arena_release(&view->memory);
}
