#include "model/ring.h"

#include <string.h>

#include "model/lookup.h"

/* What is gathered from the notes before debts are told. */
struct gathering {
	struct ring *ring;
	struct lookup seats; /* of the handles */
	struct lookup pairs; /* "giver receiver" of the last time */
	size_t *thanked; /* by how many people, of each seat */
	struct span lately;
	struct arena memory;
};

bool round_takes(
	const struct round *round, const struct people *people, const char *handle, struct day day)
{
	const struct person *person = people_find(people, handle);

	if (person_left(person, day))
		return false;
	if (round->group == NULL || texts_hold(&round->guests, handle, strlen(handle)))
		return true;
	return person_in_group(person, round->group);
}

bool round_invites(
	const struct round *round, const struct people *people, const char *handle, struct day day)
{
	const struct person *person = people_find(people, handle);

	if (round->group == NULL || !round_is_open(round, day) || person_left(person, day))
		return false;
	return person_in_group(person, round->group) &&
	       !texts_hold(&round->ring, handle, strlen(handle)) &&
	       !texts_hold(&round->away, handle, strlen(handle));
}

struct span ring_reach(const struct round *round, struct day today)
{
	struct day lately = day_add(today, -RING_LATELY);

	return (struct span){ day_compare(round->start, lately) < 0 ? round->start : lately,
		DAY_MAX };
}

/* A round that is over keeps the ring of its last day. */
static void take_seats(struct gathering *gathering, const struct people *people, struct day today)
{
	struct ring *ring = gathering->ring;
	const struct round *round = ring->round;
	struct day day = today;

	if (day_known(round->closed) && day_compare(round->closed, today) < 0)
		day = round->closed;
	ring->seats = arena_alloc(&ring->memory, round->ring.count * sizeof(*ring->seats));
	for (size_t i = 0; i < round->ring.count; i++) {
		const char *handle = round->ring.items[i];

		if (!round_takes(round, people, handle, day) ||
			lookup_find(&gathering->seats, handle, NULL))
			continue;
		lookup_add(&gathering->seats, &gathering->memory, handle, ring->count);
		ring->seats[ring->count++].handle = handle;
	}
	ring->notes = ring->count < RING_SIDES + 1 ? ring->count - (ring->count > 0) : RING_SIDES;
	gathering->thanked =
		arena_alloc(&gathering->memory, ring->count * sizeof(*gathering->thanked));
}

static void take_neighbours(struct ring *ring)
{
	for (size_t i = 0; i < ring->count && ring->count > 1; i++) {
		struct ring_seat *seat = &ring->seats[i];

		seat->left = ring->seats[(i + ring->count - 1) % ring->count].handle;
		if (ring->count > 2)
			seat->right = ring->seats[(i + 1) % ring->count].handle;
	}
}

static bool has_written(const struct ring_seat *seat, const char *handle)
{
	return handle != NULL && texts_hold(&seat->wrote, handle, strlen(handle));
}

static void see_round(struct gathering *gathering, const struct note *note)
{
	struct ring *ring = gathering->ring;
	struct ring_seat *seat;
	size_t at;

	if (!round_has(ring->round, note) || !lookup_find(&gathering->seats, note->from, &at))
		return;
	seat = &ring->seats[at];
	for (size_t i = 0; i < note->to.count; i++) {
		const char *to = note->to.items[i];

		if (strcmp(to, seat->handle) != 0 && !has_written(seat, to))
			texts_add(&ring->memory, &seat->wrote, to);
	}
}

/* Whoever thanks often counts once. */
static void see_thanks(struct gathering *gathering, const struct note *note)
{
	struct str pair = { 0 };
	size_t at, pairs;

	/* the same for everybody who looks */
	if (note->private || !span_holds(gathering->lately, moment_day(note->date)))
		return;
	for (size_t i = 0; i < note->to.count; i++) {
		const char *to = note->to.items[i];

		if (strcmp(to, note->from) == 0 || !lookup_find(&gathering->seats, to, &at))
			continue;
		str_clear(&pair);
		str_addf(&pair, "%s %s", note->from, to);
		pairs = gathering->pairs.count;
		lookup_add(&gathering->pairs, &gathering->memory,
			arena_string(&gathering->memory, pair.bytes), 0);
		gathering->thanked[at] += gathering->pairs.count - pairs;
	}
	str_release(&pair);
}

static bool is_beside(const struct ring_seat *seat, const char *handle)
{
	return text_same(handle, seat->left) || text_same(handle, seat->right);
}

static bool has_written_elsewhere(const struct ring_seat *seat)
{
	for (size_t i = 0; i < seat->wrote.count; i++)
		if (!is_beside(seat, seat->wrote.items[i]))
			return true;
	return false;
}

/* Whom fewest have thanked; of those the next on the right, so that not all get the same. */
static const char *suggest(const struct gathering *gathering, size_t from)
{
	const struct ring *ring = gathering->ring;
	const struct ring_seat *seat = &ring->seats[from];
	size_t best = from;

	for (size_t step = 1; step < ring->count; step++) {
		size_t at = (from + step) % ring->count;

		if (!is_beside(seat, ring->seats[at].handle) &&
			(best == from || gathering->thanked[at] < gathering->thanked[best]))
			best = at;
	}
	return ring->seats[best].handle;
}

static void forgive(struct ring_seat *seat, enum ring_side side)
{
	if (seat->owes[side] == NULL)
		return;
	seat->owes[side] = NULL;
	seat->owed--;
}

/* Somebody came or went after they had written: the note to who sat beside them then counts for who
 * sits there now, on that side where one can tell. */
static void forgive_rest(struct ring *ring, size_t at)
{
	struct ring_seat *seat = &ring->seats[at];
	size_t left = seat->wrote.count < RING_SIDES ? RING_SIDES - seat->wrote.count : 0;
	const char *behind = ring->seats[(at + 2) % ring->count].handle;

	if (seat->owed > left && has_written(seat, behind))
		forgive(seat, RING_RIGHT);
	for (enum ring_side side = RING_SIDES; side-- > RING_LEFT && seat->owed > left;)
		forgive(seat, side);
}

static void tell_debts(struct gathering *gathering, size_t at)
{
	struct ring *ring = gathering->ring;
	struct ring_seat *seat = &ring->seats[at];

	if (!has_written(seat, seat->left))
		seat->owes[RING_LEFT] = seat->left;
	if (!has_written(seat, seat->right))
		seat->owes[RING_RIGHT] = seat->right;
	if (ring->notes == RING_SIDES && !has_written_elsewhere(seat))
		seat->owes[RING_ANYONE] = suggest(gathering, at);
	for (enum ring_side side = RING_LEFT; side < RING_SIDES; side++)
		seat->owed += seat->owes[side] != NULL;
	forgive_rest(ring, at);
	seat->missing = seat->owed;
	ring->owed += seat->missing;
	for (enum ring_side side = RING_LEFT; side < RING_SIDES && !ring->open; side++)
		forgive(seat, side);
}

void ring_build(struct ring *ring, const struct round *round, const struct notes *notes,
	const struct people *people, struct day today)
{
	struct gathering gathering = { .ring = ring,
		.lately = { day_add(today, -RING_LATELY), today } };

	*ring = (struct ring){ .round = round, .open = round_is_open(round, today) };
	take_seats(&gathering, people, today);
	take_neighbours(ring);
	for (size_t i = 0; i < notes->count; i++) {
		see_round(&gathering, &notes->items[i]);
		see_thanks(&gathering, &notes->items[i]);
	}
	for (size_t i = 0; i < ring->count; i++)
		tell_debts(&gathering, i);
	arena_release(&gathering.memory);
}

void ring_release(struct ring *ring)
{
	if (ring == NULL)
		return;
	arena_release(&ring->memory);
	*ring = (struct ring){ 0 };
}

void rings_build(struct rings *rings, const struct rounds *rounds, const struct notes *notes,
	const struct people *people, struct day today)
{
	const struct round **open;

	*rings = (struct rings){ 0 };
	rings->count = rounds_open(rounds, today, &rings->memory, &open);
	rings->items = arena_alloc(&rings->memory, (rings->count + 1) * sizeof(*rings->items));
	for (size_t i = 0; i < rings->count; i++)
		ring_build(&rings->items[i], open[i], notes, people, today);
}

void rings_release(struct rings *rings)
{
	if (rings == NULL)
		return;
	for (size_t i = 0; i < rings->count; i++)
		ring_release(&rings->items[i]);
	arena_release(&rings->memory);
	*rings = (struct rings){ 0 };
}

const struct ring_seat *ring_seat_of(const struct ring *ring, const char *handle)
{
	for (size_t i = 0; i < ring->count; i++)
		if (strcmp(ring->seats[i].handle, handle) == 0)
			return &ring->seats[i];
	return NULL;
}

enum ring_side ring_seat_pays(const struct ring_seat *seat, const char *handle)
{
	for (enum ring_side side = RING_LEFT; side < RING_ANYONE; side++)
		if (text_same(seat->owes[side], handle))
			return side;
	if (seat->owes[RING_ANYONE] != NULL && !is_beside(seat, handle) &&
		strcmp(seat->handle, handle) != 0)
		return RING_ANYONE;
	return RING_SIDES;
}

size_t ring_seat_left(const struct ring_seat *seat, const struct texts *to)
{
	bool paid[RING_SIDES + 1] = { false };
	size_t left = seat->owed;

	for (size_t i = 0; i < to->count; i++)
		paid[ring_seat_pays(seat, to->items[i])] = true;
	for (enum ring_side side = RING_LEFT; side < RING_SIDES; side++)
		left -= paid[side];
	return left;
}
