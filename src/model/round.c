#include "model/round.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/near.h"
#include "model/lookup.h"

#define AT(member) offsetof(struct round, member)

static const struct field rows[] = {
	{ "name", FIELD_HANDLE, AT(name), FIELD_REQUIRED, 0, NULL, "what the round is called" },
	{ "group", FIELD_HANDLE, AT(group), 0, 0, NULL, "the group whose round it is" },
	{ "start", FIELD_DAY, AT(start), FIELD_REQUIRED, 0, NULL, "the day it began" },
	{ "due", FIELD_DAY, AT(due), 0, 0, NULL, "the day by which the notes are to be written" },
	{ "closed", FIELD_DAY, AT(closed), 0, 0, NULL, "the day it ended" },
	{ "ring", FIELD_HANDLES, AT(ring), FIELD_SPELLING, 0, NULL,
		"who is in it, from left to right" },
	{ "guests", FIELD_HANDLES, AT(guests), FIELD_SPELLING, 0, NULL,
		"those of the ring who are not of the group" },
	{ "away", FIELD_HANDLES, AT(away), FIELD_SPELLING, 0, NULL,
		"those of the group who chose to stay out" },
	{ "conflicts", FIELD_CONFLICTS, AT(conflicts), 0, 0, NULL, "other versions after a merge" },
};

const struct fields round_fields = { rows, sizeof(rows) / sizeof(rows[0]), AT(unknown) };

bool round_is_open(const struct round *round, struct day today)
{
	return day_compare(round->start, today) <= 0 &&
	       (!day_known(round->closed) || day_compare(round->closed, today) > 0);
}

bool round_has(const struct round *round, const struct note *note)
{
	struct span days = { round->start, round->last };

	return note->round != NULL && !note->private &&
	       ascii_same(note->round, strlen(note->round), round->name) &&
	       span_holds(days, moment_day(note->date));
}

void rounds_release(struct rounds *rounds)
{
	if (rounds == NULL)
		return;
	free(rounds->items);
	arena_release(&rounds->memory);
	*rounds = (struct rounds){ 0 };
}

struct round *rounds_add(struct rounds *rounds)
{
	struct round *round;

	rounds->items =
		mem_grow(rounds->items, &rounds->cap, rounds->count + 1, sizeof(*rounds->items));
	round = &rounds->items[rounds->count++];
	*round = (struct round){ .last = DAY_MAX };
	fields_init(&round_fields, round);
	return round;
}

static int compare_names(const void *a, const void *b)
{
	const struct round *one = a, *other = b;
	int names = strcmp(one->name, other->name), days = day_compare(one->start, other->start);

	if (names != 0 || days != 0)
		return names != 0 ? names : days;
	return strcmp(one->path, other->path);
}

static int compare_starts(const void *a, const void *b)
{
	const struct round *one = a, *other = b;
	int days = day_compare(one->start, other->start);

	return days != 0 ? days : strcmp(one->name, other->name);
}

static bool is_again(const struct round *round, const struct round *next)
{
	return strcmp(round->name, next->name) == 0 &&
	       (!day_known(round->closed) || day_compare(round->closed, next->start) > 0 ||
		       day_compare(round->start, next->start) == 0);
}

static void join_texts(struct rounds *rounds, struct texts *texts, const struct texts *more)
{
	struct texts both = { 0 };

	for (size_t i = 0; i < texts->count; i++)
		texts_add(&rounds->memory, &both, texts->items[i]);
	for (size_t i = 0; i < more->count; i++)
		texts_add(&rounds->memory, &both, more->items[i]);
	texts_once(&both);
	*texts = both;
}

/* What says less gives way: a group to everybody, no day to a day, an open one to a closed one. */
static void join(struct rounds *rounds, struct round *round, const struct round *again)
{
	join_texts(rounds, &round->paths, &again->paths);
	join_texts(rounds, &round->ring, &again->ring);
	join_texts(rounds, &round->guests, &again->guests);
	join_texts(rounds, &round->away, &again->away);
	if (!text_same(round->group, again->group))
		round->group = NULL;
	if (!day_known(round->due))
		round->due = again->due;
	if (!day_known(round->closed))
		round->closed = again->closed;
}

void rounds_ready(struct rounds *rounds)
{
	size_t kept = 0;

	for (size_t i = 0; i < rounds->count; i++)
		texts_add(&rounds->memory, &rounds->items[i].paths, rounds->items[i].path);
	if (rounds->count > 1)
		qsort(rounds->items, rounds->count, sizeof(*rounds->items), compare_names);
	for (size_t i = 0; i < rounds->count; i++) {
		struct round *before = kept > 0 ? &rounds->items[kept - 1] : NULL;
		const struct round *next = &rounds->items[i];

		if (before != NULL && is_again(before, next)) {
			join(rounds, before, next);
			continue;
		}
		if (before != NULL && strcmp(before->name, next->name) == 0)
			before->last = day_add(next->start, -1);
		rounds->items[kept++] = *next;
	}
	rounds->count = kept;
	if (kept > 1)
		qsort(rounds->items, kept, sizeof(*rounds->items), compare_starts);
}

/* Is it called so with its day in front? */
static bool is_dated(const struct round *round, const char *typed)
{
	struct day day;
	size_t length = day_parse(typed, strlen(typed), &day);

	return length > 0 && typed[length] == '-' && day_compare(day, round->start) == 0 &&
	       ascii_same(typed + length + 1, strlen(typed + length + 1), round->name);
}

const struct round *rounds_find(const struct rounds *rounds, const char *typed)
{
	for (size_t i = rounds->count; i-- > 0;) {
		const struct round *round = &rounds->items[i];

		if (ascii_same(typed, strlen(typed), round->name) || is_dated(round, typed))
			return round;
	}
	return NULL;
}

const char *rounds_near(const struct rounds *rounds, const char *typed)
{
	for (size_t i = rounds->count; i-- > 0;)
		if (text_near(typed, rounds->items[i].name))
			return rounds->items[i].name;
	return NULL;
}

static int compare_due(const void *a, const void *b)
{
	const struct round *one = *(const struct round *const *)a;
	const struct round *other = *(const struct round *const *)b;
	struct day first = day_known(one->due) ? one->due : DAY_MAX;
	struct day second = day_known(other->due) ? other->due : DAY_MAX;
	int days = day_compare(first, second);

	return days != 0 ? days : compare_starts(one, other);
}

size_t rounds_open(const struct rounds *rounds, struct day today, struct arena *arena,
	const struct round ***open)
{
	size_t count = 0;

	*open = arena_alloc(arena, (rounds->count + 1) * sizeof(**open));
	for (size_t i = 0; i < rounds->count; i++)
		if (round_is_open(&rounds->items[i], today))
			(*open)[count++] = &rounds->items[i];
	if (count > 1)
		qsort(*open, count, sizeof(**open), compare_due);
	return count;
}
