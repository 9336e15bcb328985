/*
 * A person's file: a name, addresses, other spellings, groups, and how they
 * like to be thanked (the Platinum Rule: as THEY would have it).
 */
#ifndef MODEL_PERSON_H
#define MODEL_PERSON_H

#include "model/field.h"

enum person_kind { KIND_NONE, KIND_COLLEAGUE, KIND_CUSTOMER, KIND_VENDOR, KIND_FRIEND, KIND_FAMILY, KIND_COUNT };
enum audience { AUDIENCE_NONE, AUDIENCE_PRIVATE, AUDIENCE_PUBLIC };
enum words { WORDS_NONE, WORDS_FACTS, WORDS_STORIES };

struct person {
	const char *handle;
	const char *path; /* people/alice.yaml */

	const char *name;
	struct texts emails;
	struct texts aliases;
	int kind; /* enum person_kind; KIND_NONE counts as colleague */
	struct texts groups;
	bool remote;
	struct day since, until;
	struct yearly birthday;
	int every; /* days, DURATION_NEVER; 0: their kind's, else the team's */
	struct texts how; /* thank.how: words of via_names */
	int audience;	  /* thank.audience */
	int words;	  /* thank.words */
	const char *wish; /* thank.note */
	struct notices notices;
	struct conflicts conflicts;
	struct unknowns unknown;
};

extern const struct fields person_fields;
extern const char *const kind_names[]; /* "", colleague, ... NULL; index is enum person_kind */
const char *kind_plural(int kind);     /* "customers" */

int person_kind(const struct person *person);		      /* KIND_NONE and NULL count as colleague */
const char *person_name(const struct person *person);	      /* name, else handle */
bool person_left(const struct person *person, struct day on); /* until is before ON */
bool person_in_group(const struct person *person, const char *group);
/* The same, where HANDLE_ALL is everybody with a file; PERSON may be NULL. */
bool person_belongs(const struct person *person, const char *group);

/* How they like it: "in person, in facts, not in public"; false when the file is silent. */
bool person_add_manner(struct str *str, const struct person *person);
/* The same with what they say themselves, as one value: "in person; no surprises". */
bool person_add_wishes(struct str *str, const struct person *person);
/* The same as a sentence about them: "likes it in person, and says: no surprises". */
bool person_add_liking(struct str *str, const struct person *person);

#endif
