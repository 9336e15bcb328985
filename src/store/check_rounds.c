#include <string.h>

#include "base/ascii.h"
#include "store/check.h"
#include "store/layout.h"

enum { HINTS_MOST = 100 }; /* looking for what somebody meant takes its time */

/* What the rounds are held against. */
struct against {
	struct checking *checking;
	const struct settings *settings;
	struct lookup names; /* of the rounds */
	int hints;
};

/* A new name may sit in a ring before anybody has written to it. */
static void tell_stranger(struct against *against, const char *path, const char *handle)
{
	struct checking *checking = against->checking;
	bool closed = against->settings->people == PEOPLE_CLOSED;
	struct problem *problem;
	const char *near;

	if (people_find(checking->people, handle) != NULL ||
		(!closed && lookup_find(&checking->names, handle, NULL)))
		return;
	problem = check_says(checking, closed ? PROBLEM_ERROR : PROBLEM_REMARK, path,
		"ring: nobody here has heard of '%s'", handle);
	if (against->hints++ >= HINTS_MOST)
		return;
	near = people_near(checking->people, &checking->known, NULL, handle);
	if (near != NULL)
		check_hints(checking, problem, "did you mean %s?", near);
}

static void tell_days(struct checking *checking, const struct round *round)
{
	if (day_known(round->due) && day_compare(round->due, round->start) < 0)
		check_says(checking, PROBLEM_REMARK, round->path, "due: is before its start");
	if (day_known(round->closed) && day_compare(round->closed, round->start) < 0)
		check_says(checking, PROBLEM_REMARK, round->path, "closed: is before its start");
}

static void tell_place(struct checking *checking, const struct round *round)
{
	struct str path = { 0 };

	str_add_round_path(&path, round->start, round->name);
	if (strcmp(path.bytes, round->path) != 0)
		check_says(checking, PROBLEM_REMARK, round->path,
			"is not named after its day and name: %s", path.bytes);
	for (size_t i = 1; i < round->paths.count; i++)
		check_says(checking, PROBLEM_REMARK, round->paths.items[i],
			"begins a round that is open already: it counts as one with %s",
			round->path);
	str_release(&path);
}

static void tell_round(struct against *against, const struct round *round)
{
	struct checking *checking = against->checking;

	tell_place(checking, round);
	tell_days(checking, round);
	for (size_t i = 0; i < round->ring.count; i++)
		tell_stranger(against, round->path, round->ring.items[i]);
	if (round->group != NULL && !people_has_group(checking->people, round->group))
		check_says(checking, PROBLEM_REMARK, round->path,
			"group: nobody belongs to '%s' (any more)", round->group);
}

static bool is_of_a_round(const struct rounds *rounds, const struct note *note)
{
	for (size_t i = 0; i < rounds->count; i++)
		if (round_has(&rounds->items[i], note))
			return true;
	return false;
}

/* Is there a round of that name, whatever the case? */
static bool is_named(const struct against *against, const char *name)
{
	struct str folded = { 0 };
	bool named;

	for (; *name != '\0'; name++)
		str_add_char(&folded, ascii_lower(*name));
	named = lookup_find(&against->names, str_text(&folded), NULL);
	str_release(&folded);
	return named;
}

static void tell_note(struct against *against, const struct note *note)
{
	struct checking *checking = against->checking;
	const struct rounds *rounds = checking->rounds;
	struct problem *problem;
	const char *near;

	if (note->round == NULL)
		return;
	if (is_named(against, note->round)) {
		if (is_of_a_round(rounds, note))
			return;
		check_says(checking, PROBLEM_REMARK, note->path,
			"round: '%s' had not begun on that day", note->round);
		return;
	}
	problem = check_says(
		checking, PROBLEM_REMARK, note->path, "round: there is no round '%s'", note->round);
	if (against->hints++ >= HINTS_MOST)
		return;
	near = rounds_near(rounds, note->round);
	if (near != NULL)
		check_hints(checking, problem, "did you mean %s?", near);
}

int check_rounds(struct checking *checking, struct err *err)
{
	struct against against = { .checking = checking };
	const struct rounds *rounds = checking->rounds;

	check_tell_found(checking);
	for (size_t i = 0; i < rounds->count; i++)
		lookup_add(&against.names, &checking->memory, rounds->items[i].name, i);
	for (size_t i = 0; i < checking->notes.count; i++)
		tell_note(&against, &checking->notes.items[i]);
	if (rounds->count == 0)
		return 0;
	if (store_settings(checking->store, &against.settings, err) != 0) {
		/* told by another check */
		err_clear(err);
		against.settings = &checking->store->settings;
	}
	for (size_t i = 0; i < rounds->count; i++)
		tell_round(&against, &rounds->items[i]);
	return 0;
}
