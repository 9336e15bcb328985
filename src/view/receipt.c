#include "view/receipt.h"

#include "model/lookup.h"
#include "view/receipt_changes.h"

/* Their preferences matter to whoever just thanked them, not after an edit. */
static void take_wishes(struct receipt_view *view)
{
	const struct whos *to = &view->note.to;
	struct str words = { 0 };

	view->wishes = arena_alloc(&view->memory, to->count * sizeof(*view->wishes));
	for (size_t i = 0; i < to->count; i++) {
		const struct person *person = to->items[i].person;
		struct receipt_wish *wish = &view->wishes[view->wish_count];
		if (!person)
			continue;
		str_clear(&words);
		if (!person_add_wishes(&words, person) && !person->wish)
			continue;
		wish->who = to->items[i];
		wish->wishes = arena_string(&view->memory, str_text(&words));
		wish->note = person->wish;
		view->wish_count++;
	}
	str_release(&words);
}

static void take_stranger(struct receipt_view *view, const struct scene *scene,
	const struct texts *known, const struct who *who, const char *but)
{
	if (who->person || texts_hold_exactly(known, who->handle))
		return;
	view->strangers[view->stranger_count++] = (struct receipt_stranger){ who->handle,
		people_near(scene->people, known, but, who->handle) };
}

/* Whom it thanks, who is not the sender; and a sender for whom somebody else typed. An edit: only
 * who comes new. */
static void take_strangers(
	struct receipt_view *view, const struct scene *scene, const struct receipt_facts *facts)
{
	const struct whos *to = &view->note.to;
	const struct who *from = &view->note.from;
	const struct note *before = facts->before;

	view->strangers = arena_alloc(&view->memory, (to->count + 1) * sizeof(*view->strangers));
	for (size_t i = 0; i < to->count; i++)
		if (!before || !note_is_to(before, to->items[i].handle))
			take_stranger(view, scene, facts->known, &to->items[i], from->handle);
	if (view->note.by.handle && !text_same(from->handle, scene->me) &&
		!(before && text_same(before->from, from->handle)))
		take_stranger(view, scene, facts->known, from, NULL);
}

static const char *first_line(
	struct receipt_view *view, const struct scene *scene, const struct note *note)
{
	struct sticky sticky;

	sticky_build(&sticky, scene, note, NULL, &view->memory);
	return sticky_first_line(&sticky, &view->memory);
}

/* A cheer without words is told by what it joins; an edit also by what it was. */
static void take_words(
	struct receipt_view *view, const struct scene *scene, const struct receipt_facts *facts)
{
	bool joins = !sticky_speaks(&view->note) && facts->parent;

	view->first_words = joins ? first_line(view, scene, facts->parent)
				  : sticky_first_line(&view->note, &view->memory);
	if (facts->before)
		view->words_before = first_line(view, scene, facts->before);
	if (text_same(view->words_before, view->first_words))
		view->words_before = NULL;
}

void receipt_view_build(struct receipt_view *view, const struct scene *scene,
	const struct note *note, const struct receipt_facts *facts)
{
	bool writes = facts->kind != RECEIPT_EDIT && facts->kind != RECEIPT_REMOVE;

	*view = (struct receipt_view){
		.kind = facts->kind,
		.dry_run = facts->dry_run,
		.unchanged = facts->unchanged,
		.was = facts->was,
		.date_before = MOMENT_NONE,
		.to_self = (writes || facts->known) && note_is_to(note, note->from),
		.waiting = facts->waiting > 0 ? facts->waiting : 0,
		.round_owed = facts->round_owed,
		.round_left = facts->round_left,
		.round_invites = facts->round_invites,
		.repository = facts->repository,
	};
	sticky_build(&view->note, scene, note, facts->parent, &view->memory);
	take_words(view, scene, facts);
	if (facts->before && !facts->unchanged)
		receipt_take_changes(view, scene, facts->before);
	if (writes)
		take_wishes(view);
	if (facts->known && facts->kind != RECEIPT_REMOVE)
		take_strangers(view, scene, facts);
}

void receipt_view_release(struct receipt_view *view)
{
	if (view)
		arena_release(&view->memory);
}
