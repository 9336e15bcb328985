#include <string.h>

#include "store/check.h"

int check_people(struct checking *checking, struct err *err)
{
	const char *spelling, *first, *second;

	(void)err;
	check_tell_found(checking);
	for (size_t i = 0; people_clash(checking->people, i, &spelling, &first, &second); i++) {
		const struct person *person = people_find(checking->people, second);

		check_says(checking, PROBLEM_ERROR, person != NULL ? person->path : NULL,
			"'%s' is claimed by @%s and by @%s", spelling, first, second);
	}
	return 0;
}

static const char *path_of_member(const struct people *people, const char *group)
{
	for (size_t i = 0; i < people->count; i++)
		if (person_in_group(&people->items[i], group))
			return people->items[i].path;
	return NULL;
}

static bool is_handle(const struct people *people, const char *name)
{
	for (size_t i = 0; i < people->count; i++)
		if (strcmp(people->items[i].handle, name) == 0)
			return true;
	return false;
}

int check_groups(struct checking *checking, struct err *err)
{
	const struct people *people = checking->people;
	struct texts groups = { 0 };

	(void)err;
	people_groups(people, &checking->memory, &groups);
	for (size_t i = 0; i < groups.count; i++)
		if (is_handle(people, groups.items[i]))
			check_says(checking, PROBLEM_ERROR, path_of_member(people, groups.items[i]),
				"groups: '%s' is a person's handle too", groups.items[i]);
	for (size_t i = 0; i < checking->notes.count; i++) {
		const struct note *note = &checking->notes.items[i];

		if (note->group != NULL && !people_has_group(people, note->group))
			check_says(checking, PROBLEM_REMARK, note->path,
				"group: nobody belongs to '%s' (any more)", note->group);
	}
	return 0;
}
