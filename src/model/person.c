#include "model/person.h"

#include <string.h>

#include "model/handle.h"
#include "model/note.h"

const char *const kind_names[] = { "", "colleague", "customer", "vendor", "friend", "family",
	NULL };
static const char *const audience_names[] = { "", "private", "public", NULL };
static const char *const words_names[] = { "", "facts", "stories", NULL };

#define AT(member) offsetof(struct person, member)

static const struct field rows[] = {
	{ "name", FIELD_LINE, AT(name), 0, 0, NULL, "how people call them" },
	{ "emails", FIELD_LINES, AT(emails), 0, 0, NULL, "e-mail addresses" },
	{ "aliases", FIELD_LINES, AT(aliases), 0, 0, NULL, "other spellings, in any script" },
	{ "kind", FIELD_CHOICE, AT(kind), 0, 0, kind_names, "what they are to the team" },
	{ "groups", FIELD_HANDLES, AT(groups), 0, 0, NULL, "the groups they are in" },
	{ "remote", FIELD_FLAG, AT(remote), 0, 0, NULL, "true for who works elsewhere" },
	{ "since", FIELD_DAY, AT(since), 0, 0, NULL, "their first day: the work anniversary" },
	{ "until", FIELD_DAY, AT(until), 0, 0, NULL, "the day they left" },
	{ "birthday", FIELD_YEARLY, AT(birthday), 0, 0, NULL,
		"their birthday, if they want it here" },
	{ "every", FIELD_DURATION, AT(every), FIELD_NEVER, 0, NULL,
		"how often thanks should reach them" },
	{ "thank.how", FIELD_CHOICES, AT(how), 0, 0, via_names, "the ways they like" },
	{ "thank.audience", FIELD_CHOICE, AT(audience), 0, 0, audience_names,
		"in front of everybody, or quietly" },
	{ "thank.words", FIELD_CHOICE, AT(words), 0, 0, words_names, "what speaks to them" },
	{ "thank.note", FIELD_LINE, AT(wish), 0, 0, NULL, "what else to mind" },
	{ "notices", FIELD_NOTICES, AT(notices), 0, 0, NULL, "what they do outside of work" },
	{ "conflicts", FIELD_CONFLICTS, AT(conflicts), 0, 0, NULL, "other versions after a merge" },
};

const struct fields person_fields = { rows, sizeof(rows) / sizeof(rows[0]), AT(unknown) };

const char *kind_plural(int kind)
{
	static const char *const plurals[KIND_COUNT] = { "colleagues", "colleagues", "customers",
		"vendors", "friends", "family" };

	return plurals[kind];
}

int person_kind(const struct person *person)
{
	return person == NULL || person->kind == KIND_NONE ? KIND_COLLEAGUE : person->kind;
}

const char *person_name(const struct person *person)
{
	return person->name != NULL && person->name[0] != '\0' ? person->name : person->handle;
}

bool person_left(const struct person *person, struct day on)
{
	return person != NULL && day_known(person->until) && day_compare(person->until, on) < 0;
}

bool person_in_group(const struct person *person, const char *group)
{
	if (person == NULL)
		return false;
	for (size_t i = 0; i < person->groups.count; i++)
		if (strcmp(person->groups.items[i], group) == 0)
			return true;
	return false;
}

bool person_belongs(const struct person *person, const char *group)
{
	return person != NULL && (text_same(group, HANDLE_ALL) || person_in_group(person, group));
}

/* "in person", "as a note": one of via_names as a wish. */
static const char *how_words(const char *how)
{
	for (int via = VIA_IN_PERSON; via < VIA_COUNT; via++)
		if (strcmp(how, via_names[via]) == 0)
			return via_words(via);
	return "as a note";
}

static void add_wish(struct str *str, size_t start, const char *joint, const char *wish)
{
	if (str->length > start)
		str_add(str, joint);
	str_add(str, wish);
}

bool person_add_manner(struct str *str, const struct person *person)
{
	size_t start = str->length;

	if (person == NULL)
		return false;
	for (size_t i = 0; i < person->how.count; i++)
		add_wish(str, start, " or ", how_words(person->how.items[i]));
	if (person->words != WORDS_NONE)
		add_wish(
			str, start, ", ", person->words == WORDS_FACTS ? "in facts" : "in stories");
	if (person->audience != AUDIENCE_NONE)
		add_wish(str, start, ", ",
			person->audience == AUDIENCE_PRIVATE ? "not in public" : "in public");
	return str->length > start;
}

static bool says_something(const struct person *person)
{
	return person != NULL && person->wish != NULL && person->wish[0] != '\0';
}

bool person_add_wishes(struct str *str, const struct person *person)
{
	bool added = person_add_manner(str, person);

	if (!says_something(person))
		return added;
	str_addf(str, "%s%s", added ? "; " : "", person->wish);
	return true;
}

bool person_add_liking(struct str *str, const struct person *person)
{
	struct str manner = { 0 };
	bool added = person_add_manner(&manner, person);

	if (added)
		str_addf(str, "likes it %s", str_text(&manner));
	if (says_something(person))
		str_addf(str, "%ssays: %s", added ? ", and " : "", person->wish);
	str_release(&manner);
	return added || says_something(person);
}
