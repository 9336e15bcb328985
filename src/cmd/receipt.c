#include "cmd/receipt.h"

void receipt_add(struct app *app, const struct scene *scene, const struct note *note,
	struct receipt_facts facts)
{
	struct receipt_view view;

	if (app->common.quiet)
		return;
	facts.waiting = app->look.terminal && !facts.dry_run ? store_waiting(app->store) : 0;
	facts.repository = store_is_around(app->store) ? NULL : store_root(app->store);
	receipt_view_build(&view, scene, note, &facts);
	app->renderer->receipt(&app->out, &view, &app->look);
	receipt_view_release(&view);
}

void receipt_committed(struct app *app, const struct change *change, const char *id)
{
	app->committed = true;
	str_clear(&app->kept);
	str_add(&app->kept, id);
	if (change->identity_made)
		app_say(app, "git does not know your name yet; tell it once: git config --global "
			     "user.name \"...\" && git config --global user.email ...");
}
