#include "model/tally_sum.h"

#include <stdlib.h>
#include <string.h>

#include "model/tally_work.h"

static struct day later(struct day a, struct day b)
{
	return day_compare(a, b) >= 0 ? a : b;
}

/* Is it one of those whom the tally is about? */
static bool is_asked_for(const struct tally *tally, const struct tally_person *row)
{
	if (tally->kinds != 0 && (tally->kinds & 1u << row->kind) == 0)
		return false;
	if (tally->groups.count == 0)
		return true;
	for (size_t i = 0; i < tally->groups.count; i++)
		if (person_belongs(row->person, tally->groups.items[i]))
			return true;
	return false;
}

/* Is it somebody whom the period should have reached? */
static bool is_there(const struct tally *tally, const struct tally_person *row)
{
	const struct person *person = row->person;
	struct day end = tally->span.last;

	if (tally->only != NULL)
		return texts_hold(tally->only, row->handle, strlen(row->handle));
	if (day_compare(tally->today, end) < 0)
		end = tally->today;
	if (person != NULL)
		return !person_left(person, end) &&
		       (!day_known(person->since) || day_compare(person->since, end) <= 0);
	if (row->gave + row->received > 0)
		return true;
	end = later(row->last_gave, row->last_received);
	return day_known(end) && day_compare(end, tally->span.first) < 0 &&
	       days_between(end, tally->span.first) <= PEOPLE_KNOWN_DAYS;
}

static int compare_handles(const void *a, const void *b)
{
	const struct tally_person *const *one = a, *const *other = b;

	return strcmp((*one)->handle, (*other)->handle);
}

/* Whoever was never thanked has DAY_NONE, which is before all days. */
static int compare_longest(const void *a, const void *b)
{
	const struct tally_person *const *one = a, *const *other = b;
	int order = day_compare((*one)->last_received, (*other)->last_received);

	return order != 0 ? order : compare_handles(a, b);
}

static void sort_persons(
	struct tally_person **persons, size_t count, int (*compare)(const void *a, const void *b))
{
	if (count > 1)
		qsort(persons, count, sizeof(struct tally_person *), compare);
}

void tally_sum_persons(struct tally *tally)
{
	size_t room = tally->work->count * sizeof(struct tally_person *);

	tally->persons = arena_alloc(&tally->memory, room);
	tally->missed = arena_alloc(&tally->memory, room);
	for (size_t i = 0; i < tally->work->count; i++) {
		struct tally_person *row = tally->work->persons[i];

		if (!is_asked_for(tally, row))
			continue;
		row->counted = is_there(tally, row);
		if (row->counted || row->gave + row->received > 0)
			tally->persons[tally->person_count++] = row;
		if (row->counted && row->received == 0)
			tally->missed[tally->missed_count++] = row;
	}
	sort_persons(tally->persons, tally->person_count, compare_handles);
	sort_persons(tally->missed, tally->missed_count, compare_longest);
}

static void add_to_share(struct tally_share *share, const struct tally_person *row)
{
	share->people++;
	share->gave += row->gave > 0;
	share->thanked += row->received > 0;
}

/* Groups by name; GROUPS[number] for every group there is. */
static void sum_groups(
	const struct tally *tally, struct tally_share *shares, const struct texts *groups)
{
	struct arena scratch = { 0 };
	struct lookup numbers = { 0 };

	for (size_t i = 0; i < groups->count; i++) {
		shares[i] = (struct tally_share){ .part = TALLY_GROUP, .name = groups->items[i] };
		lookup_add(&numbers, &scratch, groups->items[i], i);
	}
	for (size_t i = 0; i < tally->person_count; i++) {
		const struct tally_person *row = tally->persons[i];
		size_t number, count = row->person == NULL ? 0 : row->person->groups.count;

		for (size_t j = 0; row->counted && j < count; j++)
			if (lookup_find(&numbers, row->person->groups.items[j], &number))
				add_to_share(&shares[number], row);
	}
	arena_release(&scratch);
}

static void sum_kinds(
	const struct tally *tally, struct tally_share kinds[KIND_COUNT], struct tally_share *remote)
{
	for (int kind = 0; kind < KIND_COUNT; kind++)
		kinds[kind] = (struct tally_share){ .part = TALLY_KIND, .name = kind_names[kind] };
	*remote = (struct tally_share){ .part = TALLY_REMOTE, .name = "remote" };
	for (size_t i = 0; i < tally->person_count; i++) {
		const struct tally_person *row = tally->persons[i];

		if (!row->counted)
			continue;
		add_to_share(&kinds[row->kind], row);
		if (row->person != NULL && row->person->remote)
			add_to_share(remote, row);
	}
}

void tally_sum_shares(struct tally *tally)
{
	struct texts groups = { 0 };
	struct tally_share *all;
	size_t count;

	people_groups(tally->people, &tally->memory, &groups);
	count = KIND_COUNT + 1 + groups.count;
	all = arena_alloc(&tally->memory, count * sizeof(*all));
	sum_kinds(tally, all, &all[KIND_COUNT]);
	sum_groups(tally, all + KIND_COUNT + 1, &groups);
	tally->shares = all;
	for (size_t i = 0; i < count; i++)
		if (all[i].people > 0)
			all[tally->share_count++] = all[i];
}

static const char *place_name(const struct tally_work *work, size_t place)
{
	if (place < work->groups.count)
		return work->groups.items[place];
	return kind_plural(KIND_COLLEAGUE + (int)(place - work->groups.count));
}

static size_t cell(const struct tally_work *work, size_t from, size_t to)
{
	return work->cells[from * work->place_count + to];
}

/* The places with any note in their row or column; *count of them. */
static size_t *used_places(struct tally *tally, bool rows, size_t *count)
{
	const struct tally_work *work = tally->work;
	size_t *used = arena_alloc(&tally->memory, work->place_count * sizeof(*used));

	*count = 0;
	for (size_t i = 0; i < work->place_count; i++) {
		bool any = false;

		for (size_t j = 0; j < work->place_count && !any; j++)
			any = (rows ? cell(work, i, j) : cell(work, j, i)) > 0;
		if (any)
			used[(*count)++] = i;
	}
	return used;
}

static const char **names_of(struct tally *tally, const size_t *places, size_t count)
{
	const char **names = arena_alloc(&tally->memory, count * sizeof(*names));

	for (size_t i = 0; i < count; i++)
		names[i] = place_name(tally->work, places[i]);
	return names;
}

void tally_sum_cross(struct tally *tally)
{
	struct tally_cross *cross = &tally->cross;
	size_t *rows = used_places(tally, true, &cross->row_count);
	size_t *columns = used_places(tally, false, &cross->column_count);

	cross->rows = names_of(tally, rows, cross->row_count);
	cross->columns = names_of(tally, columns, cross->column_count);
	cross->counts = arena_alloc(
		&tally->memory, cross->row_count * cross->column_count * sizeof(*cross->counts));
	for (size_t i = 0; i < cross->row_count; i++)
		for (size_t j = 0; j < cross->column_count; j++)
			cross->counts[i * cross->column_count + j] =
				cell(tally->work, rows[i], columns[j]);
}

static int compare_names(const void *a, const void *b)
{
	const struct tally_count *one = a, *other = b;

	return strcmp(one->name, other->name);
}

static int compare_used(const void *a, const void *b)
{
	const struct tally_count *one = a, *other = b;

	if (one->count != other->count)
		return one->count > other->count ? -1 : 1;
	return compare_names(a, b);
}

static void sort_counts(struct tally_counts *counts, int (*compare)(const void *a, const void *b))
{
	if (counts->count > 1)
		qsort(counts->items, counts->count, sizeof(*counts->items), compare);
	counts->names = (struct lookup){ 0 }; /* what it knew are places of before */
}

void tally_sort_used(struct tally_counts *counts)
{
	sort_counts(counts, compare_used);
}

void tally_sort_names(struct tally_counts *counts)
{
	sort_counts(counts, compare_names);
}
