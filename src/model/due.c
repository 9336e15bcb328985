#include "model/due.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"

/* One person's reminder on the way. */
struct search {
	const struct roll *roll;
	const struct due_wish *wish;
	const struct roll_person *me; /* NULL: nobody here */
	struct day *last; /* for each on the roll, when I thanked them last */
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

	return group == NULL || person_belongs(person, group);
}

static void see_thanks(struct search *search, const struct note *note)
{
	struct day day = moment_day(note->date);
	size_t at;

	for (size_t i = 0; i < note->to.count; i++)
		if (roll_find(search->roll, note->to.items[i], &at) &&
			day_compare(day, search->last[at]) > 0)
			search->last[at] = day;
}

/* What I wrote: whom I thanked, and what I answered. */
static void see_mine(struct search *search)
{
	search->last = arena_alloc(&search->memory, search->roll->count * sizeof(*search->last));
	for (size_t i = 0; i < search->roll->count; i++)
		search->last[i] = DAY_NONE;
	for (size_t i = 0; search->me != NULL && i < search->me->note_count; i++) {
		const struct note *note = search->me->notes[i];

		if (!is_me(search, note->from))
			continue;
		if (roll_thanked_within(search->roll, moment_day(note->date)))
			see_thanks(search, note);
		if (note->id != NULL)
			lookup_add(&search->mine, &search->memory, note->id, 0);
		if (note->re != NULL)
			lookup_add(&search->answered, &search->memory, note->re, 0);
	}
}

static bool share_group(const struct person *one, const struct person *other)
{
	for (size_t i = 0; one != NULL && i < one->groups.count; i++)
		if (person_in_group(other, one->groups.items[i]))
			return true;
	return false;
}

/* False when the person at AT is not due yet. */
static bool find_due(const struct search *search, size_t at, struct due_thanks *thanks)
{
	const struct settings *settings = search->roll->settings;
	const struct roll_person *who = &search->roll->items[at];
	struct day today = search->roll->today;
	struct day last = search->wish->by == DUE_BY_ANYBODY ? who->last : search->last[at];

	*thanks = (struct due_thanks){ .handle = who->handle,
		.person = who->person,
		.last = last,
		.due = today,
		.near = search->me != NULL && share_group(search->me->person, who->person),
		.days = DUE_NEVER,
		.every = settings_every(settings, who->person),
		.overdue = DUE_NEVER };
	if (thanks->every == DURATION_NEVER)
		return false;
	if (!day_known(last))
		return true;
	thanks->due = settings_add_working(settings, day_add(last, thanks->every), 0);
	thanks->days = days_between(last, today);
	thanks->overdue = settings_working_between(settings, thanks->due, today);
	return day_compare(thanks->due, today) <= 0;
}

static int compare_thanks(const void *a, const void *b)
{
	const struct due_thanks *one = a, *other = b;

	if ((one->days == DUE_NEVER) != (other->days == DUE_NEVER))
		return one->days == DUE_NEVER ? -1 : 1;
	if (one->days == DUE_NEVER && one->near != other->near)
		return one->near ? -1 : 1;
	if (one->overdue != other->overdue)
		return one->overdue > other->overdue ? -1 : 1;
	if (one->days != other->days)
		return one->days > other->days ? -1 : 1;
	return strcmp(one->handle, other->handle);
}

static bool is_considered(const struct search *search, const struct roll_person *who)
{
	return who->known && !is_me(search, who->handle) && is_asked_for(search, who->person);
}

static void find_thanks(struct due *due, const struct search *search)
{
	const struct roll *roll = search->roll;

	due->thanks = mem_alloc((roll->count + 1) * sizeof(*due->thanks));
	for (size_t i = 0; i < roll->count; i++)
		if (is_considered(search, &roll->items[i]) &&
			find_due(search, i, &due->thanks[due->thanks_count]))
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
	if (!span_holds(search->wish->answers, moment_day(note->date)) ||
		is_me(search, note->from) || !note_is_to(note, search->wish->me) || !has_text(note))
		return false;
	if (note->re != NULL && lookup_find(&search->mine, note->re, NULL))
		return false;
	return !lookup_find(&search->answered, note->id, NULL) &&
	       is_asked_for(search, people_find(search->roll->people, note->from));
}

/* Is it between me and somebody who is asked for? */
static bool concerns(const struct search *search, const struct note *note)
{
	bool from_me = is_me(search, note->from);

	if (!from_me)
		return note_is_to(note, search->wish->me) &&
		       is_asked_for(search, people_find(search->roll->people, note->from));
	for (size_t i = 0; i < note->to.count; i++)
		if (is_asked_for(search, people_find(search->roll->people, note->to.items[i])))
			return true;
	return false;
}

static bool was_year_ago(const struct search *search, const struct note *note)
{
	struct day day = moment_day(note->date);
	int year = day_civil(search->roll->today).year;

	return day_civil(day).year == year - 1 &&
	       day_compare(yearly_in(yearly_of(day), year), search->roll->today) == 0 &&
	       has_text(note) && concerns(search, note);
}

static void find_notes(struct due *due, const struct search *search)
{
	size_t count = search->me == NULL ? 0 : search->me->note_count;
	size_t room = (count + 1) * sizeof(const struct note *);

	due->answers = mem_alloc(room);
	due->year_ago = mem_alloc(room);
	for (size_t i = 0; i < count; i++) {
		const struct note *note = search->me->notes[i];

		if (waits_for_answer(search, note))
			due->answers[due->answer_count++] = note;
		if (was_year_ago(search, note))
			due->year_ago[due->year_ago_count++] = note;
	}
}

static void find_occasions(struct due *due, const struct search *search)
{
	const struct occasions *all = &search->roll->occasions;

	due->occasions.items = mem_alloc((all->count + 1) * sizeof(*all->items));
	for (size_t i = 0; i < all->count; i++) {
		const struct person *person = all->items[i].person;

		if (!is_me(search, person->handle) && is_asked_for(search, person))
			due->occasions.items[due->occasions.count++] = all->items[i];
	}
}

struct span due_answer_days(struct day today)
{
	return (struct span){ day_add(today, -DUE_ANSWER_DAYS), today };
}

void due_build(struct due *due, const struct roll *roll, const struct due_wish *wish)
{
	struct search search = { .roll = roll, .wish = wish };
	size_t at;

	*due = (struct due){ 0 };
	if (roll_find(roll, wish->me, &at))
		search.me = &roll->items[at];
	see_mine(&search);
	find_thanks(due, &search);
	find_notes(due, &search);
	find_occasions(due, &search);
	arena_release(&search.memory);
}

void due_release(struct due *due)
{
	if (due == NULL)
		return;
	free(due->thanks);
	free(due->answers);
	free(due->year_ago);
	occasions_release(&due->occasions);
	*due = (struct due){ 0 };
}
