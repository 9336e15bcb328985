#include <string.h>

#include "store/check.h"
#include "store/layout.h"
#include "sys/file.h"

/* Notes that lie where their date does not belong, and go where it does. */
struct move {
	size_t note; /* its place in the notes */
	const char *to, *id; /* its path and id then */
};
struct moves {
	struct checking *checking;
	struct move *items;
	size_t count;
	size_t first; /* of their problems; there may be others between, of notes that cannot move
		       */
	struct lookup by_note, by_id; /* its path, or its id, now -> place in the items */
	struct arena memory;
};

enum misplaced { IN_WRONG_DAY, IN_NO_DAY };

static bool is_taken(const struct checking *checking, const char *to)
{
	return lookup_find(&checking->taken, to, NULL) || file_exists(checking->store->root_fd, to);
}

static void add_move(struct moves *moves, size_t place, const char *to, const char *id)
{
	struct checking *checking = moves->checking;
	struct arena *arena = &checking->memory;
	const struct note *note = &checking->notes.items[place];
	struct move *move = &moves->items[moves->count];

	*move = (struct move){ place, arena_string(arena, to), arena_string(arena, id) };
	lookup_add(&moves->by_note, &moves->memory, note->path, moves->count);
	lookup_add(&moves->by_id, &moves->memory, note->id, moves->count);
	lookup_add(&checking->taken, arena, move->to, 0);
	moves->count++;
}

/* Says that the note at PLACE lies wrong; it is among the moves if the right place is free. */
static void look_at(struct moves *moves, size_t place, enum misplaced misplaced)
{
	struct checking *checking = moves->checking;
	const struct note *note = &checking->notes.items[place];
	struct str to = { 0 }, id = { 0 };
	struct problem *problem;
	struct day day;

	str_add_day_dir(&to, moment_day(note->date));
	str_add(&to, strrchr(note->path, '/'));
	problem = check_says(
		checking, PROBLEM_ERROR, note->path, "by its date it belongs to %s", to.bytes);
	if (is_taken(checking, to.bytes)) {
		problem->hint = "there is another one: rename or remove one of them";
	} else if (str_add_note_id(&id, to.bytes)) {
		problem->fixable = true;
		if (misplaced == IN_WRONG_DAY && layout_day(note->path, &day)) {
			str_clear(&to);
			str_add_day(&to, day);
			check_hints(checking, problem,
				"thanks check --fix moves it; if the date is a slip: thanks edit "
				"%s --date %s",
				note->id, to.bytes);
			str_clear(&to);
			str_add_day_dir(&to, moment_day(note->date));
			str_add(&to, strrchr(note->path, '/'));
		}
		add_move(moves, place, to.bytes, id.bytes);
	}
	str_release(&to);
	str_release(&id);
}

static void plan_move(struct change *change, const struct note *note, const struct move *move)
{
	struct str from = { 0 }, to = { 0 };

	change_move(change, note->path, move->to, NULL, NULL);
	if (note->picture == NULL)
		return;
	str_add_beside(&from, note->path, note->picture);
	str_add_beside(&to, move->to, note->picture);
	change_move(change, from.bytes, to.bytes, NULL, NULL);
	str_release(&from);
	str_release(&to);
}

/* Whoever answers a note that moves (and may be moving itself) says its new id. */
static void plan_answers(struct change *change, const struct moves *moves)
{
	const struct field *re = fields_find(&note_fields, "re");
	struct notes *notes = &moves->checking->notes;

	for (size_t i = 0; i < notes->count; i++) {
		struct note *note = &notes->items[i];
		size_t target, own;
		const char *path = note->path;

		if (note->re == NULL || !lookup_find(&moves->by_id, note->re, &target))
			continue;
		if (lookup_find(&moves->by_note, path, &own))
			path = moves->items[own].to;
		note->re = moves->items[target].id;
		change_edit(change, path, &note_fields,
			&(struct edits){
				&(struct edit){
					.field = re, .kind = EDIT_SET, .values = { &note->re, 1 } },
				1 },
			false);
	}
}

/* For the checks that follow, they are there already. */
static void go(const struct moves *moves)
{
	struct checking *checking = moves->checking;

	for (size_t i = 0; i < moves->count; i++) {
		const struct move *move = &moves->items[i];
		struct note *note = &checking->notes.items[move->note];

		note->path = move->to;
		note->id = move->id;
		checking->ids.items[checking->said[move->note].id] = move->id;
	}
}

static void mend(struct moves *moves)
{
	struct checking *checking = moves->checking;
	size_t count = moves->count;
	struct change *change = check_mends(checking, "move %zu note%s to %s day", count,
		count == 1 ? "" : "s", count == 1 ? "its" : "their");

	for (size_t i = 0; i < count; i++)
		plan_move(change, &checking->notes.items[moves->items[i].note], &moves->items[i]);
	plan_answers(change, moves);
	for (size_t i = moves->first; i < checking->problems->count; i++)
		if (checking->problems->items[i].fixable)
			check_promises(checking, i);
	go(moves);
}

static int check(struct checking *checking, enum misplaced misplaced)
{
	const struct notes *notes = &checking->notes;
	struct moves moves = { .checking = checking };
	struct day day;

	check_tell_found(checking);
	moves.first = checking->problems->count;
	moves.items = arena_alloc(&moves.memory, (notes->count + 1) * sizeof(*moves.items));
	for (size_t i = 0; i < notes->count; i++)
		if (!layout_in_place(notes->items[i].path, moment_day(notes->items[i].date)) &&
			layout_day(notes->items[i].path, &day) == (misplaced == IN_WRONG_DAY))
			look_at(&moves, i, misplaced);
	if (checking->wish->fix && moves.count > 0)
		mend(&moves);
	arena_release(&moves.memory);
	return 0;
}

int check_dates(struct checking *checking, struct err *err)
{
	(void)err;
	return check(checking, IN_WRONG_DAY);
}

int check_places(struct checking *checking, struct err *err)
{
	(void)err;
	return check(checking, IN_NO_DAY);
}
