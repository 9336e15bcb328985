#include "model/roll.h"

#include <stdlib.h>
#include <string.h>

enum { YEAR_LONGEST = 366 };

static void add_person(
	struct roll *roll, const char *handle, const struct person *person, bool known)
{
	roll->items = mem_grow(roll->items, &roll->cap, roll->count + 1, sizeof(*roll->items));
	roll->items[roll->count++] = (struct roll_person){
		.handle = handle, .person = person, .known = known, .last = DAY_NONE
	};
}

/* A note names HANDLE: that makes somebody without a file known for a while. */
static size_t meet(struct roll *roll, const char *handle, int ago)
{
	const struct person *person = people_find(roll->people, handle);
	size_t at;

	if (person != NULL)
		return (size_t)(person - roll->people->items);
	at = lookup_add(&roll->handles, &roll->memory, handle, roll->count);
	if (at == roll->count)
		add_person(roll, handle, NULL, false);
	if (ago >= 0 && ago <= PEOPLE_KNOWN_DAYS)
		roll->items[at].known = true;
	return at;
}

static void add_note(struct roll_person *person, const struct note *note)
{
	if (person->note_count > 0 && person->notes[person->note_count - 1] == note)
		return;
	person->notes = mem_grow(
		person->notes, &person->note_cap, person->note_count + 1, sizeof(*person->notes));
	person->notes[person->note_count++] = note;
}

bool roll_thanked_within(const struct roll *roll, struct day day)
{
	return days_between(day, roll->today) <= roll->settings->lookback;
}

static void see_note(struct roll *roll, const struct note *note)
{
	struct day day = moment_day(note->date);
	int ago = days_between(day, roll->today);
	bool counts = roll_thanked_within(roll, day);
	size_t from = meet(roll, note->from, ago);

	add_note(&roll->items[from], note);
	for (size_t i = 0; i < note->to.count; i++) {
		size_t at = meet(roll, note->to.items[i], ago);
		struct roll_person *to = &roll->items[at];

		add_note(to, note);
		if (counts && at != from && day_compare(day, to->last) > 0)
			to->last = day;
	}
}

struct span roll_reach(const struct settings *settings, struct day today)
{
	int days = settings->lookback > YEAR_LONGEST ? settings->lookback : YEAR_LONGEST;

	return (struct span){ day_add(today, -days), today };
}

void roll_build(struct roll *roll, const struct notes *notes, const struct people *people,
	const struct settings *settings, struct day today, int days)
{
	*roll = (struct roll){ .notes = notes,
		.people = people,
		.settings = settings,
		.today = today,
		.ahead = { today, settings_add_working(settings, today, days) } };
	for (size_t i = 0; i < people->count; i++) {
		const struct person *person = &people->items[i];

		add_person(roll, person->handle, person, !person_left(person, today));
		occasions_add(&roll->occasions, person, roll->ahead);
	}
	occasions_sort(&roll->occasions);
	for (size_t i = 0; i < notes->count; i++)
		see_note(roll, &notes->items[i]);
}

void roll_release(struct roll *roll)
{
	if (roll == NULL)
		return;
	for (size_t i = 0; i < roll->count; i++)
		free(roll->items[i].notes);
	free(roll->items);
	occasions_release(&roll->occasions);
	arena_release(&roll->memory);
	*roll = (struct roll){ 0 };
}

bool roll_find(const struct roll *roll, const char *handle, size_t *at)
{
	const struct person *person = people_find(roll->people, handle);

	if (person != NULL)
		*at = (size_t)(person - roll->people->items);
	return person != NULL || lookup_find(&roll->handles, handle, at);
}
