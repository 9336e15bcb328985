#include "view/round.h"

#define PAST_MOST 3

static struct who who_or_nobody(const struct scene *scene, const char *handle)
{
	return handle ? who_of(scene, handle) : (struct who){ 0 };
}

static void take_seats(struct round_view *view, const struct scene *scene, const struct ring *ring)
{
	view->count = ring->count;
	view->seats = arena_alloc(&view->memory, ring->count * sizeof(*view->seats));
	for (size_t i = 0; i < ring->count; i++) {
		const struct ring_seat *from = &ring->seats[i];
		struct round_seat *seat = &view->seats[i];
		seat->who = who_of(scene, from->handle);
		seat->left = who_or_nobody(scene, from->left);
		seat->right = who_or_nobody(scene, from->right);
		for (enum ring_side side = RING_LEFT; side < RING_SIDES; side++)
			seat->owes[side] = who_or_nobody(scene, from->owes[side]);
		seat->owed = from->owed;
		if (text_same(from->handle, scene->me))
			view->mine = seat;
	}
}

static void add_other(struct round_view *view, const struct round *round)
{
	view->others[view->other_count++] =
		(struct round_other){ round->name, round->start, round->due };
}

static void take_others(
	struct round_view *view, const struct rounds *rounds, const struct round *round)
{
	const struct round **open;
	size_t count = rounds_open(rounds, view->today, &view->memory, &open);

	view->others = arena_alloc(&view->memory, (rounds->count + 1) * sizeof(*view->others));
	for (size_t i = 0; i < count; i++)
		if (open[i] != round)
			add_other(view, open[i]);
	for (size_t i = rounds->count; !round && i-- > 0 && view->other_count < PAST_MOST;)
		if (day_compare(rounds->items[i].start, view->today) <= 0 &&
			rounds_find(rounds, rounds->items[i].name) == &rounds->items[i])
			add_other(view, &rounds->items[i]);
}

void round_view_build(struct round_view *view, const struct scene *scene,
	const struct rounds *rounds, const struct round *round, const struct notes *notes)
{
	struct ring ring = { 0 };

	*view = (struct round_view){ .today = scene->today, .round = round };
	take_others(view, rounds, round);
	if (!round)
		return;
	ring_build(&ring, round, notes, scene->people, scene->today);
	view->open = ring.open;
	view->ahead = day_compare(round->start, scene->today) > 0;
	view->notes = ring.notes;
	view->all = ring.notes * ring.count;
	view->written = view->all - ring.owed;
	take_seats(view, scene, &ring);
	ring_release(&ring);
}

void round_view_release(struct round_view *view)
{
	if (view)
		arena_release(&view->memory);
}
