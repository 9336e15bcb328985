/*
 * Everybody with a file, and who is meant by a handle, an alias or an
 * e-mail address. A new name needs no file and no rewriting of history:
 * notes are settled to canonical handles whenever they are read.
 */
#ifndef MODEL_PEOPLE_H
#define MODEL_PEOPLE_H

#include "model/lookup.h"
#include "model/notes.h"
#include "model/person.h"

/* Without a file, those are known whom a note of the last so many days names. */
#define PEOPLE_KNOWN_DAYS 90

struct people {
	struct person *items; /* sorted by handle once people_ready() was called */
	size_t count, cap;
	const char **short_names;   /* of each item */
	struct lookup spellings;    /* folded spelling -> item */
	struct lookup groups;	    /* group -> the item of its first member */
	struct arena memory;
};

void people_release(struct people *people);
struct person *people_add(struct people *people); /* initialised; valid until the next people_add */

/* Sorts and indexes. When two files claim one spelling, a handle beats an alias or address, then the first
 * handle wins; check reports them (people_clash). */
void people_ready(struct people *people);

/* By handle, alias or e-mail, any case, with or without @; NULL when nobody is. */
const struct person *people_find(const struct people *people, const char *name);
/* The canonical handle for NAME: its person's, else NAME itself (borrowed). */
const char *people_handle(const struct people *people, const char *name);
/* How a sentence calls HANDLE: the person's name, else the handle. Borrowed. */
const char *people_name(const struct people *people, const char *handle);
/* As model/short_name.h cuts it, but the whole name where two are called alike; for walls and receipts: "Alice". */
const char *people_short_name(const struct people *people, const char *handle);
int people_kind(const struct people *people, const char *handle); /* enum person_kind, never KIND_NONE */

bool people_has_group(const struct people *people, const char *group);
/* Its members who have not left on DAY, sorted; added to MEMBERS (in ARENA). HANDLE_ALL is everybody. */
void people_members(const struct people *people, const char *group, struct day day,
	struct arena *arena, struct texts *members);
/* All groups, sorted, each once. */
void people_groups(const struct people *people, struct arena *arena, struct texts *groups);

/* Makes from, to and by canonical (to: each once), and derives the rest (note_settle). */
void people_settle_note(const struct people *people, struct note *note, struct arena *arena);

/* A spelling that two people claim, and who. */
struct clash {
	const char *spelling, *first, *second;
	size_t person, next; /* how far the search is */
};
/* The next one; CLASH is zeroed before the first. False when there are no more. */
bool people_clash(const struct people *people, struct clash *clash);

/*
 * The known handle that TYPED is the name (model/called.h) or a near miss of, among files and KNOWN (may be empty), BUT one that cannot be meant
 * (NULL: any can); NULL when none or when TYPED is known.
 */
const char *people_near(const struct people *people, const struct texts *known, const char *but,
	const char *typed);

#endif
