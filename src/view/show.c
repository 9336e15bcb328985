#include "view/show.h"

#include <string.h>

static void take_thread(struct show_note *shown, const struct scene *scene,
	const struct show_item *item, struct arena *arena)
{
	struct threads threads = { 0 };
	struct thread alone = { .root = item->note };

	threads_build(&threads, item->around);
	for (size_t i = 0; i < threads.count; i++)
		if (text_same(threads.items[i].root->id, item->note->id))
			alone = threads.items[i];
	sticky_thread_build(&shown->thread, scene, &alone, arena);
	threads_release(&threads);
	if (!item->re)
		return;
	sticky_build(&shown->re, scene, item->re, NULL, arena);
	shown->thread.root.answers = note_answers(item->note, item->re);
}

/* Git tells what was last first; a story is told from its beginning. */
static void take_steps(struct show_note *shown, const struct show_item *item, struct arena *arena)
{
	shown->step_count = item->step_count;
	shown->steps = arena_alloc(arena, item->step_count * sizeof(*shown->steps));
	for (size_t i = 0; i < item->step_count; i++)
		shown->steps[i] = item->steps[item->step_count - 1 - i];
}

void show_view_build(struct show_view *view, const struct scene *scene,
	const struct show_item *items, size_t count)
{
	*view = (struct show_view){ .today = scene->today, .count = count };
	view->notes = arena_alloc(&view->memory, count * sizeof(*view->notes));
	for (size_t i = 0; i < count; i++) {
		take_thread(&view->notes[i], scene, &items[i], &view->memory);
		take_steps(&view->notes[i], &items[i], &view->memory);
	}
}

void show_view_release(struct show_view *view)
{
	if (view)
		arena_release(&view->memory);
}
