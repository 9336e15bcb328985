#include "model/tally.h"

#include <string.h>

#include "base/unicode.h"
#include "model/tally_sum.h"
#include "model/tally_work.h"

/* The counter of NAME, made when it is new. A counter by its folded name keeps the first spelling.
 */
static struct tally_count *counter(
	struct tally *tally, struct tally_counts *counts, const char *name)
{
	struct str folded = { 0 };
	size_t at;

	str_add_folded(&folded, name, strlen(name), FOLD_NAME);
	if (!lookup_find(&counts->names, str_text(&folded), &at)) {
		const char *key = arena_text(&tally->memory, str_text(&folded), folded.length);

		at = lookup_add(&counts->names, &tally->memory, key, counts->count);
		counts->items = mem_grow(
			counts->items, &counts->cap, counts->count + 1, sizeof(*counts->items));
		counts->items[counts->count++] =
			(struct tally_count){ arena_string(&tally->memory, name), 0 };
	}
	str_release(&folded);
	return &counts->items[at];
}

static struct tally_person *person_of(struct tally *tally, const char *handle)
{
	struct tally_work *work = tally->work;
	size_t at;

	if (!lookup_find(&work->handles, handle, &at))
		at = tally_add_person(tally, handle, people_find(tally->people, handle));
	return work->persons[at];
}

static void keep_latest(const struct tally *tally, struct day *latest, struct day day)
{
	if (day_compare(day, tally->today) <= 0 && day_compare(day, *latest) > 0)
		*latest = day;
}

/* Counts NOTE for the cells of the cross table, each once, however many people share a group. */
static void mark_places(struct tally_work *work, const struct tally_person *to)
{
	for (size_t i = 0; i < to->place_count; i++) {
		if (work->marks[to->places[i]] == work->serial)
			continue;
		work->marks[to->places[i]] = work->serial;
		work->marked[work->marked_count++] = to->places[i];
	}
}

static void count_cross(struct tally_work *work, const struct tally_person *from)
{
	for (size_t i = 0; i < from->place_count; i++)
		for (size_t j = 0; j < work->marked_count; j++)
			work->cells[from->places[i] * work->place_count + work->marked[j]]++;
}

static void count_week(struct tally *tally, struct day day)
{
	size_t week = (size_t)days_between(tally->first_week, day) / 7;

	tally->weeks[week]++;
	if (week >= tally->week_count)
		tally->week_count = week + 1;
}

static void count_one(struct tally *tally, const struct note *note)
{
	if (text_same(note->from, tally->one)) {
		for (size_t i = 0; i < note->to.count; i++)
			if (strcmp(note->to.items[i], tally->one) != 0)
				counter(tally, &tally->thanked, note->to.items[i])->count++;
	} else if (note_is_to(note, tally->one)) {
		counter(tally, &tally->thanked_by, note->from)->count++;
		tally->one_vias[note->via]++;
		for (size_t i = 0; i < note->all_tags.count; i++)
			counter(tally, &tally->one_tags, note->all_tags.items[i])->count++;
	}
}

static bool is_before_so_far(const struct tally *tally, struct day day)
{
	return span_holds(tally->before, day) && day_compare(day, tally->work->so_far) <= 0;
}

/* What NOTE does for those it thanks; the sender not among them. True when there is anybody;
 * to_kind: of which kinds. */
static bool count_receivers(
	struct tally *tally, const struct note *note, struct day day, bool to_kind[KIND_COUNT])
{
	struct tally_work *work = tally->work;
	bool in_span = span_holds(tally->span, day), in_before = is_before_so_far(tally, day);
	bool reached = false;

	for (size_t i = 0; i < note->to.count; i++) {
		struct tally_person *to;

		if (strcmp(note->to.items[i], note->from) == 0)
			continue;
		to = person_of(tally, note->to.items[i]);
		reached = true;
		keep_latest(tally, &to->last_received, day);
		to->received += in_span;
		to->received_before += in_before;
		to_kind[to->kind] = true;
		if (in_span)
			mark_places(work, to);
	}
	for (int kind = 0; kind < KIND_COUNT; kind++)
		tally->to_kind[kind] += in_span && to_kind[kind];
	return reached;
}

static void count_note(struct tally *tally, const struct note *note, struct day day)
{
	tally->notes++;
	tally->vias[note->via]++;
	count_week(tally, day);
	for (size_t i = 0; i < note->all_tags.count; i++)
		counter(tally, &tally->tags, note->all_tags.items[i])->count++;
	if (tally->one != NULL)
		count_one(tally, note);
}

void tally_add(struct tally *tally, const struct note *note)
{
	struct day day = moment_day(note->date);
	bool in_span = span_holds(tally->span, day), so_far = is_before_so_far(tally, day);
	bool to_kind[KIND_COUNT] = { false };
	struct tally_work *work = tally->work;
	struct tally_person *from;

	work->serial++;
	work->marked_count = 0;
	if (in_span)
		count_note(tally, note, day);
	tally->notes_before += span_holds(tally->before, day);
	tally->notes_before_so_far += so_far;
	if (!count_receivers(tally, note, day, to_kind))
		return;
	from = person_of(tally, note->from);
	keep_latest(tally, &from->last_gave, day);
	from->gave += in_span;
	from->to_customers += in_span && to_kind[KIND_CUSTOMER];
	from->gave_before += so_far;
	count_cross(work, from);
}

void tally_finish(struct tally *tally)
{
	tally_sum_persons(tally);
	tally_sum_shares(tally);
	tally_sum_cross(tally);
	tally_sort_used(&tally->tags);
	tally_sort_used(&tally->one_tags);
	tally_sort_names(&tally->thanked_by);
	tally_sort_names(&tally->thanked);
}
