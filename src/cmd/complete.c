/* What completions ask for: one candidate a line, a tab, and what it is. Never complains. */
#include <string.h>

#include "base/harmless.h"
#include "base/unicode.h"
#include "cmd/cmd.h"
#include "cmd/completions.h"
#include "model/handle.h"
#include "model/lookup.h"
#include "store/rounds.h"

enum { KNOWN_DAYS = 90, RECENT = 50, WORDS_COLUMNS = 40 };

struct offer {
	struct app *app;
	const char *prefix;
};

static void add(const struct offer *offer, const char *mark, const char *word, const char *what)
{
	struct str *out = &offer->app->out;
	size_t marked = strlen(mark);
	const char *prefix = offer->prefix;

	/* what is typed without its mark is completed as well */
	if (marked > 0 && text_starts(prefix, mark))
		prefix += marked;
	if (!text_starts(word, prefix))
		return;
	str_add(out, mark);
	str_add_harmless(out, word, strlen(word), HARMLESS_LINE);
	str_add_char(out, '\t');
	str_add_harmless(out, what, strlen(what), HARMLESS_LINE);
	str_add_char(out, '\n');
}

static int add_groups(const struct offer *offer, const char *mark, struct err *err)
{
	const struct people *people;
	struct texts groups = { 0 };

	if (app_people(offer->app, &people, err) != 0)
		return -1;
	people_groups(people, &offer->app->memory, &groups);
	for (size_t i = 0; i < groups.count; i++)
		add(offer, mark, groups.items[i], "group");
	return 0;
}

static int offer_groups(const struct offer *offer, struct err *err)
{
	return add_groups(offer, "", err);
}

static int add_files(const struct offer *offer, struct err *err)
{
	struct app *app = offer->app;
	const struct people *people;

	if (app_people(app, &people, err) != 0)
		return -1;
	for (size_t i = 0; i < people->count; i++)
		if (!person_left(&people->items[i], app_today(app)))
			add(offer, "@", people->items[i].handle, person_name(&people->items[i]));
	return 0;
}

static int add_known(const struct offer *offer, struct err *err)
{
	struct app *app = offer->app;
	const struct people *people;
	struct texts known = { 0 };

	if (app_people(app, &people, err) != 0 ||
		store_known(app->store, app_today(app), KNOWN_DAYS, &app->memory, &known, err) != 0)
		return -1;
	for (size_t i = 0; i < known.count; i++)
		if (people_find(people, known.items[i]) == NULL)
			add(offer, "@", known.items[i], "in recent notes");
	return 0;
}

static int offer_persons(const struct offer *offer, struct err *err)
{
	return add_files(offer, err) != 0 ? -1 : add_known(offer, err);
}

static int offer_people(const struct offer *offer, struct err *err)
{
	if (add_files(offer, err) != 0 || add_groups(offer, "@", err) != 0 ||
		add_known(offer, err) != 0)
		return -1;
	add(offer, "@", HANDLE_ALL, "everybody");
	return 0;
}

/* The open ones are what one names; others can be looked at. */
static int offer_rounds(const struct offer *offer, struct err *err)
{
	struct app *app = offer->app;
	const struct rounds *rounds;

	if (store_rounds(app->store, &rounds, &app->problems, err) != 0)
		return -1;
	for (size_t i = rounds->count; i-- > 0;) {
		const struct round *round = &rounds->items[i];

		if (rounds_find(rounds, round->name) == round)
			add(offer, "", round->name,
				round_is_open(round, app_today(app)) ? "open round" : "round");
	}
	return 0;
}

static int offer_rounds_people(const struct offer *offer, struct err *err)
{
	return offer_rounds(offer, err) != 0 ? -1 : offer_persons(offer, err);
}

/* What `people set` assigns to; to lists one adds. */
static int offer_fields(const struct offer *offer, struct err *err)
{
	struct str name = { 0 };

	(void)err;
	for (size_t i = 0; i < person_fields.count; i++) {
		const struct field *field = &person_fields.rows[i];

		if (field->kind == FIELD_NOTICES || field->kind == FIELD_CONFLICTS)
			continue;
		str_clear(&name);
		str_addf(&name, "%s%s=", field->name, field_is_list(field) ? "+" : "");
		add(offer, "", str_text(&name), field->help);
	}
	str_release(&name);
	return 0;
}

/* The newest notes there are. */
static int read_recent(struct notes *notes, const struct offer *offer, struct err *err)
{
	const struct query any = { 0 };

	return store_select(
		notes, offer->app->store, &any, RECENT, NULL, &offer->app->problems, err);
}

static int offer_tags(const struct offer *offer, struct err *err)
{
	const struct settings *settings;
	struct texts tags = { 0 };
	struct notes notes = { 0 };
	int status = store_settings(offer->app->store, &settings, err);

	if (status == 0)
		status = read_recent(&notes, offer, err);
	if (status == 0) {
		for (size_t i = 0; i < settings->tag_values.count; i++)
			texts_add(&notes.memory, &tags, settings->tag_values.items[i]);
		for (size_t i = 0; i < notes.count; i++)
			for (size_t t = 0; t < notes.items[i].all_tags.count; t++)
				texts_add(&notes.memory, &tags, notes.items[i].all_tags.items[t]);
		texts_once(&tags);
	}
	for (size_t i = 0; i < tags.count; i++)
		add(offer, "", tags.items[i], "tag");
	notes_release(&notes);
	return status;
}

/* "bob: fresh coffee, and the" */
static void add_words(struct str *words, const struct note *note)
{
	const char *text = note->text != NULL ? note->text : "";
	size_t length = text_fit(text, strcspn(text, "\n"), WORDS_COLUMNS);

	str_addf(words, "%s: ", note->from);
	str_add_bytes(words, text, length);
}

static int offer_ids(const struct offer *offer, struct err *err)
{
	struct notes notes = { 0 };
	struct str id = { 0 }, words = { 0 };
	int status = read_recent(&notes, offer, err);

	for (size_t i = 0; status == 0 && i < notes.count; i++) {
		str_clear(&id);
		str_clear(&words);
		store_add_short_id(offer->app->store, notes.items[i].id, &id);
		add_words(&words, &notes.items[i]);
		add(offer, "", str_text(&id), str_text(&words));
	}
	add(offer, "", "last", "what I wrote last");
	str_release(&id);
	str_release(&words);
	notes_release(&notes);
	return status;
}

static int run(struct app *app, void *args, const struct operands *operands, struct err *err)
{
	static const struct {
		const char *name;
		int (*offer)(const struct offer *offer, struct err *err);
	} rows[] = {
		{ "people", offer_people },
		{ "persons", offer_persons },
		{ "fields", offer_fields },
		{ "groups", offer_groups },
		{ "rounds", offer_rounds },
		{ "rounds-people", offer_rounds_people },
		{ "seats", offer_people },
		{ "tags", offer_tags },
		{ "ids", offer_ids },
	};
	const char *what = operands->count > 0 ? operands->items[0] : "";
	const struct offer offer = { app, operands->count > 1 ? operands->items[1] : "" };

	(void)args;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		if (strcmp(rows[i].name, what) == 0 && app_open(app, STORE_READ, err) == 0 &&
			rows[i].offer(&offer, err) != 0)
			break;
	/* in the middle of a line that somebody types nothing may be said */
	err_clear(err);
	str_clear(&app->aside);
	problems_release(&app->problems);
	app->problems = (struct problems){ 0 };
	return 0;
}

const struct cmd cmd_complete = {
	.name = "__complete",
	.summary = "what completions offer",
	.needs = NEED_RAW | NEED_HIDDEN,
	.run = run,
};
