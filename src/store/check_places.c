#include <string.h>

#include "store/check.h"
#include "store/layout.h"
#include "sys/file.h"

struct move {
	const struct note *note;
	const char *to, *id; /* its path and id then */
	size_t problem; /* place in the problems */
};
struct moves {
	struct move *items;
	size_t count;
};

static const struct move *move_of(const struct moves *moves, const struct note *note)
{
	for (size_t i = 0; i < moves->count; i++)
		if (moves->items[i].note == note)
			return &moves->items[i];
	return NULL;
}

static bool is_taken(const struct moves *moves, const char *to, const struct checking *checking)
{
	for (size_t i = 0; i < moves->count; i++)
		if (strcmp(moves->items[i].to, to) == 0)
			return true;
	return file_exists(checking->store->root_fd, to);
}

/* Says that NOTE lies in a wrong place; it is among the moves if the right one is free. */
static void look_at(struct checking *checking, struct moves *moves, const struct note *note)
{
	struct str to = { 0 }, id = { 0 };
	struct problem *problem;

	str_add_day_dir(&to, moment_day(note->date));
	str_add(&to, strrchr(note->path, '/'));
	problem = check_says(
		checking, PROBLEM_ERROR, note->path, "by its date it belongs to %s", to.bytes);
	if (is_taken(moves, to.bytes, checking)) {
		problem->hint = "there is another one: rename or remove one of them";
	} else if (str_add_note_id(&id, to.bytes)) {
		problem->fixable = true;
		moves->items[moves->count++] = (struct move){
			.note = note,
			.to = arena_string(&checking->memory, to.bytes),
			.id = arena_string(&checking->memory, id.bytes),
			.problem = checking->problems->count - 1,
		};
	}
	str_release(&to);
	str_release(&id);
}

static void plan_move(struct change *change, const struct move *move)
{
	const struct note *note = move->note;
	struct str from = { 0 }, to = { 0 };

	change_move(change, note->path, move->to, NULL, NULL);
	if (note->picture == NULL)
		return;
	str_add_bytes(&from, note->path, (size_t)(strrchr(note->path, '/') + 1 - note->path));
	str_add(&from, note->picture);
	str_add_bytes(&to, move->to, (size_t)(strrchr(move->to, '/') + 1 - move->to));
	str_add(&to, note->picture);
	change_move(change, from.bytes, to.bytes, NULL, NULL);
	str_release(&from);
	str_release(&to);
}

/* Whoever answers a note that moves (and may be moving itself) says its new id. */
static void plan_answers(struct change *change, const struct checking *checking,
	const struct moves *moves, const struct move *move)
{
	struct arena arena = { 0 };
	struct edit edit = { .field = fields_find(&note_fields, "re"), .kind = EDIT_SET };
	struct edits edits = { .items = &edit, .count = 1 };

	texts_add(&arena, &edit.values, move->id);
	for (size_t i = 0; i < checking->notes.count; i++) {
		const struct note *note = &checking->notes.items[i];
		const struct move *own = move_of(moves, note);

		if (text_same(note->re, move->note->id))
			change_edit(change, own != NULL ? own->to : note->path, &note_fields,
				&edits, false);
	}
	arena_release(&arena);
}

static void mend(struct checking *checking, const struct moves *moves)
{
	struct change change;
	struct err err = { 0 };
	bool done;

	change_start(&change, "check", &check_mender, "move %zu note%s to %s day", moves->count,
		moves->count == 1 ? "" : "s", moves->count == 1 ? "its" : "their");
	for (size_t i = 0; i < moves->count; i++)
		plan_move(&change, &moves->items[i]);
	for (size_t i = 0; i < moves->count; i++)
		plan_answers(&change, checking, moves, &moves->items[i]);
	done = store_commit(checking->store, &change, &err) == 0;
	for (size_t i = 0; i < moves->count; i++) {
		struct problem *problem = &checking->problems->items[moves->items[i].problem];

		problem->fixed = done;
		if (!done)
			problem->hint =
				arena_string(&checking->problems->memory, str_text(&err.text));
	}
	change_release(&change);
	err_release(&err);
}

int check_places(struct checking *checking, struct err *err)
{
	const struct notes *notes = &checking->notes;
	struct moves moves = { 0 };

	(void)err;
	check_tell_found(checking);
	moves.items = arena_alloc(&checking->memory, (notes->count + 1) * sizeof(*moves.items));
	for (size_t i = 0; i < notes->count; i++)
		if (!layout_in_place(notes->items[i].path, moment_day(notes->items[i].date)))
			look_at(checking, &moves, &notes->items[i]);
	if (checking->fix && moves.count > 0)
		mend(checking, &moves);
	return 0;
}
