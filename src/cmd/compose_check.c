#include "cmd/compose.h"

#include <string.h>

#include "base/near.h"
#include "model/lookup.h"

enum { TWIN_SECONDS = 300 };

static const char *near_value(const struct texts *values, const char *tag)
{
	for (size_t i = 0; i < values->count; i++)
		if (text_near(tag, values->items[i]))
			return values->items[i];
	return NULL;
}

static void point_out(struct app *app, const struct texts *values, const char *tag)
{
	const char *near = near_value(values, tag);

	if (near != NULL)
		app_say(app, "#%s is not one of the team's tags; did you mean #%s?", tag, near);
	else
		app_say(app, "#%s is not one of the team's tags", tag);
}

static int missing_tag(const struct settings *settings, struct err *err)
{
	struct str values = { 0 };

	for (size_t i = 0; i < settings->tag_values.count; i++)
		str_addf(&values, "%s%s", i > 0 ? ", " : "", settings->tag_values.items[i]);
	err_set(err, ERR_USAGE, "the team wants a tag on every note");
	if (values.length > 0)
		err_hint(err, "one of its own, as in -t %s: %s", settings->tag_values.items[0],
			str_text(&values));
	else
		err_hint(err, "one that fits, as in -t teamwork, or a #word in the text");
	str_release(&values);
	return -1;
}

/* One of the team's, where it names any; else any. */
static bool has_one(const struct note *note, const struct texts *values)
{
	if (values->count == 0)
		return note->all_tags.count > 0;
	for (size_t i = 0; i < values->count; i++)
		if (note_has_tag(note, values->items[i]))
			return true;
	return false;
}

int compose_check_tags(struct app *app, const struct note *note, struct err *err)
{
	const struct settings *settings;
	const struct texts *values;

	if (store_settings(app->store, &settings, err) != 0)
		return -1;
	values = &settings->tag_values;
	/* an answer stands under a note that has one */
	if (settings->tags_required && note->re == NULL && !has_one(note, values))
		return missing_tag(settings, err);
	for (size_t i = 0; values->count > 0 && i < note->all_tags.count; i++) {
		const char *tag = note->all_tags.items[i];

		if (!texts_hold(values, tag, strlen(tag)))
			point_out(app, values, tag);
	}
	return 0;
}

static bool same_people(const struct texts *one, const struct texts *other)
{
	if (one->count != other->count)
		return false;
	for (size_t i = 0; i < one->count; i++)
		if (!texts_hold(other, one->items[i], strlen(one->items[i])))
			return false;
	return true;
}

static bool is_twin(const struct note *note, const struct note *other)
{
	int64_t apart = note->date.seconds - other->date.seconds;
	const char *text = other->text != NULL ? other->text : "";
	size_t length = strlen(text);

	while (length > 0 && text[length - 1] == '\n')
		length--;
	return apart <= TWIN_SECONDS && apart >= -TWIN_SECONDS &&
	       text_same(note->from, other->from) && same_people(&note->to, &other->to) &&
	       text_same(note->re, other->re) && strlen(note->text) == length &&
	       memcmp(note->text, text, length) == 0;
}

/* Only the days in question are read. */
static int select_around(
	struct notes *notes, struct app *app, const struct note *note, struct err *err)
{
	struct problems ignored = { 0 };
	struct query query = { .has_span = true };
	struct moment first = note->date, last = note->date;
	int status;

	first.seconds -= TWIN_SECONDS;
	last.seconds += TWIN_SECONDS;
	query.span = (struct span){ moment_day(first), moment_day(last) };
	texts_add(&app->memory, &query.from, note->from);
	status = store_select(notes, app->store, &query, 0, NULL, &ignored, err);
	problems_release(&ignored);
	return status;
}

int compose_check_twin(struct app *app, const struct note *note, struct err *err)
{
	struct notes notes = { 0 };
	int status = select_around(&notes, app, note, err);

	for (size_t i = 0; status == 0 && i < notes.count; i++) {
		if (!is_twin(note, &notes.items[i]))
			continue;
		err_set(err, ERR_BUSY, "the same was just written: %s", notes.items[i].id);
		status = err_hint(err, "if it is meant twice, say --again");
	}
	notes_release(&notes);
	return status;
}
