#include "cmd/edit.h"

#include <string.h>

#include "cmd/compose.h"
#include "cmd/note_file.h"
#include "cmd/note_round.h"
#include "cmd/typed.h"
#include "cmd/whom.h"
#include "model/lookup.h"

bool edit_says_nothing(const struct edit_args *args, const char *text)
{
	const struct note_args *note = &args->note;

	return text == NULL && args->to.count == 0 && note->from == NULL && note->via == NULL &&
	       note->about == NULL && note->date == NULL && note->picture == NULL &&
	       note->round == NULL && note->tags.count == 0;
}

static void set_one(struct revision *revision, struct app *app, const char *name, const char *value)
{
	struct texts values = { 0 };

	if (value != NULL && value[0] != '\0')
		texts_add(&app->memory, &values, value);
	revision_edit(revision, name, EDIT_SET, &values);
}

static int edit_from(struct revision *revision, struct app *app, const char *typed, struct err *err)
{
	struct note *note = &revision->new;
	struct texts *known = arena_alloc(&app->memory, sizeof(*known));
	const struct texts nobody = { 0 };

	*known = nobody;
	if (compose_sender(note, app, typed, note_writer(revision->old), err) != 0 ||
		whom_known(known, app, note->from, &nobody, err) != 0)
		return -1;
	revision->known = known;
	set_one(revision, app, "from", note->from);
	set_one(revision, app, "by", note->by);
	return 0;
}

static int edit_date(
	struct revision *revision, struct app *app, const struct note_args *args, struct err *err)
{
	struct str date = { 0 };

	if (typed_moment(&revision->new.date, app, args->date,
		    args->again ? AHEAD_MEANT : AHEAD_REFUSED, err) != 0)
		return -1;
	str_add_moment(&date, revision->new.date);
	set_one(revision, app, "date", arena_string(&app->memory, str_text(&date)));
	str_release(&date);
	return 0;
}

static int edit_to(
	struct revision *revision, struct app *app, const struct texts *typed, struct err *err)
{
	struct note *note = &revision->new;
	struct whom *whom = arena_alloc(&app->memory, sizeof(*whom));

	if (whom_resolve(whom, app, typed, note->from, moment_day(note->date), err) != 0)
		return -1;
	note->to = whom->to;
	note->group = whom->group;
	revision->known = &whom->known;
	revision_edit(revision, "to", EDIT_SET, &whom->to);
	set_one(revision, app, "group", whom->group);
	return 0;
}

static void add_unless(
	struct texts *tags, struct app *app, const struct texts *more, const struct texts *without)
{
	for (size_t i = 0; i < more->count; i++)
		if (!texts_hold(without, more->items[i], strlen(more->items[i])))
			texts_add(&app->memory, tags, more->items[i]);
}

/* `-x` takes a tag away, `x` adds it: so that two edits at once both count. */
static int edit_tags(
	struct revision *revision, struct app *app, const struct texts *typed, struct err *err)
{
	struct note added = { 0 }, dropped = { 0 }, *note = &revision->new;

	for (size_t i = 0; i < typed->count; i++) {
		bool drop = typed->items[i][0] == '-';

		if (typed_field(drop ? &dropped : &added, app, "tags", typed->items[i] + drop,
			    err) != 0)
			return -1;
	}
	note->tags = (struct texts){ 0 };
	add_unless(&note->tags, app, &revision->old->tags, &dropped.tags);
	add_unless(&note->tags, app, &added.tags, &dropped.tags);
	texts_once(&note->tags);
	if (added.tags.count > 0)
		revision_edit(revision, "tags", EDIT_ADD, &added.tags);
	if (dropped.tags.count > 0)
		revision_edit(revision, "tags", EDIT_DROP, &dropped.tags);
	return 0;
}

static int edit_round(
	struct revision *revision, struct app *app, const char *typed, struct err *err)
{
	struct note_round round;

	if (revision->old->private && typed[0] != '\0')
		return err_set(err, ERR_USAGE,
			"--round: a round is everybody's, and a private note nobody else's");
	if (note_round_named(&round, app, &revision->new, typed, err) != 0)
		return -1;
	revision->new.round = round.name;
	set_one(revision, app, "round", round.name);
	return 0;
}

static int edit_picture(
	struct revision *revision, struct app *app, const char *file, struct err *err)
{
	struct note *note = &revision->new;

	note->picture = NULL;
	revision->picture = PICTURE_GONE;
	if (file[0] != '\0') {
		revision->picture = PICTURE_NEW;
		if (typed_picture(&note->picture, &revision->picture_bytes, app, file,
			    note_file_stem(app, revision->old), err) != 0)
			return -1;
	}
	set_one(revision, app, "picture", note->picture);
	return 0;
}

/* An empty value takes the field away. */
static int edit_plain(
	struct revision *revision, struct app *app, const struct note_args *args, struct err *err)
{
	struct note *note = &revision->new;

	if (args->via != NULL) {
		if (typed_field(note, app, "via", args->via, err) != 0)
			return -1;
		set_one(revision, app, "via", note->via == VIA_NOTE ? NULL : via_names[note->via]);
	}
	if (args->about != NULL) {
		note->about = NULL;
		if (args->about[0] != '\0' && typed_field(note, app, "for", args->about, err) != 0)
			return -1;
		set_one(revision, app, "for", note->about);
	}
	return 0;
}

int edit_typed(struct revision *revision, struct app *app, const struct edit_args *args,
	const char *text, struct err *err)
{
	const struct note_args *note = &args->note;

	if (note->from != NULL && edit_from(revision, app, note->from, err) != 0)
		return -1;
	if (note->date != NULL && edit_date(revision, app, note, err) != 0)
		return -1;
	if (args->to.count > 0 && edit_to(revision, app, &args->to, err) != 0)
		return -1;
	if (note->tags.count > 0 && edit_tags(revision, app, &note->tags, err) != 0)
		return -1;
	if (note->round != NULL && edit_round(revision, app, note->round, err) != 0)
		return -1;
	if (note->picture != NULL && edit_picture(revision, app, note->picture, err) != 0)
		return -1;
	if (text != NULL) {
		if (typed_text(&revision->new.text, app, text, strlen(text), err) != 0)
			return -1;
		if (revision->new.text[0] == '\0' && revision->old->re == NULL)
			return err_set(err, ERR_USAGE, "the text is empty: nothing was changed");
		set_one(revision, app, "text", revision->new.text);
	}
	return edit_plain(revision, app, note, err);
}
