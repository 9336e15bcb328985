#include <stdlib.h>

#include "store/check.h"

void mending_start(struct mending *mending, const struct signer *signer)
{
	mending->signer.handle = arena_string(&mending->memory, signer->handle);
	mending->signer.name = arena_string(&mending->memory, signer->name);
}

struct change *check_mends(struct checking *checking, const char *format, ...)
{
	struct mending *mending = &checking->mending;
	struct check_part *part = &mending->parts[mending->count++];
	struct str what = { 0 };
	va_list args;

	va_start(args, format);
	str_vaddf(&what, format, args);
	va_end(args);
	part->name = checking->name;
	change_start(&part->change, "check", &mending->signer, "%s", str_text(&what));
	str_release(&what);
	return &part->change;
}

void check_promises(struct checking *checking, size_t problem)
{
	struct mending *mending = &checking->mending;

	mending->promises = mem_grow(mending->promises, &mending->promise_cap,
		mending->promise_count + 1, sizeof(*mending->promises));
	mending->promises[mending->promise_count++] =
		(struct check_promise){ .problem = problem, .part = mending->count - 1 };
}

/* What came of PART, for each finding that was to be mended with it. */
static void tell(struct checking *checking, size_t part, const struct err *err)
{
	struct mending *mending = &checking->mending;

	for (size_t i = 0; i < mending->promise_count; i++) {
		struct problem *problem = &checking->problems->items[mending->promises[i].problem];

		if (mending->promises[i].part != part)
			continue;
		problem->fixed = err->kind == ERR_NONE;
		if (!problem->fixed)
			check_hints(checking, problem, "%s", str_text(&err->text));
	}
}

/* Each by itself. */
static void commit_parts(struct checking *checking)
{
	struct mending *mending = &checking->mending;

	for (size_t i = 0; i < mending->count; i++) {
		struct err err = { 0 };

		if (store_commit(checking->store, &mending->parts[i].change, &err) == 0)
			err_clear(&err);
		tell(checking, i, &err);
		err_release(&err);
	}
}

static bool commit_all(struct checking *checking)
{
	struct mending *mending = &checking->mending;
	struct str subject = { 0 };
	struct change all;
	struct err err = { 0 };
	bool done;

	for (size_t i = 0; i < mending->count; i++)
		str_addf(&subject, "%s %s", i > 0 ? "," : "mend", mending->parts[i].name);
	change_start(&all, "check", &mending->signer, "%s", str_text(&subject));
	for (size_t i = 0; i < mending->count; i++)
		change_join(&all, &mending->parts[i].change);
	done = store_commit(checking->store, &all, &err) == 0;
	change_release(&all);
	str_release(&subject);
	err_release(&err);
	return done;
}

void check_carry_out(struct checking *checking)
{
	const struct err none = { 0 };
	size_t count = checking->mending.count;

	if (count < 2 || !commit_all(checking)) {
		commit_parts(checking);
		return;
	}
	for (size_t i = 0; i < count; i++)
		tell(checking, i, &none);
}

void mending_release(struct mending *mending)
{
	for (size_t i = 0; i < mending->count; i++)
		change_release(&mending->parts[i].change);
	free(mending->promises);
	arena_release(&mending->memory);
	*mending = (struct mending){ 0 };
}
