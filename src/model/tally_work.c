#include "model/tally_work.h"

#include <stdlib.h>

/* A table with more columns could not be read; what is left stands under its kind. */
enum { GROUPS_MOST = 250 };

static size_t kind_place(const struct tally_work *work, int kind)
{
	return work->groups.count + (size_t)(kind - KIND_COLLEAGUE);
}

/* Where PERSON stands in the cross table: inside in each group, outside under the kind. */
static void find_places(struct tally *tally, struct tally_person *row)
{
	struct tally_work *work = tally->work;
	bool outside = row->kind == KIND_CUSTOMER || row->kind == KIND_VENDOR;
	size_t groups = row->person == NULL || outside ? 0 : row->person->groups.count;

	row->places = arena_alloc(&tally->memory, (groups + 1) * sizeof(*row->places));
	for (size_t i = 0; i < groups; i++)
		if (lookup_find(&work->group_places, row->person->groups.items[i],
			    &row->places[row->place_count]))
			row->place_count++;
	if (row->place_count == 0)
		row->places[row->place_count++] = kind_place(work, row->kind);
}

size_t tally_add_person(struct tally *tally, const char *handle, const struct person *person)
{
	struct tally_work *work = tally->work;
	struct tally_person *row = arena_alloc(&tally->memory, sizeof(*row));

	row->handle = arena_string(&tally->memory, handle);
	row->person = person;
	row->kind = person_kind(person);
	row->last_gave = row->last_received = DAY_NONE;
	find_places(tally, row);
	work->persons =
		mem_grow(work->persons, &work->cap, work->count + 1, sizeof(*work->persons));
	work->persons[work->count] = row;
	return lookup_add(&work->handles, &tally->memory, row->handle, work->count++);
}

static void make_places(struct tally *tally)
{
	struct tally_work *work = tally->work;

	people_groups(tally->people, &tally->memory, &work->groups);
	if (work->groups.count > GROUPS_MOST)
		work->groups.count = GROUPS_MOST;
	for (size_t i = 0; i < work->groups.count; i++)
		lookup_add(&work->group_places, &tally->memory, work->groups.items[i], i);
	work->place_count = work->groups.count + KIND_COUNT - KIND_COLLEAGUE;
	work->cells = arena_alloc(
		&tally->memory, work->place_count * work->place_count * sizeof(*work->cells));
	work->marks = arena_alloc(&tally->memory, work->place_count * sizeof(*work->marks));
	work->marked = arena_alloc(&tally->memory, work->place_count * sizeof(*work->marked));
}

static struct day earlier(struct day a, struct day b)
{
	return day_compare(a, b) <= 0 ? a : b;
}

/* Room for every week of the span; those up to today count even when nothing happens in them. */
static void make_weeks(struct tally *tally)
{
	struct day last = earlier(tally->span.last, tally->today);
	int days;

	tally->first_week = day_week_start(tally->span.first);
	days = days_between(tally->first_week, tally->span.last);
	tally->weeks = arena_alloc(&tally->memory, ((size_t)days / 7 + 1) * sizeof(*tally->weeks));
	if (day_compare(last, tally->span.first) >= 0)
		tally->week_count = (size_t)days_between(tally->first_week, last) / 7 + 1;
}

/* How far into the span before we look, to compare with what goes on. */
static struct day find_so_far(const struct tally_wish *wish)
{
	if (!span_holds(wish->span, wish->today) || day_compare(wish->today, wish->span.last) == 0)
		return wish->before.last;
	return day_add(wish->before.first, days_between(wish->span.first, wish->today));
}

void tally_init(struct tally *tally, const struct people *people, const struct tally_wish *wish)
{
	*tally = (struct tally){
		.people = people,
		.span = wish->span,
		.before = wish->before,
		.today = wish->today,
		.groups = wish->groups,
		.kinds = wish->kinds,
		.only = wish->only,
		.one = wish->one,
	};
	tally->work = arena_alloc(&tally->memory, sizeof(*tally->work));
	tally->work->so_far = find_so_far(wish);
	make_places(tally);
	make_weeks(tally);
	for (size_t i = 0; i < people->count; i++)
		tally_add_person(tally, people->items[i].handle, &people->items[i]);
	for (size_t i = 0; wish->only != NULL && i < wish->only->count; i++)
		if (!lookup_find(&tally->work->handles, wish->only->items[i], NULL))
			tally_add_person(tally, wish->only->items[i], NULL);
}

void tally_release(struct tally *tally)
{
	if (tally == NULL)
		return;
	if (tally->work != NULL)
		free(tally->work->persons);
	free(tally->tags.items);
	free(tally->thanked_by.items);
	free(tally->thanked.items);
	free(tally->one_tags.items);
	arena_release(&tally->memory);
	*tally = (struct tally){ 0 };
}
