/*
 * thanks: argv in, exit code out. Settles the world, runs one command, prints what it had to say.
 */
#include "cmd/dispatch.h"
#include "cmd/messages.h"
#include "cmd/pages.h"
#include "cmd/world.h"
#include "sys/process.h"

/* Prints all there is, and returns the exit code. */
static int finish(struct app *app, struct err *err)
{
	struct err unprinted = { 0 };
	bool paged = app->pager.pid != 0;

	if (pages_close(app, &unprinted) != 0) {
		if (app->committed)
			err_set(err, ERR_IO, "kept as %s, but the receipt could not be printed",
				str_text(&app->kept));
		else if (err->kind == ERR_NONE)
			err_set(err, unprinted.kind, "%s", str_text(&unprinted.text));
	}
	/* whoever leaves the pager has seen enough */
	if (err->kind == ERR_PIPE && paged)
		err_clear(err);
	messages_print(app, err);
	err_release(&unprinted);
	return err->kind != ERR_NONE ? (int)err->kind : app->exit_code;
}

int main(int argc, char **argv)
{
	struct app app = { 0 };
	struct err err = { 0 };

	streams_settle();
	if (world_settle(&app, &err) == 0 && dispatch(&app, argc, argv, &err) != 0 &&
		err.kind == ERR_NONE)
		err_set(&err, ERR_DATA, "something failed and did not say why");
	int code = finish(&app, &err);
	app_release(&app);
	err_release(&err);
	return code;
}
