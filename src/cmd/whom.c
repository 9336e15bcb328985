#include "cmd/whom.h"

#include <string.h>

#include "base/ascii.h"
#include "model/handle.h"
#include "model/lookup.h"

enum { KNOWN_DAYS = 90 };

/* What the walk over the typed names keeps. */
struct walk {
	struct whom *whom;
	struct app *app;
	const struct people *people;
	const char *sender;
	struct day day;
	size_t alone; /* names that are persons */
	size_t groups;
};

static void add(struct walk *walk, const char *handle)
{
	if (!texts_hold(&walk->whom->to, handle, strlen(handle)))
		texts_add(&walk->app->memory, &walk->whom->to, handle);
}

static int add_group(struct walk *walk, const char *group, struct err *err)
{
	struct texts members = { 0 };
	size_t added = 0;

	people_members(walk->people, group, walk->day, &walk->app->memory, &members);
	for (size_t i = 0; i < members.count; i++) {
		if (strcmp(members.items[i], walk->sender) == 0)
			continue;
		add(walk, members.items[i]);
		added++;
	}
	if (added == 0)
		return err_set(
			err, ERR_MISSING, "@%s: there is nobody in it but the sender", group);
	walk->groups++;
	/* @all is no group that a note can name */
	walk->whom->group = strcmp(group, HANDLE_ALL) == 0 ? NULL : group;
	return 0;
}

static int add_typed(struct walk *walk, const char *typed, struct err *err)
{
	const char *name = typed + (typed[0] == '@'), *handle;

	if (ascii_same(name, strlen(name), HANDLE_ALL))
		return add_group(walk, HANDLE_ALL, err);
	if (app_handle(walk->app, typed, &handle, err) != 0)
		return -1;
	if (people_find(walk->people, handle) == NULL && people_has_group(walk->people, handle))
		return add_group(walk, handle, err);
	if (whom_allowed(walk->app, handle, walk->sender, err) != 0)
		return -1;
	add(walk, handle);
	walk->alone++;
	return 0;
}

int whom_known(struct texts *known, struct app *app, const char *sender, const struct texts *to,
	struct err *err)
{
	const struct people *people;
	const char *me;
	bool stranger;

	if (app_people(app, &people, err) != 0 || app_me(app, &me, NULL, err) != 0)
		return -1;
	stranger = !text_same(sender, me) && people_find(people, sender) == NULL;
	for (size_t i = 0; i < to->count; i++)
		stranger |= people_find(people, to->items[i]) == NULL;
	return stranger ? store_known(
				  app->store, app_today(app), KNOWN_DAYS, &app->memory, known, err)
			: 0;
}

int whom_resolve(struct whom *whom, struct app *app, const struct texts *typed, const char *sender,
	struct day day, struct err *err)
{
	struct walk walk = { .whom = whom, .app = app, .sender = sender, .day = day };

	*whom = (struct whom){ 0 };
	if (app_people(app, &walk.people, err) != 0)
		return -1;
	for (size_t i = 0; i < typed->count; i++)
		if (add_typed(&walk, typed->items[i], err) != 0)
			return -1;
	if (walk.groups != 1 || walk.alone > 0)
		whom->group = NULL;
	return whom_known(&whom->known, app, sender, &whom->to, err);
}

int whom_allowed(struct app *app, const char *handle, const char *but, struct err *err)
{
	const struct texts nobody = { 0 };
	const struct settings *settings;
	const struct people *people;
	const char *near;

	if (store_settings(app->store, &settings, err) != 0 || app_people(app, &people, err) != 0)
		return -1;
	if (settings->people != PEOPLE_CLOSED || people_find(people, handle) != NULL)
		return 0;
	near = people_near(people, &nobody, but, handle);
	err_set(err, ERR_MISSING,
		"@%s: there is no such person here, and thanks.yaml says people: closed", handle);
	if (near != NULL)
		return err_hint(err, "did you mean @%s?", near);
	return err_hint(err, "to let them in: thanks people set @%s name=\"...\"", handle);
}
