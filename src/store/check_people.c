#include <string.h>

#include "store/check.h"

int check_people(struct checking *checking, struct err *err)
{
	const struct people *people = checking->people;
	struct clash clash = { 0 };

	(void)err;
	check_tell_found(checking);
	while (people_clash(people, &clash))
		check_says(checking, PROBLEM_ERROR, people->items[clash.person].path,
			"'%s' is claimed by @%s and by @%s", clash.spelling, clash.first,
			clash.second);
	return 0;
}

/* Of all spellings handles are found first. */
static bool is_handle(const struct people *people, const char *name)
{
	const struct person *person = people_find(people, name);

	return person != NULL && strcmp(person->handle, name) == 0;
}

int check_groups(struct checking *checking, struct err *err)
{
	const struct people *people = checking->people;
	struct texts groups = { 0 };
	size_t member;

	(void)err;
	people_groups(people, &checking->memory, &groups);
	for (size_t i = 0; i < groups.count; i++)
		if (is_handle(people, groups.items[i]) &&
			lookup_find(&people->groups, groups.items[i], &member))
			check_says(checking, PROBLEM_ERROR, people->items[member].path,
				"groups: '%s' is a person's handle too", groups.items[i]);
	for (size_t i = 0; i < checking->notes.count; i++) {
		const struct note *note = &checking->notes.items[i];

		if (note->group != NULL && !people_has_group(people, note->group))
			check_says(checking, PROBLEM_REMARK, note->path,
				"group: nobody belongs to '%s' (any more)", note->group);
	}
	return 0;
}
