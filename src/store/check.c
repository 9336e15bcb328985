#include "store/check.h"

#include <string.h>

#include "store/git.h"

/* Leftovers come first: nothing can be mended while they are in the way. */
const struct check_row store_checks[] = {
	{ "locks", "locks and files that were left behind", CHECK_LEFTOVERS, check_locks },
	{ "pending", "a change that was not finished", CHECK_LEFTOVERS, check_pending },
	{ "unmerged", "a merge or rebase of git's that is not at its end", CHECK_SETTLES,
		check_unmerged },
	{ "conflicts", "files and fields that a merge left with two versions", CHECK_SETTLES,
		check_conflicts },
	{ "yaml", "files that cannot be read as YAML", CHECK_SETTLES, check_yaml },
	{ "duplicates", "notes that are there twice, by their ids or their words", CHECK_SETTLES,
		check_duplicates },
	{ "fields", "missing, wrong and unknown fields of notes and settings", CHECK_FILES,
		check_fields },
	{ "dates", "notes that do not lie in their day's directory", CHECK_FILES, check_dates },
	{ "places", "notes that lie in no day's directory", CHECK_FILES, check_places },
	{ "dangling", "answers to notes that are not there", CHECK_FILES, check_dangling },
	{ "people", "people's files, and names that two of them claim", CHECK_FILES, check_people },
	{ "groups", "groups named like a person, or without members", CHECK_FILES, check_groups },
	{ "rounds", "rounds' files, and notes of rounds that are not there", CHECK_FILES,
		check_rounds },
	{ "pictures", "pictures that are missing, too large or none; places they give away",
		CHECK_FILES, check_pictures },
	{ "links", "symbolic links and other odd files", CHECK_FILES, check_links },
	{ "left-out", "files in git that thanks does not put into the working tree", CHECK_FILES,
		check_left_out },
	{ "attributes", ".gitattributes, which tells git how to merge", CHECK_FILES,
		check_attributes },
	{ "driver", "this clone's git configuration, for merging", CHECK_FILES, check_driver },
	{ "identity", "your name and address, as git knows them", CHECK_FILES, check_identity },
	{ "authors", "recent notes committed by neither who gave nor who typed them", CHECK_FILES,
		check_authors },
	{ "remote", "whether the other side can be reached (only by name, or with --all)",
		CHECK_NETWORK, check_remote },
};
const size_t store_check_count = sizeof(store_checks) / sizeof(store_checks[0]);

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

void check_hints(struct checking *checking, struct problem *problem, const char *format, ...)
{
	struct str hint = { 0 };
	va_list args;

	va_start(args, format);
	str_vaddf(&hint, format, args);
	va_end(args);
	problem->hint = arena_text(&checking->problems->memory, str_text(&hint), hint.length);
	str_release(&hint);
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

/* A check that cannot be made is a finding, too: the others go on. */
static void say_why_not(struct checking *checking, struct err *err)
{
	struct problem *problem =
		check_says(checking, PROBLEM_ERROR, NULL, "%s", str_text(&err->text));

	if (err->hint.length > 0)
		check_hints(checking, problem, "%s", str_text(&err->hint));
	err_clear(err);
}

bool check_has_git(struct checking *checking)
{
	struct err err = { 0 };

	if (checking->store->git_dir == NULL || checking->broken_git)
		return false;
	if (repo_open(checking->store, &err) != 0 ||
		repo_load_tip(checking->store->repo, &err) != 0) {
		say_why_not(checking, &err);
		checking->broken_git = true;
	}
	err_release(&err);
	return !checking->broken_git;
}

bool check_is_wanted(const struct checking *checking, const struct check_row *row)
{
	const struct texts *names = &checking->wish->names;

	for (size_t i = 0; i < names->count; i++)
		if (strcmp(names->items[i], row->name) == 0)
			return true;
	return names->count == 0 && (row->sort != CHECK_NETWORK || checking->wish->remarks);
}

void check_run(struct checking *checking, const struct check_row *row)
{
	size_t first = checking->problems->count;
	struct err err = { 0 };

	if (!check_is_wanted(checking, row))
		return;
	checking->name = row->name;
	if (row->run(checking, &err) != 0)
		say_why_not(checking, &err);
	for (size_t i = first; i < checking->problems->count; i++)
		if (row->sort == CHECK_SETTLES && checking->unsettled != NULL &&
			checking->problems->items[i].fixable)
			check_hints(
				checking, &checking->problems->items[i], "%s", checking->unsettled);
	err_release(&err);
}

/* Returns the number of the row behind them. */
static size_t run_leftovers(struct checking *checking)
{
	size_t i = 0;

	for (; i < store_check_count && store_checks[i].sort == CHECK_LEFTOVERS; i++)
		check_run(checking, &store_checks[i]);
	return i;
}

static int look(struct checking *checking, struct err *err)
{
	size_t next = run_leftovers(checking);

	if (checking->wish->fix && check_settle(checking, err) != 0)
		return -1;
	for (; next < store_check_count; next++)
		check_run(checking, &store_checks[next]);
	return 0;
}

int store_check(struct store *store, const struct check_wish *wish, struct problems *problems,
	struct err *err)
{
	struct checking checking = { .store = store, .wish = wish, .problems = problems };
	int status;

	mending_start(&checking.mending, &wish->signer);
	/* what is wrong with people's files is told only once, and perhaps was */
	check_forget(&checking, CHECK_AGAIN);
	status = check_gather(&checking, err);
	if (status == 0)
		status = look(&checking, err);
	if (status == 0)
		check_carry_out(&checking);
	mending_release(&checking.mending);
	check_forget(&checking, CHECK_DONE);
	return status;
}
