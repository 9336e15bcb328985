#include "view/rounds.h"

static struct day earlier(struct day one, struct day other)
{
	return day_compare(one, other) < 0 ? one : other;
}

struct span rounds_view_reach(
	const struct rounds *rounds, const struct round *round, struct day today)
{
	struct span reach = { today, DAY_MAX };

	for (size_t i = 0; i < rounds->count; i++)
		if (round_is_open(&rounds->items[i], today))
			reach.first =
				earlier(reach.first, ring_reach(&rounds->items[i], today).first);
	if (round != NULL)
		reach.first = earlier(reach.first, ring_reach(round, today).first);
	return reach;
}

/* A name that a later round has, too, finds that one. */
static const char *typed(
	const struct rounds *rounds, const struct round *round, struct arena *arena)
{
	struct str text = { 0 };
	const char *kept;

	if (rounds_find(rounds, round->name) == round)
		return round->name;
	str_add_day(&text, round->start);
	str_addf(&text, "-%s", round->name);
	kept = arena_string(arena, str_text(&text));
	str_release(&text);
	return kept;
}

static void take_ring(struct round_row *row, const struct scene *scene, const struct notes *notes)
{
	const struct ring_seat *mine;
	struct ring ring;

	ring_build(&ring, row->round, notes, scene->people, scene->today);
	mine = scene->me != NULL ? ring_seat_of(&ring, scene->me) : NULL;
	row->people = ring.count;
	row->all = ring.notes * ring.count;
	row->written = row->all - ring.owed;
	row->mine = mine != NULL;
	row->owed = mine != NULL ? mine->owed : 0;
	ring_release(&ring);
}

/* Who left the team meanwhile, or the group, is not in it any more. */
static size_t count_people(const struct round *round, const struct people *people, struct day day)
{
	size_t count = 0;

	for (size_t i = 0; i < round->ring.count; i++)
		count += round_takes(round, people, round->ring.items[i], day);
	return count;
}

void round_row_build(struct round_row *row, const struct scene *scene, const struct rounds *rounds,
	const struct round *round, const struct notes *notes, struct arena *arena)
{
	*row = (struct round_row){
		.round = round,
		.typed = typed(rounds, round, arena),
		.open = round_is_open(round, scene->today),
		.ahead = day_compare(round->start, scene->today) > 0,
	};
	if (row->open)
		take_ring(row, scene, notes);
	else
		row->people = count_people(round, scene->people,
			day_known(round->closed) ? round->closed : scene->today);
	row->invited = row->open && scene->me != NULL &&
		       round_invites(round, scene->people, scene->me, scene->today);
}

static struct round_row *add(struct rounds_view *view)
{
	return &view->rows[view->count++];
}

void rounds_view_build(struct rounds_view *view, const struct scene *scene,
	const struct rounds *rounds, const struct notes *notes)
{
	const struct round **open;

	*view = (struct rounds_view){ .today = scene->today };
	view->open = rounds_open(rounds, scene->today, &view->memory, &open);
	view->rows = arena_alloc(&view->memory, (rounds->count + 1) * sizeof(*view->rows));
	for (size_t i = 0; i < view->open; i++)
		round_row_build(add(view), scene, rounds, open[i], notes, &view->memory);
	for (size_t i = 0; i < rounds->count; i++)
		if (day_compare(rounds->items[i].start, scene->today) > 0)
			round_row_build(
				add(view), scene, rounds, &rounds->items[i], notes, &view->memory);
	view->ahead = view->count - view->open;
	for (size_t i = rounds->count; i-- > 0;)
		if (day_compare(rounds->items[i].start, scene->today) <= 0 &&
			!round_is_open(&rounds->items[i], scene->today))
			round_row_build(
				add(view), scene, rounds, &rounds->items[i], notes, &view->memory);
}

void rounds_view_release(struct rounds_view *view)
{
	if (view)
		arena_release(&view->memory);
}
