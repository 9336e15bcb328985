#include "cmd/app.h"

#include <stdlib.h>
#include <string.h>

#include "model/called.h"
#include "model/handle.h"
#include "model/spelling.h"

void app_release(struct app *app)
{
	store_close(app->store);
	config_free(app->config);
	str_release(&app->out);
	str_release(&app->aside);
	str_release(&app->kept);
	problems_release(&app->problems);
	arena_release(&app->memory);
}

struct place app_place(const struct app *app)
{
	const struct world *world = &app->world;

	return (struct place){ .repo = world->repo,
		.here = world->here,
		.home = world->home,
		.data_home = world->data_home,
		.config_home = world->config_home,
		.config_global = world->git_config_global,
		.config_said = world->git_config_said };
}

struct progress *app_progress(struct app *app)
{
	return app->world.err_terminal && !app->common.quiet ? &app->progress : NULL;
}

int app_open(struct app *app, enum store_need need, struct err *err)
{
	struct place place = app_place(app);

	place.option = app->common.directory;
	place.progress = app_progress(app);
	if (app->store != NULL)
		return 0;
	return store_open(&app->store, &place, need, err);
}

int app_config(struct app *app, const struct config **config, struct err *err)
{
	if (app->store != NULL)
		return store_config(app->store, config, err);
	if (app->config == NULL && config_load(&app->config, app->world.here, err) != 0)
		return -1;
	*config = app->config;
	return 0;
}

int app_people(struct app *app, const struct people **people, struct err *err)
{
	return store_people(app->store, people, &app->problems, err);
}

/* A name leads to its handle; other spellings mean somebody once they are kept. */
static int refuse_handle(const struct people *people, const char *typed, struct err *err)
{
	const char *name = typed + (typed[0] == '@');
	const char *kind = strchr(name, '@') != NULL ? "emails" : "aliases";
	const char *called = people != NULL ? people_called(people, typed) : NULL;

	err_set(err, ERR_USAGE, "'%s' is not a handle", typed);
	if (called != NULL)
		return err_hint(err, "did you mean @%s?", called);
	if (spelling_is_alias(name, strlen(name)))
		return err_hint(err,
			"a handle is made of a-z, 0-9, '.', '_' and '-'; this can be another "
			"spelling of one: thanks people set @HANDLE %s+=%s",
			kind, name);
	return err_hint(err, "a handle is made of a-z, 0-9, '.', '_' and '-'; any other spelling "
			     "can be an alias of one");
}

int app_handle(struct app *app, const char *typed, const char **handle, struct err *err)
{
	const struct people *people = NULL;
	const struct person *person = NULL;
	char folded[HANDLE_LONGEST + 1];
	bool parsed = handle_parse(typed, strlen(typed), folded);

	if (parsed && strcmp(folded, HANDLE_ME) == 0)
		return app_me(app, handle, NULL, err);
	if (app->store != NULL) {
		if (app_people(app, &people, err) != 0)
			return -1;
		person = people_find(people, typed);
	}
	if (person != NULL) {
		*handle = person->handle;
		return 0;
	}
	if (!parsed)
		return refuse_handle(people, typed, err);
	*handle = arena_string(&app->memory, folded);
	return 0;
}

struct day app_today(const struct app *app)
{
	return moment_day(app->now);
}

void app_say(struct app *app, const char *format, ...)
{
	va_list args;

	if (app->common.quiet)
		return;
	va_start(args, format);
	str_vaddf(&app->aside, format, args);
	va_end(args);
	str_add_char(&app->aside, '\n');
}
