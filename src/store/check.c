#include "store/check.h"

#include <string.h>

#include "store/rounds.h"

const struct check_row store_checks[] = {
	{ "yaml", "files that cannot be read as YAML", check_yaml },
	{ "fields", "missing, wrong and unknown fields of notes and settings", check_fields },
	{ "ids", "notes that cannot be told apart by their ids", check_ids },
	{ "places", "notes that do not lie in their day's directory", check_places },
	{ "people", "people's files, and names that two of them claim", check_people },
	{ "groups", "groups named like a person, or without members", check_groups },
	{ "rounds", "rounds' files, and notes of rounds that are not there", check_rounds },
	{ "dangling", "answers to notes that are not there", check_dangling },
	{ "pictures", "pictures that are missing, too large or none; places they give away",
		check_pictures },
	{ "conflicts", "files and fields that a merge left with two versions", check_conflicts },
	{ "links", "symbolic links and other odd files", check_links },
	{ "locks", "locks and files that were left behind", check_locks },
	{ "pending", "a change that was not finished", check_pending },
	{ "authors", "recent notes committed by neither who gave nor who typed them",
		check_authors },
};
const size_t store_check_count = sizeof(store_checks) / sizeof(store_checks[0]);

const struct signer check_mender = { .handle = "thanks" };

struct problem *check_says(struct checking *checking, enum problem_level level, const char *path,
	const char *format, ...)
{
	struct str text = { 0 };
	struct problem *problem;
	va_list args;

	va_start(args, format);
	str_vaddf(&text, format, args);
	va_end(args);
	problem = problems_add(
		checking->problems, checking->name, level, path, 0, 0, "%s", str_text(&text));
	str_release(&text);
	return problem;
}

void check_tell_found(struct checking *checking)
{
	for (size_t i = 0; i < checking->found.count; i++) {
		const struct problem *found = &checking->found.items[i];
		struct problem *problem;

		if (strcmp(found->check, checking->name) != 0)
			continue;
		problem = problems_add(checking->problems, found->check, found->level, found->path,
			found->line, found->column, "%s", found->text);
		problem->hint = arena_string(&checking->problems->memory, found->hint);
		problem->fixable = found->fixable;
	}
}

static bool is_wanted(const struct texts *names, const char *name)
{
	for (size_t i = 0; i < names->count; i++)
		if (strcmp(names->items[i], name) == 0)
			return true;
	return names->count == 0;
}

int store_check(struct store *store, const struct texts *names, bool fix, struct problems *problems,
	struct err *err)
{
	struct checking checking = { .store = store, .fix = fix, .problems = problems };
	int status = store_people(store, &checking.people, &checking.found, err);

	if (status == 0)
		status = store_rounds(store, &checking.rounds, &checking.found, err);
	if (status == 0)
		check_gather(&checking);
	for (size_t i = 0; i < store_check_count && status == 0; i++) {
		checking.name = store_checks[i].name;
		if (is_wanted(names, checking.name))
			status = store_checks[i].run(&checking, err);
	}
	notes_release(&checking.notes);
	problems_release(&checking.found);
	arena_release(&checking.memory);
	return status;
}
