#include "model/due.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "model/handle.h"

enum { YEAR_LONGEST = 366 };

/* Somebody who is to be thanked, and when that happened last. */
struct candidate {
	const char *handle;
	const struct person *person;
	struct day last;
	bool considered;
};

struct search {
	const struct people *people;
	const struct settings *settings;
	const struct due_wish *wish;
	struct candidate *candidates; /* those with a file first, in order */
	size_t count, cap;
	struct lookup handles; /* of the candidates without a file */
	struct lookup mine; /* ids of my notes */
	struct lookup answered; /* ids that they answer */
	struct arena memory;
};

static bool is_me(const struct search *search, const char *handle)
{
	return text_same(handle, search->wish->me);
}

static bool is_asked_for(const struct search *search, const struct person *person)
{
	const char *group = search->wish->group;

	if (group == NULL)
		return true;
	return person != NULL && (text_same(group, HANDLE_ALL) || person_in_group(person, group));
}

static void add_candidate(
	struct search *search, const char *handle, const struct person *person, bool considered)
{
	search->candidates = mem_grow(
		search->candidates, &search->cap, search->count + 1, sizeof(*search->candidates));
	search->candidates[search->count++] = (struct candidate){ handle, person, DAY_NONE,
		considered && !is_me(search, handle) && is_asked_for(search, person) };
}

/* The candidate of HANDLE, made when a note names somebody without a file. */
static struct candidate *candidate_of(struct search *search, const char *handle)
{
	const struct person *person = people_find(search->people, handle);
	size_t at;

	if (person != NULL)
		return &search->candidates[person - search->people->items];
	at = lookup_add(&search->handles, &search->memory, handle, search->count);
	if (at == search->count)
		add_candidate(search, handle, NULL, false);
	return &search->candidates[at];
}

/* A note names HANDLE: that makes somebody without a file known for a while. */
static struct candidate *meet(struct search *search, const char *handle, int ago)
{
	struct candidate *candidate = candidate_of(search, handle);

	if (candidate->person == NULL && ago >= 0 && ago <= PEOPLE_KNOWN_DAYS)
		candidate->considered = !is_me(search, handle) && is_asked_for(search, NULL);
	return candidate;
}

static void see_thanks(struct search *search, const struct note *note)
{
	struct day day = moment_day(note->date);
	int ago = days_between(day, search->wish->today);
	bool counts = (search->wish->by == DUE_BY_ANYBODY || is_me(search, note->from)) &&
		      ago <= search->settings->lookback;

	meet(search, note->from, ago);
	for (size_t i = 0; i < note->to.count; i++) {
		struct candidate *candidate = meet(search, note->to.items[i], ago);

		if (counts && strcmp(candidate->handle, note->from) != 0 &&
			day_compare(day, candidate->last) > 0)
			candidate->last = day;
	}
}

static void see_mine(struct search *search, const struct note *note)
{
	if (note->id != NULL)
		lookup_add(&search->mine, &search->memory, note->id, 0);
	if (note->re != NULL)
		lookup_add(&search->answered, &search->memory, note->re, 0);
}

/* False when CANDIDATE is not due yet. */
static bool find_due(
	const struct search *search, const struct candidate *candidate, struct due_thanks *thanks)
{
	struct day today = search->wish->today, due;

	*thanks = (struct due_thanks){ .handle = candidate->handle,
		.person = candidate->person,
		.last = candidate->last,
		.days = DUE_NEVER,
		.every = settings_every(search->settings, candidate->person),
		.overdue = DUE_NEVER };
	if (!day_known(candidate->last))
		return true;
	due = settings_add_working(search->settings, day_add(candidate->last, thanks->every), 0);
	thanks->days = days_between(candidate->last, today);
	thanks->overdue = settings_working_between(search->settings, due, today);
	return day_compare(due, today) <= 0;
}

static int compare_thanks(const void *a, const void *b)
{
	const struct due_thanks *one = a, *other = b;

	if ((one->days == DUE_NEVER) != (other->days == DUE_NEVER))
		return one->days == DUE_NEVER ? -1 : 1;
	if (one->overdue != other->overdue)
		return one->overdue > other->overdue ? -1 : 1;
	if (one->days != other->days)
		return one->days > other->days ? -1 : 1;
	return strcmp(one->handle, other->handle);
}

static void find_thanks(struct due *due, const struct search *search)
{
	due->thanks = arena_alloc(&due->memory, search->count * sizeof(*due->thanks));
	for (size_t i = 0; i < search->count; i++)
		if (search->candidates[i].considered &&
			find_due(search, &search->candidates[i], &due->thanks[due->thanks_count]))
			due->thanks_count++;
	if (due->thanks_count > 1)
		qsort(due->thanks, due->thanks_count, sizeof(*due->thanks), compare_thanks);
}

static bool has_text(const struct note *note)
{
	const char *text = note->text != NULL ? note->text : "";

	while (ascii_is_space(*text))
		text++;
	return *text != '\0';
}

static bool waits_for_answer(const struct search *search, const struct note *note)
{
	int ago = days_between(moment_day(note->date), search->wish->today);

	if (ago < 0 || ago > DUE_ANSWER_DAYS || is_me(search, note->from) ||
		!note_is_to(note, search->wish->me) || !has_text(note))
		return false;
	if (note->re != NULL && lookup_find(&search->mine, note->re, NULL))
		return false;
	return !lookup_find(&search->answered, note->id, NULL) &&
	       is_asked_for(search, people_find(search->people, note->from));
}

/* Is it between me and somebody who is asked for? */
static bool concerns(const struct search *search, const struct note *note)
{
	bool from_me = is_me(search, note->from);

	if (!from_me)
		return note_is_to(note, search->wish->me) &&
		       is_asked_for(search, people_find(search->people, note->from));
	for (size_t i = 0; i < note->to.count; i++)
		if (is_asked_for(search, people_find(search->people, note->to.items[i])))
			return true;
	return false;
}

static bool was_year_ago(const struct search *search, const struct note *note)
{
	struct day day = moment_day(note->date);
	int year = day_civil(search->wish->today).year;

	return day_civil(day).year == year - 1 &&
	       day_compare(yearly_in(yearly_of(day), year), search->wish->today) == 0 &&
	       has_text(note) && concerns(search, note);
}

static void find_notes(struct due *due, const struct search *search, const struct notes *notes)
{
	size_t room = notes->count * sizeof(const struct note *);
	const struct note **answers = mem_alloc(room), **year_ago = mem_alloc(room);

	for (size_t i = 0; i < notes->count; i++) {
		const struct note *note = &notes->items[i];

		if (waits_for_answer(search, note))
			answers[due->answer_count++] = note;
		if (was_year_ago(search, note))
			year_ago[due->year_ago_count++] = note;
	}
	due->answers = answers;
	due->year_ago = year_ago;
}

static void find_occasions(struct due *due, const struct search *search)
{
	struct day today = search->wish->today;
	struct span ahead = { today,
		settings_add_working(search->settings, today, search->wish->days) };

	for (size_t i = 0; i < search->people->count; i++) {
		const struct person *person = &search->people->items[i];

		if (!is_me(search, person->handle) && is_asked_for(search, person))
			occasions_add(&due->occasions, person, ahead);
	}
	occasions_sort(&due->occasions);
}

struct span due_reach(const struct settings *settings, struct day today)
{
	int days = settings->lookback > YEAR_LONGEST ? settings->lookback : YEAR_LONGEST;

	return (struct span){ day_add(today, -days), today };
}

void due_build(struct due *due, const struct notes *notes, const struct people *people,
	const struct settings *settings, const struct due_wish *wish)
{
	struct search search = { .people = people, .settings = settings, .wish = wish };

	*due = (struct due){ 0 };
	for (size_t i = 0; i < people->count; i++)
		add_candidate(&search, people->items[i].handle, &people->items[i],
			!person_left(&people->items[i], wish->today));
	for (size_t i = 0; i < notes->count; i++) {
		see_thanks(&search, &notes->items[i]);
		if (is_me(&search, notes->items[i].from))
			see_mine(&search, &notes->items[i]);
	}
	find_thanks(due, &search);
	find_notes(due, &search, notes);
	find_occasions(due, &search);
	free(search.candidates);
	arena_release(&search.memory);
}

void due_release(struct due *due)
{
	if (due == NULL)
		return;
	free(due->answers);
	free(due->year_ago);
	occasions_release(&due->occasions);
	arena_release(&due->memory);
	*due = (struct due){ 0 };
}
