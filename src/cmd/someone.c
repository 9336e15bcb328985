#include "cmd/someone.h"

#include <string.h>

#include "base/near.h"
#include "model/called.h"
#include "model/handle.h"
#include "store/layout.h"

enum { KNOWN_DAYS = 90 };

int someone_named(struct someone *someone, struct app *app, const char *typed, struct err *err)
{
	const struct people *people;

	if (app_people(app, &people, err) != 0 ||
		app_handle(app, typed, &someone->handle, err) != 0)
		return -1;
	someone->person = people_find(people, someone->handle);
	if (handle_reserved(someone->handle) ||
		(someone->person == NULL && people_has_group(people, someone->handle)))
		return err_set(err, ERR_USAGE, "'%s' is not one person", typed);
	return 0;
}

int someone_has_notes(bool *has, struct app *app, const struct someone *someone, struct err *err)
{
	struct query query = { 0 };
	struct notes notes = { 0 };
	struct problems ignored = { 0 };
	int status;

	texts_add(&app->memory, &query.who, someone->handle);
	status = store_select(&notes, app->store, &query, 1, NULL, &ignored, err);
	*has = notes.count > 0;
	problems_release(&ignored);
	notes_release(&notes);
	return status;
}

int someone_near(const char **near, struct app *app, const struct someone *someone, struct err *err)
{
	const struct people *people;
	struct texts known = { 0 };

	*near = NULL;
	if (someone->person != NULL)
		return 0;
	if (app_people(app, &people, err) != 0 ||
		store_known(app->store, app_today(app), KNOWN_DAYS, &app->memory, &known, err) != 0)
		return -1;
	*near = people_near(people, &known, NULL, someone->handle);
	return 0;
}

void say_near(struct app *app, const char *handle, const char *near)
{
	app_say(app, "%s is new here; did you mean @%s? then: thanks undo", handle, near);
}

int someone_heard_of(const char **handle, struct app *app, const char *typed, struct err *err)
{
	char folded[HANDLE_LONGEST + 1];
	const struct people *people;
	struct texts known = { 0 };

	*handle = NULL;
	/* what is wrong with files is told to whoever asks for them */
	if (store_people(app->store, &people, NULL, err) != 0)
		return -1;
	if (people_find(people, typed) != NULL) {
		*handle = people_handle(people, typed);
		return 0;
	}
	*handle = people_called(people, typed);
	if (!handle_parse(typed, strlen(typed), folded))
		return 0;
	if (store_known(app->store, app_today(app), KNOWN_DAYS, &app->memory, &known, err) != 0)
		return -1;
	for (size_t i = 0; i < known.count; i++)
		if (text_same(known.items[i], folded))
			*handle = known.items[i];
	return 0;
}

int someone_known(struct app *app, const struct someone *someone, struct err *err)
{
	const char *near;
	bool has = false;

	if (someone->person != NULL)
		return 0;
	if (someone_has_notes(&has, app, someone, err) != 0)
		return -1;
	if (has)
		return 0;
	if (someone_near(&near, app, someone, err) != 0)
		return -1;
	err_set(err, ERR_MISSING, "@%s: there is no such person here", someone->handle);
	return near != NULL ? err_hint(err, "did you mean @%s?", near)
			    : err_hint(err, "everybody is listed by: thanks people");
}

static int group_has_notes(bool *has, struct app *app, const char *group, struct err *err)
{
	struct query query = { 0 };
	struct notes notes = { 0 };
	struct problems ignored = { 0 };
	int status;

	texts_add(&app->memory, &query.groups, group);
	status = store_select(&notes, app->store, &query, 1, NULL, &ignored, err);
	*has = notes.count > 0;
	problems_release(&ignored);
	notes_release(&notes);
	return status;
}

static int no_such_group(
	struct app *app, const struct people *people, const char *group, struct err *err)
{
	struct texts groups = { 0 };

	people_groups(people, &app->memory, &groups);
	err_set(err, ERR_MISSING, "nobody is in '%s'", group);
	for (size_t i = 0; i < groups.count; i++)
		if (text_near(group, groups.items[i]))
			return err_hint(err, "did you mean '%s'?", groups.items[i]);
	return err_hint(err, "thanks people lists the groups");
}

int group_named(const char **group, struct app *app, const char *typed, struct err *err)
{
	char folded[HANDLE_LONGEST + 1];
	const struct people *people;
	bool has = true;

	if (app_people(app, &people, err) != 0)
		return -1;
	if (!handle_parse(typed, strlen(typed), folded))
		return err_set(err, ERR_USAGE, "'%s' is not a group's name", typed);
	*group = arena_string(&app->memory, folded);
	if (people_has_group(people, folded) || text_same(folded, HANDLE_ALL))
		return 0;
	if (group_has_notes(&has, app, *group, err) != 0)
		return -1;
	return has ? 0 : no_such_group(app, people, *group, err);
}

void str_add_someone_path(struct str *str, const struct someone *someone)
{
	if (someone->person != NULL)
		str_add(str, someone->person->path);
	else
		str_add_person_path(str, someone->handle);
}
