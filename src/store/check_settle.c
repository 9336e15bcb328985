#include <string.h>

#include "store/check.h"
#include "store/settle.h"

/* For each of them history is searched; whoever has more calls again. */
#define AGAIN_MOST 100

void check_offers(struct checking *checking, struct problem *problem, const char *path)
{
	if (checking->store->git_dir == NULL || lookup_find(&checking->mending.tried, path, NULL) ||
		checking->again.count >= AGAIN_MOST)
		return;
	texts_add(&checking->memory, &checking->again, arena_string(&checking->memory, path));
	problem->fixable = true;
}

static bool is_wanted(const struct checking *checking)
{
	for (size_t i = 0; i < store_check_count; i++)
		if (store_checks[i].sort == CHECK_SETTLES &&
			check_is_wanted(checking, &store_checks[i]))
			return true;
	return false;
}

/* What there is to settle; it is told when it is known what came of it. */
static void find(struct checking *checking, struct problems *found)
{
	struct problems *problems = checking->problems;

	checking->problems = found;
	checking->again = (struct texts){ 0 };
	for (size_t i = 0; i < store_check_count; i++)
		if (store_checks[i].sort == CHECK_SETTLES)
			check_run(checking, &store_checks[i]);
	checking->problems = problems;
}

static bool has_unmerged(const struct problems *found)
{
	for (size_t i = 0; i < found->count; i++)
		if (strcmp(found->items[i].check, "unmerged") == 0 && found->items[i].fixable)
			return true;
	return false;
}

/* What stands in the way is the hint to all that could have been settled. */
static void keep_reason(struct checking *checking, const struct err *err)
{
	checking->unsettled = arena_string(&checking->mending.memory, str_text(&err->text));
}

static void keep_tried(struct checking *checking)
{
	struct mending *mending = &checking->mending;

	for (size_t i = 0; i < checking->again.count; i++)
		lookup_add(&mending->tried, &mending->memory,
			arena_string(&mending->memory, checking->again.items[i]), 0);
}

/* What git is in the midst of first: before its end nothing else can be changed. */
static void settle_all(struct checking *checking, const struct problems *found)
{
	const struct signer *signer = &checking->mending.signer;
	struct settled settled = { 0 };
	struct err err = { 0 };
	int status = 0;

	if (has_unmerged(found))
		status = settle(&settled, checking->store, signer, &err);
	settled_release(&settled);
	if (status == 0 && checking->again.count > 0) {
		status = settle_again(&settled, checking->store, signer, &checking->again, &err);
		keep_tried(checking);
		settled_release(&settled);
	}
	if (status != 0)
		keep_reason(checking, &err);
	err_release(&err);
}

/* What a finding is known by; the lines of its file may move. */
static const char *name_of(struct arena *arena, const struct problem *problem)
{
	struct str name = { 0 };
	const char *kept;

	str_addf(&name, "%s %s\n%s", problem->check, problem->path != NULL ? problem->path : "",
		problem->text);
	kept = arena_text(arena, name.bytes, name.length);
	str_release(&name);
	return kept;
}

/* What was found BEFORE, and is not there AFTER, was settled. */
static void tell_gone(
	struct checking *checking, const struct problems *before, const struct problems *after)
{
	struct arena arena = { 0 };
	struct lookup still = { 0 };

	for (size_t i = 0; i < after->count; i++)
		lookup_add(&still, &arena, name_of(&arena, &after->items[i]), i);
	for (size_t i = 0; i < before->count; i++) {
		const struct problem *found = &before->items[i];
		struct problem *problem;

		if (lookup_find(&still, name_of(&arena, found), NULL))
			continue;
		problem = problems_add(checking->problems, found->check, found->level, found->path,
			found->line, found->column, "%s", found->text);
		problem->fixable = problem->fixed = true;
	}
	arena_release(&arena);
}

int check_settle(struct checking *checking, struct err *err)
{
	struct problems before = { 0 }, after = { 0 };
	int status = 0;

	checking->name = "unmerged";
	if (!is_wanted(checking) || !check_has_git(checking))
		return 0;
	find(checking, &before);
	if (has_unmerged(&before) || checking->again.count > 0) {
		settle_all(checking, &before);
		check_forget(checking, CHECK_AGAIN);
		status = check_gather(checking, err);
		if (status == 0) {
			find(checking, &after);
			tell_gone(checking, &before, &after);
		}
	}
	problems_release(&before);
	problems_release(&after);
	return status;
}
