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
		seat->written = ring->notes - from->missing;
		if (text_same(from->handle, scene->me))
			view->mine = seat;
	}
}

/* Of the same name only the latest: its wall is found by that. */
static bool is_last(const struct rounds *rounds, const struct round *round, struct day today)
{
	return day_compare(round->start, today) <= 0 && rounds_find(rounds, round->name) == round;
}

static void take_others(struct round_view *view, const struct scene *scene,
	const struct rounds *rounds, const struct notes *notes)
{
	const struct round **open;
	size_t count = rounds_open(rounds, view->today, &view->memory, &open);

	view->others = arena_alloc(&view->memory, (rounds->count + 1) * sizeof(*view->others));
	for (size_t i = 0; i < count; i++)
		if (open[i] != view->round)
			round_row_build(&view->others[view->other_count++], scene, rounds, open[i],
				notes, &view->memory);
	if (view->round)
		return;
	for (size_t i = rounds->count; i-- > 0 && view->other_count < PAST_MOST;)
		if (is_last(rounds, &rounds->items[i], view->today))
			round_row_build(&view->others[view->other_count++], scene, rounds,
				&rounds->items[i], notes, &view->memory);
}

void round_view_build(struct round_view *view, const struct scene *scene, enum round_page page,
	const struct rounds *rounds, const struct round *round, const struct notes *notes)
{
	struct ring ring = { 0 };

	*view = (struct round_view){ .today = scene->today, .page = page, .round = round };
	take_others(view, scene, rounds, notes);
	if (!round)
		return;
	round_row_build(&view->row, scene, rounds, round, notes, &view->memory);
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
