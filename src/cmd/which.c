#include "cmd/which.h"

#include <string.h>

#include "base/ascii.h"
#include "cmd/cmd.h"
#include "cmd/someone.h"

static bool means_me(const char *typed)
{
	size_t length = strlen(typed);

	return ascii_same(typed, length, "last") || ascii_same(typed, length, "@me");
}

/* TYPED is somebody's name: without the @, or of one who has written nothing. */
static void hint_person(struct app *app, const char *typed, struct err *err)
{
	struct err ignored = { 0 };
	const char *handle;

	if (someone_heard_of(&handle, app, typed, &ignored) == 0 && handle != NULL) {
		if (typed[0] == '@')
			err_hint(err, "what was written to them: thanks wall --to @%s", handle);
		else
			err_hint(err, "did you mean @%s? then: thanks %s @%s", handle,
				app->cmd->name, handle);
	}
	err_release(&ignored);
}

int which_note(struct notes *notes, struct app *app, const char *typed, struct err *err)
{
	const char *me = NULL;

	if (means_me(typed) && app_me(app, &me, NULL, err) != 0)
		return -1;
	if (store_find(notes, app->store, typed, me, err) == 0)
		return 0;
	if (err->kind != ERR_DATA && !means_me(typed))
		hint_person(app, typed, err);
	return -1;
}
