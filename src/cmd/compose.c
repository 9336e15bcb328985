#include "cmd/compose.h"

#include "cmd/note_file.h"
#include "cmd/typed.h"
#include "cmd/whom.h"
#include "model/handle.h"
#include "model/lookup.h"
#include "store/layout.h"
#include "sys/clock.h"

enum { IDS_TRIED = 100 };

int compose_sender(
	struct note *note, struct app *app, const char *typed, const char *writer, struct err *err)
{
	const struct people *people;

	if (app_people(app, &people, err) != 0)
		return -1;
	if (app_handle(app, typed, &note->from, err) != 0)
		return err_in(err, "--from");
	if (handle_reserved(note->from) ||
		(people_find(people, note->from) == NULL && people_has_group(people, note->from)))
		return err_set(err, ERR_USAGE, "--from: '%s' is not one person", typed);
	if (whom_allowed(app, note->from, NULL, err) != 0)
		return err_in(err, "--from");
	note->by = text_same(note->from, writer) ? NULL : writer;
	return 0;
}

static bool is_taken(struct app *app, const char *path)
{
	const struct store *private = store_private(app->store);

	return note_file_there(app->store, path) ||
	       (private != NULL && note_file_there(private, path));
}

/* Its id, which no other note has, and from there where it will lie. */
static void give_id(struct note *note, struct app *app)
{
	char id[ID_LENGTH + 1];
	struct str path = { 0 };

	for (int i = 0; i < IDS_TRIED; i++) {
		id_make(id, note->date, app->twelfth, chance());
		str_clear(&path);
		str_add_note_path(&path, id);
		if (!is_taken(app, str_text(&path)))
			break;
	}
	note->id = arena_string(&app->memory, id);
	note->path = arena_text(&app->memory, str_text(&path), path.length);
	str_release(&path);
}

static int read_options(
	struct composed *composed, struct app *app, const struct note_args *args, struct err *err)
{
	struct note *note = &composed->note;

	for (size_t i = 0; i < args->tags.count; i++)
		if (typed_field(note, app, "tags", args->tags.items[i], err) != 0)
			return -1;
	texts_once(&note->tags);
	if (args->via != NULL && typed_field(note, app, "via", args->via, err) != 0)
		return -1;
	if (args->about != NULL && typed_field(note, app, "for", args->about, err) != 0)
		return -1;
	if (args->picture == NULL)
		return 0;
	return typed_picture(
		&note->picture, &composed->picture, app, args->picture, id_last(note->id), err);
}

int compose(struct composed *composed, struct app *app, const struct note_args *args,
	const struct texts *to, struct err *err)
{
	struct note *note = &composed->note;
	struct whom whom;
	const char *me;

	fields_init(&note_fields, note);
	if (app_me(app, &me, NULL, err) != 0)
		return -1;
	note->from = me;
	if (args->from != NULL && compose_sender(note, app, args->from, me, err) != 0)
		return -1;
	note->date = app->now;
	if (args->date != NULL && typed_moment(&note->date, app, args->date,
					  args->again ? AHEAD_MEANT : AHEAD_REFUSED, err) != 0)
		return -1;
	if (whom_resolve(&whom, app, to, note->from, moment_day(note->date), err) != 0)
		return -1;
	note->to = whom.to;
	note->group = whom.group;
	composed->known = whom.known;
	give_id(note, app);
	return read_options(composed, app, args, err);
}

int compose_text(struct composed *composed, struct app *app, const char *bytes, size_t length,
	struct err *err)
{
	struct note *note = &composed->note;

	if (typed_text(&note->text, app, bytes, length, err) != 0)
		return -1;
	if (composed->needs_text && note->text[0] == '\0')
		return err_set(err, ERR_USAGE, "the text is empty: nothing was kept");
	note_settle(note, &app->memory);
	if (compose_check_tags(app, note, err) != 0)
		return -1;
	return note_check(note, err);
}

void composed_release(struct composed *composed)
{
	str_release(&composed->picture);
}
