#include <stdlib.h>
#include <string.h>

#include "model/id.h"
#include "store/check.h"
#include "store/layout.h"

#define TWIN_SECONDS 300 /* as compose_check_twin() has it */

/* An id of the tool's own form. */
struct own {
	const char *last, *id;
};
struct owns {
	struct own *items;
	size_t count;
};

static int by_last(const void *a, const void *b)
{
	const struct own *one = a, *other = b;
	int order = strcmp(one->last, other->last);

	return order != 0 ? order : strcmp(one->id, other->id);
}

static struct owns sort_by_last(const struct checking *checking, struct arena *arena)
{
	const struct texts *ids = &checking->ids;
	struct owns owns = { .items = arena_alloc(arena, (ids->count + 1) * sizeof(*owns.items)) };

	for (size_t i = 0; i < ids->count; i++)
		if (id_valid(ids->items[i]))
			owns.items[owns.count++] =
				(struct own){ id_last(ids->items[i]), ids->items[i] };
	qsort(owns.items, owns.count, sizeof(*owns.items), by_last);
	return owns;
}

static bool is_same(const struct own *one, const struct own *other)
{
	return strcmp(one->last, other->last) == 0;
}

/* The last part is what people type: made by chance, it is never the same twice, unless a merge
 * left a note on both days that it was moved to, or a file was copied. */
static void tell_namesakes(struct checking *checking)
{
	struct arena arena = { 0 };
	const struct owns owns = sort_by_last(checking, &arena);
	struct str path = { 0 }, other = { 0 };

	for (size_t i = 1; i < owns.count; i++) {
		struct problem *problem;

		if (!is_same(&owns.items[i - 1], &owns.items[i]))
			continue;
		str_clear(&path);
		str_add_note_path(&path, owns.items[i].id);
		str_clear(&other);
		str_add_note_path(&other, owns.items[i - 1].id);
		problem = check_says(checking, PROBLEM_ERROR, path.bytes,
			"has the same id as %s, on another day", other.bytes);
		check_offers(checking, problem, path.bytes);
		if (problem->fixable)
			check_offers(checking, problem, other.bytes);
		else
			problem->hint = "two notes they are: rename one, or remove it";
	}
	str_release(&path);
	str_release(&other);
	arena_release(&arena);
}

struct twin {
	const struct note *note;
	const struct said *said;
};

static int by_words(const void *a, const void *b)
{
	const struct twin *one = a, *other = b;
	int order = memcmp(one->said->words, other->said->words, DIGEST_SHA1);

	if (order == 0)
		order = (one->note->date.seconds > other->note->date.seconds) -
			(one->note->date.seconds < other->note->date.seconds);
	return order != 0 ? order : strcmp(one->note->path, other->note->path);
}

static void tell_twin(struct checking *checking, const struct twin *first, const struct twin *twin)
{
	bool alike = memcmp(first->said->file, twin->said->file, DIGEST_SHA1) == 0;
	struct problem *problem = check_says(checking, PROBLEM_REMARK, twin->note->path,
		alike ? "is %s once more, byte for byte"
		      : "thanks the same people in the same words as %s, minutes apart",
		first->note->path);

	check_hints(checking, problem, "if it is one too many: thanks remove %s", twin->note->id);
}

int check_duplicates(struct checking *checking, struct err *err)
{
	size_t count = checking->notes.count;
	struct arena arena = { 0 };
	struct twin *twins = arena_alloc(&arena, (count + 1) * sizeof(*twins));

	(void)err;
	tell_namesakes(checking);
	for (size_t i = 0; i < count; i++)
		twins[i] = (struct twin){ &checking->notes.items[i], &checking->said[i] };
	qsort(twins, count, sizeof(*twins), by_words);
	for (size_t i = 1; i < count; i++)
		if (memcmp(twins[i - 1].said->words, twins[i].said->words, DIGEST_SHA1) == 0 &&
			twins[i].note->date.seconds - twins[i - 1].note->date.seconds <=
				TWIN_SECONDS)
			tell_twin(checking, &twins[i - 1], &twins[i]);
	arena_release(&arena);
	return 0;
}

/* Which ids there are. */
struct there {
	struct lookup ids;
	struct owns owns;
	struct lookup lasts; /* a last part that only one has -> its place among them */
	struct arena memory;
};

static void find_there(struct there *there, const struct checking *checking)
{
	const struct owns *owns = &there->owns;
	size_t next;

	for (size_t i = 0; i < checking->ids.count; i++)
		lookup_add(&there->ids, &there->memory, checking->ids.items[i], i);
	there->owns = sort_by_last(checking, &there->memory);
	for (size_t i = 0; i < owns->count; i = next) {
		for (next = i + 1; next < owns->count; next++)
			if (!is_same(&owns->items[i], &owns->items[next]))
				break;
		if (next == i + 1)
			lookup_add(&there->lasts, &there->memory, owns->items[i].last, i);
	}
}

/* Where the note went that NOTE answers: there is one with the same last part, on another day. */
static const char *find_moved(const struct there *there, const struct note *note)
{
	const char *id;
	size_t place;

	if (!id_valid(note->re) || !lookup_find(&there->lasts, id_last(note->re), &place))
		return NULL;
	id = there->owns.items[place].id;
	return text_same(id, note->id) ? NULL : id;
}

struct dangling {
	struct note *note;
	const char *id; /* what it answers */
	size_t problem;
};

static void mend(struct checking *checking, const struct dangling *items, size_t count)
{
	struct change *change = check_mends(checking, "point %zu answer%s to %s note%s", count,
		count == 1 ? "" : "s", count == 1 ? "its" : "their", count == 1 ? "" : "s");

	for (size_t i = 0; i < count; i++) {
		const struct edit edit = { .field = fields_find(&note_fields, "re"),
			.kind = EDIT_SET,
			.values = { (const char **)&items[i].id, 1 } };

		change_edit(change, items[i].note->path, &note_fields, &(struct edits){ &edit, 1 },
			false);
		check_promises(checking, items[i].problem);
	}
}

/* Whoever answers a note that has gone: only history knows it, if anybody does. */
int check_dangling(struct checking *checking, struct err *err)
{
	struct notes *notes = &checking->notes;
	struct there there = { 0 };
	struct dangling *moved = arena_alloc(&there.memory, (notes->count + 1) * sizeof(*moved));
	size_t count = 0;

	(void)err;
	find_there(&there, checking);
	for (size_t i = 0; i < notes->count; i++) {
		struct note *note = &notes->items[i];
		const char *id;

		if (note->re == NULL || lookup_find(&there.ids, note->re, NULL))
			continue;
		id = find_moved(&there, note);
		if (id == NULL) {
			check_says(checking, PROBLEM_REMARK, note->path,
				"re: there is no note '%s' (any more)", note->re);
			continue;
		}
		check_says(checking, PROBLEM_ERROR, note->path,
			"re: there is no note '%s', but '%s': it went to another day", note->re, id)
			->fixable = true;
		moved[count++] = (struct dangling){ note, id, checking->problems->count - 1 };
	}
	if (checking->wish->fix && count > 0)
		mend(checking, moved, count);
	arena_release(&there.memory);
	return 0;
}
