#include "cmd/receipt.h"

#include "cmd/someone.h"
#include "render/phrase.h"

/* Where nobody looks at the output, what may be a slip is a message. */
static void say_doubts(struct app *app, const struct receipt_view *view)
{
	for (size_t i = 0; i < view->stranger_count; i++)
		if (view->strangers[i].near != NULL)
			say_near(app, view->strangers[i].handle, view->strangers[i].near);
	if (view->to_self)
		app_say(app, "%s is the sender, too; if that was a slip: thanks undo",
			view->note.from.short_name);
}

void receipt_add(struct app *app, const struct scene *scene, const struct note *note,
	struct receipt_facts facts)
{
	struct receipt_view view;

	if (app->common.quiet)
		return;
	/* a line for a script has no place for it */
	if (!facts.dry_run && !note->private &&
		(app->look.terminal || app->renderer != renderers[0]))
		facts.waiting = store_waiting(app->store);
	if (note->private || !store_is_around(app->store))
		facts.repository = store_root(store_holding(app->store, note));
	receipt_view_build(&view, scene, note, &facts);
	app->renderer->receipt(&app->out, &view, &app->look);
	if (!app->look.terminal && !facts.dry_run)
		say_doubts(app, &view);
	receipt_view_release(&view);
}

/* Where the change went, when that is not where somebody may think: on a terminal receipts name it
 * anyway. */
static void say_place(struct app *app, const struct change *change)
{
	struct str place = { 0 };

	str_add_place(&place, store_root(app->store), &app->look);
	if (change->repository_made)
		app_say(app, "made the notes repository %s", str_text(&place));
	else if (!app->look.terminal && store_is_elsewhere(app->store, app->world.here))
		app_say(app, "in %s: the git repository here is no notes repository",
			str_text(&place));
	str_release(&place);
}

static void say_private_place(struct app *app, const struct change *change)
{
	struct str place = { 0 };

	str_add_place(&place, store_root(store_private(app->store)), &app->look);
	if (change->repository_made)
		app_say(app, "made %s for what you keep to yourself", str_text(&place));
	str_release(&place);
}

static void keep(struct app *app, const struct change *change, const char *name)
{
	app->committed = true;
	str_clear(&app->kept);
	str_add(&app->kept, name);
	if (change->identity_made)
		app_say(app, "git does not know your name yet; tell it once: git config --global "
			     "user.name \"...\" && git config --global user.email ...");
}

void receipt_committed(struct app *app, const struct change *change, const char *name)
{
	say_place(app, change);
	keep(app, change, name);
}

void receipt_kept(struct app *app, const struct change *change, const struct note *note)
{
	if (store_holding(app->store, note) == app->store)
		say_place(app, change);
	else
		say_private_place(app, change);
	keep(app, change, note->id);
}
