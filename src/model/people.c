#include "model/people.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/near.h"
#include "base/unicode.h"
#include "model/called.h"
#include "model/handle.h"
#include "model/short_name.h"

void people_release(struct people *people)
{
	if (people == NULL)
		return;
	free(people->items);
	arena_release(&people->memory);
	*people = (struct people){ 0 };
}

struct person *people_add(struct people *people)
{
	struct person *person;

	people->items =
		mem_grow(people->items, &people->cap, people->count + 1, sizeof(*people->items));
	person = &people->items[people->count++];
	*person = (struct person){ 0 };
	fields_init(&person_fields, person);
	return person;
}

static int compare_handles(const void *a, const void *b)
{
	const struct person *one = a, *other = b;

	return strcmp(one->handle, other->handle);
}

/* Spellings that are folded already, as almost all are: lower-case ASCII. */
static bool is_folded(const char *spelling)
{
	for (; *spelling != '\0'; spelling++)
		if ((unsigned char)*spelling >= 0x80 || ascii_lower(*spelling) != *spelling)
			return false;
	return true;
}

static void add_spelling(struct people *people, const char *spelling, size_t item)
{
	struct str folded = { 0 };

	str_add_folded(&folded, spelling, strlen(spelling), FOLD_NAME);
	lookup_add(&people->spellings, &people->memory,
		arena_text(&people->memory, str_text(&folded), folded.length), item);
	str_release(&folded);
}

/* Everybody's short name, or the whole one where others are called alike. */
static void find_short_names(struct people *people)
{
	struct arena scratch = { 0 };
	struct lookup first = { 0 };
	bool *shared = arena_alloc(&scratch, people->count * sizeof(*shared));

	people->short_names =
		arena_alloc(&people->memory, people->count * sizeof(*people->short_names));
	for (size_t i = 0; i < people->count; i++) {
		const char *name = person_name(&people->items[i]);
		struct str folded = { 0 };
		size_t other;

		str_add_folded(&folded, name, short_name_length(name), FOLD_NAME);
		other = lookup_add(&first, &scratch,
			arena_text(&scratch, str_text(&folded), folded.length), i);
		shared[i] = shared[other] = other != i || shared[other];
		str_release(&folded);
	}
	for (size_t i = 0; i < people->count; i++) {
		const char *name = person_name(&people->items[i]);
		size_t length = shared[i] ? strlen(name) : short_name_length(name);

		people->short_names[i] = arena_text(&people->memory, name, length);
	}
	arena_release(&scratch);
}

void people_ready(struct people *people)
{
	if (people->count == 0)
		return;
	qsort(people->items, people->count, sizeof(*people->items), compare_handles);
	for (size_t i = 0; i < people->count; i++) {
		texts_once(&people->items[i].groups);
		add_spelling(people, people->items[i].handle, i);
	}
	for (size_t i = 0; i < people->count; i++) {
		const struct person *person = &people->items[i];

		for (size_t j = 0; j < person->aliases.count; j++)
			add_spelling(people, person->aliases.items[j], i);
		for (size_t j = 0; j < person->emails.count; j++)
			add_spelling(people, person->emails.items[j], i);
		for (size_t j = 0; j < person->groups.count; j++)
			lookup_add(&people->groups, &people->memory, person->groups.items[j], i);
	}
	find_short_names(people);
}

/* The item that goes by NAME; false when none does. */
static bool find_item(const struct people *people, const char *name, size_t *item)
{
	struct str folded = { 0 };
	bool found;

	if (name[0] == '@')
		name++;
	if (is_folded(name))
		return lookup_find(&people->spellings, name, item);
	str_add_folded(&folded, name, strlen(name), FOLD_NAME);
	found = lookup_find(&people->spellings, str_text(&folded), item);
	str_release(&folded);
	return found;
}

const struct person *people_find(const struct people *people, const char *name)
{
	size_t item;

	return name != NULL && find_item(people, name, &item) ? &people->items[item] : NULL;
}

const char *people_handle(const struct people *people, const char *name)
{
	const struct person *person = people_find(people, name);

	return person != NULL ? person->handle : name;
}

const char *people_name(const struct people *people, const char *handle)
{
	const struct person *person = people_find(people, handle);

	return person != NULL ? person_name(person) : handle;
}

const char *people_short_name(const struct people *people, const char *handle)
{
	size_t item;

	return find_item(people, handle, &item) ? people->short_names[item] : handle;
}

int people_kind(const struct people *people, const char *handle)
{
	return person_kind(people_find(people, handle));
}

bool people_has_group(const struct people *people, const char *group)
{
	return lookup_find(&people->groups, group, NULL);
}

void people_members(const struct people *people, const char *group, struct day day,
	struct arena *arena, struct texts *members)
{
	bool all = strcmp(group, HANDLE_ALL) == 0;

	for (size_t i = 0; i < people->count; i++) {
		const struct person *person = &people->items[i];

		if (!person_left(person, day) && (all || person_in_group(person, group)))
			texts_add(arena, members, person->handle);
	}
}

static int compare_texts(const void *a, const void *b)
{
	const char *const *one = a, *const *other = b;

	return strcmp(*one, *other);
}

void people_groups(const struct people *people, struct arena *arena, struct texts *groups)
{
	struct arena scratch = { 0 };
	struct lookup seen = { 0 };

	for (size_t i = 0; i < people->count; i++) {
		const struct texts *names = &people->items[i].groups;

		for (size_t j = 0; j < names->count; j++) {
			size_t known = seen.count;

			lookup_add(&seen, &scratch, names->items[j], 0);
			if (seen.count > known)
				texts_add(arena, groups, names->items[j]);
		}
	}
	if (groups->count > 1)
		qsort(groups->items, groups->count, sizeof(*groups->items), compare_texts);
	arena_release(&scratch);
}

void people_settle_note(const struct people *people, struct note *note, struct arena *arena)
{
	note->from = people_handle(people, note->from);
	note->by = people_handle(people, note->by);
	for (size_t i = 0; i < note->to.count; i++)
		note->to.items[i] = people_handle(people, note->to.items[i]);
	texts_once(&note->to);
	note_settle(note, arena);
}

/* PERSON's aliases and addresses, by number; NULL behind the last. */
static const char *spelling_of(const struct person *person, size_t i)
{
	if (i < person->aliases.count)
		return person->aliases.items[i];
	i -= person->aliases.count;
	return i < person->emails.count ? person->emails.items[i] : NULL;
}

bool people_clash(const struct people *people, struct clash *clash)
{
	for (; clash->person < people->count; clash->person++, clash->next = 0) {
		const struct person *person = &people->items[clash->person];
		const char *spelling;

		while ((spelling = spelling_of(person, clash->next)) != NULL) {
			const struct person *owner = people_find(people, spelling);

			clash->next++;
			if (owner == NULL || owner == person)
				continue;
			clash->spelling = spelling;
			clash->first = owner->handle;
			clash->second = person->handle;
			return true;
		}
	}
	return false;
}

/* The nearer one of BEST (may be NULL) and KNOWN; the first of equals. */
static const char *nearer(const char *typed, const char *best, const char *known)
{
	if (!text_near(typed, known))
		return best;
	if (best == NULL || text_distance(typed, known, HANDLE_LONGEST) <
				    text_distance(typed, best, HANDLE_LONGEST))
		return known;
	return best;
}

const char *people_near(
	const struct people *people, const struct texts *known, const char *but, const char *typed)
{
	const char *best;

	if (typed[0] == '@')
		typed++;
	if (people_find(people, typed) != NULL || texts_hold(known, typed, strlen(typed)))
		return NULL;
	best = people_called(people, typed);
	if (best != NULL && !text_same(best, but))
		return best;
	best = NULL;
	for (size_t i = 0; i < people->count; i++)
		if (!text_same(people->items[i].handle, but))
			best = nearer(typed, best, people->items[i].handle);
	for (size_t i = 0; i < known->count; i++)
		if (!text_same(known->items[i], but))
			best = nearer(typed, best, known->items[i]);
	return best;
}
