#include "model/goals.h"

#include <stdlib.h>
#include <string.h>

static bool is_remote(const struct tally_person *row)
{
	return row->person != NULL && row->person->remote;
}

bool goal_is_for(enum goal goal, const struct goal_person *person)
{
	switch (goal) {
	case GOAL_TEAM:
		return person->team > 0;
	case GOAL_REMOTE:
		return is_remote(person->row);
	default:
		return true;
	}
}

bool goal_is_done(enum goal goal, const struct goal_person *person)
{
	switch (goal) {
	case GOAL_CUSTOMER:
		return person->row->to_customers > 0;
	case GOAL_TEAM:
		return person->met >= person->team;
	default:
		return person->row->received > 0;
	}
}

static int compare_handle(const void *key, const void *item)
{
	return strcmp(key, ((const struct goal_person *)item)->row->handle);
}

static struct goal_person *find(const struct goals *goals, const char *handle)
{
	if (goals->count == 0)
		return NULL;
	return bsearch(handle, goals->items, goals->count, sizeof(*goals->items), compare_handle);
}

static bool share_group(const struct tally_person *one, const struct tally_person *other)
{
	if (one->person == NULL)
		return false;
	for (size_t i = 0; i < one->person->groups.count; i++)
		if (person_in_group(other->person, one->person->groups.items[i]))
			return true;
	return false;
}

static bool are_team(
	const struct goals *goals, const struct goal_person *one, const struct goal_person *other)
{
	return one != other && (!goals->grouped || share_group(one->row, other->row));
}

/* Their pair as one key: no handle holds a line feed. */
static void add_pair(struct str *key, const char *from, const char *to)
{
	str_clear(key);
	str_addf(key, "%s\n%s", from, to);
}

static void meet(struct goals *goals, struct goal_person *from, const struct goal_person *to)
{
	struct str key = { 0 };
	const char *kept;
	size_t known = goals->met.count;

	add_pair(&key, from->row->handle, to->row->handle);
	kept = arena_text(&goals->memory, str_text(&key), key.length);
	lookup_add(&goals->met, &goals->memory, kept, 0);
	from->met += goals->met.count > known;
	str_release(&key);
}

static bool is_in_person(
	const struct note *note, const struct goal_person *from, const struct goal_person *to)
{
	return note->via == VIA_IN_PERSON ||
	       (note->via == VIA_PHONE && (is_remote(from->row) || is_remote(to->row)));
}

static void see_note(struct goals *goals, const struct note *note)
{
	struct goal_person *from = find(goals, note->from);

	for (size_t i = 0; from != NULL && i < note->to.count; i++) {
		const struct goal_person *to = find(goals, note->to.items[i]);

		if (to != NULL && are_team(goals, from, to) && is_in_person(note, from, to))
			meet(goals, from, to);
	}
}

/* Who is in which group, to count a team without comparing everybody with everybody. */
struct groups {
	struct lookup numbers;
	struct members {
		size_t *items; /* numbers of people */
		size_t count, cap;
	} * groups;
	size_t count, cap;
	size_t *marks; /* per person: the last one whose team they were counted in, from 1 */
	struct arena memory;
};

static void join(struct groups *groups, const char *name, size_t person)
{
	size_t at = lookup_add(&groups->numbers, &groups->memory, name, groups->count);
	struct members *members;

	if (at == groups->count) {
		groups->groups = mem_grow(
			groups->groups, &groups->cap, groups->count + 1, sizeof(*groups->groups));
		groups->groups[groups->count++] = (struct members){ 0 };
	}
	members = &groups->groups[at];
	members->items = mem_grow(
		members->items, &members->cap, members->count + 1, sizeof(*members->items));
	members->items[members->count++] = person;
}

static size_t count_team(const struct groups *groups, const struct goals *goals, size_t person)
{
	const struct person *file = goals->items[person].row->person;
	size_t team = 0, at, names = file == NULL ? 0 : file->groups.count;

	groups->marks[person] = person + 1;
	for (size_t i = 0; i < names && team + 1 < goals->count; i++) {
		if (!lookup_find(&groups->numbers, file->groups.items[i], &at))
			continue;
		for (size_t j = 0; j < groups->groups[at].count; j++) {
			size_t other = groups->groups[at].items[j];

			team += groups->marks[other] != person + 1;
			groups->marks[other] = person + 1;
		}
	}
	return team;
}

static void count_teams(struct goals *goals)
{
	struct groups groups = { 0 };

	groups.marks = arena_alloc(&groups.memory, goals->count * sizeof(*groups.marks));
	for (size_t i = 0; i < goals->count; i++) {
		const struct person *file = goals->items[i].row->person;

		for (size_t j = 0; file != NULL && j < file->groups.count; j++)
			join(&groups, file->groups.items[j], i);
	}
	goals->grouped = groups.count > 0;
	for (size_t i = 0; i < goals->count; i++)
		goals->items[i].team =
			goals->grouped ? count_team(&groups, goals, i) : goals->count - 1;
	for (size_t i = 0; i < groups.count; i++)
		free(groups.groups[i].items);
	free(groups.groups);
	arena_release(&groups.memory);
}

static void count_goals(struct goals *goals)
{
	for (enum goal goal = 0; goal < GOAL_COUNT; goal++) {
		struct goal_count *count = &goals->of[goal];

		for (size_t i = 0; i < goals->count; i++) {
			if (!goal_is_for(goal, &goals->items[i]))
				continue;
			count->people++;
			count->done += goal_is_done(goal, &goals->items[i]);
		}
	}
}

void goals_build(struct goals *goals, const struct tally *tally, const struct notes *notes)
{
	*goals = (struct goals){ 0 };
	goals->items = arena_alloc(&goals->memory, tally->person_count * sizeof(*goals->items));
	for (size_t i = 0; i < tally->person_count; i++)
		if (tally->persons[i]->counted && tally->persons[i]->kind == KIND_COLLEAGUE)
			goals->items[goals->count++].row = tally->persons[i];
	count_teams(goals);
	for (size_t i = 0; i < notes->count; i++)
		if (span_holds(tally->span, moment_day(notes->items[i].date)))
			see_note(goals, &notes->items[i]);
	count_goals(goals);
}

void goals_left(
	const struct goals *goals, const char *handle, struct arena *arena, struct texts *handles)
{
	const struct goal_person *from = find(goals, handle);
	struct str key = { 0 };

	for (size_t i = 0; from != NULL && i < goals->count; i++) {
		const struct goal_person *to = &goals->items[i];

		add_pair(&key, handle, to->row->handle);
		if (are_team(goals, from, to) && !lookup_find(&goals->met, str_text(&key), NULL))
			texts_add(arena, handles, to->row->handle);
	}
	str_release(&key);
}

void goals_release(struct goals *goals)
{
	if (goals == NULL)
		return;
	arena_release(&goals->memory);
	*goals = (struct goals){ 0 };
}
