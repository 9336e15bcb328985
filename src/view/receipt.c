#include "view/receipt.h"

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

static bool is_known(const struct texts *known, const char *handle)
{
	for (size_t i = 0; i < known->count; i++)
		if (text_same(known->items[i], handle))
			return true;
	return false;
}

static void take_strangers(
	struct receipt_view *view, const struct scene *scene, const struct texts *known)
{
	const struct whos *to = &view->note.to;

	view->strangers = arena_alloc(&view->memory, to->count * sizeof(*view->strangers));
	for (size_t i = 0; i < to->count; i++) {
		const char *handle = to->items[i].handle;
		if (to->items[i].person || is_known(known, handle))
			continue;
		view->strangers[view->stranger_count++] = (struct receipt_stranger){ handle,
			people_near(scene->people, known, handle) };
	}
}

/* A cheer without words is told by what it joins. */
static const char *first_words(
	struct receipt_view *view, const struct scene *scene, const struct note *parent)
{
	struct sticky joined;

	if (sticky_speaks(&view->note) || !parent)
		return sticky_first_line(&view->note, &view->memory);
	sticky_build(&joined, scene, parent, NULL, &view->memory);
	return sticky_first_line(&joined, &view->memory);
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
		.to_self = (writes || facts->known) && note_is_to(note, note->from),
		.waiting = facts->waiting > 0 ? facts->waiting : 0,
		.repository = facts->repository,
	};
	sticky_build(&view->note, scene, note, facts->parent, &view->memory);
	view->first_words = first_words(view, scene, facts->parent);
	if (writes)
		take_wishes(view);
	if (facts->known && facts->kind != RECEIPT_REMOVE)
		take_strangers(view, scene, facts->known);
}

void receipt_view_release(struct receipt_view *view)
{
	if (view)
		arena_release(&view->memory);
}
