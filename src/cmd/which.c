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

int which_note(struct notes *notes, struct app *app, const char *typed, struct err *err)
{
	const char *me = NULL, *handle;
	struct err ignored = { 0 };

	if (means_me(typed) && app_me(app, &me, NULL, err) != 0)
		return -1;
	if (store_find(notes, app->store, typed, me, err) == 0)
		return 0;
	if (err->kind != ERR_DATA && someone_heard_of(&handle, app, typed, &ignored) == 0 &&
		handle != NULL)
		err_hint(err, "did you mean @%s? then: thanks %s @%s", handle, app->cmd->name,
			handle);
	err_release(&ignored);
	return -1;
}
