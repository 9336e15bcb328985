#include "cmd/round.h"

#include "cmd/receipt.h"
#include "cmd/recipients.h"
#include "render/phrase.h"
#include "render/text.h"

int round_line_read(
	struct round_line *line, struct app *app, const struct operands *operands, struct err *err)
{
	*line = (struct round_line){ 0 };
	for (size_t i = 0; i < operands->count; i++) {
		const char *word = operands->items[i];
		const char *name = arena_text(&app->memory, word, name_length(word));

		if (word[0] == '@')
			texts_add(&app->memory, &line->who, name);
		else if (line->name == NULL)
			line->name = word;
		else
			return err_set(err, ERR_USAGE,
				"'%s' is too much: one round has one name, and people begin with @",
				word);
	}
	return 0;
}

int app_rounds(struct app *app, const struct rounds **rounds, struct err *err)
{
	return store_rounds(app->store, rounds, &app->problems, err);
}

int round_named(const struct round **round, struct app *app, const char *typed, struct err *err)
{
	const struct rounds *rounds;
	const char *near;

	if (app_rounds(app, &rounds, err) != 0)
		return -1;
	*round = rounds_find(rounds, typed);
	if (*round != NULL)
		return 0;
	near = rounds_near(rounds, typed);
	err_set(err, ERR_MISSING, "there is no round '%s'", typed);
	if (near != NULL)
		return err_hint(err, "did you mean %s?", near);
	if (rounds->count > 0)
		return err_hint(err, "which there are: thanks round list");
	return err_hint(err, "to begin one: thanks round start NAME");
}

static int refuse_many(const struct round **open, size_t count, struct err *err)
{
	struct str names = { 0 };

	for (size_t i = 0; i < count; i++)
		str_addf(&names, "%s%s", i > 0 ? ", " : "", open[i]->name);
	err_set(err, ERR_USAGE, "several rounds are open: name one of %s", str_text(&names));
	str_release(&names);
	return err_hint(err, "until when they are: thanks round list");
}

static int only_open(const struct round **round, struct app *app, struct err *err)
{
	const struct round **open;
	const struct rounds *rounds;
	size_t count;

	if (app_rounds(app, &rounds, err) != 0)
		return -1;
	count = rounds_open(rounds, app_today(app), &app->memory, &open);
	if (count > 1)
		return refuse_many(open, count, err);
	if (count == 1) {
		*round = open[0];
		return 0;
	}
	err_set(err, ERR_MISSING, "no round is open");
	return err_hint(err, "to begin one: thanks round start NAME");
}

int round_meant(const struct round **round, struct app *app, const char *typed, struct err *err)
{
	struct str day = { 0 };
	bool over;

	if (typed == NULL)
		return only_open(round, app, err);
	if (round_named(round, app, typed, err) != 0)
		return -1;
	if (round_is_open(*round, app_today(app)))
		return 0;
	over = day_compare((*round)->start, app_today(app)) <= 0;
	str_add_date(&day, over ? (*round)->closed : (*round)->start, app_today(app));
	err_set(err, ERR_BUSY, over ? "%s was closed on %s" : "%s begins on %s", (*round)->name,
		str_text(&day));
	str_release(&day);
	return -1;
}

int round_ring(struct ring *ring, struct app *app, const struct round *round, struct err *err)
{
	struct query query = { .has_span = true,
		.span = ring_reach(round, app_today(app)),
		.privacy = PRIVACY_SHARED };
	const struct people *people;
	struct notes notes = { 0 };
	int status = app_people(app, &people, err);

	if (status == 0)
		status = store_select(&notes, app->store, &query, 0, NULL, &app->problems, err);
	if (status == 0)
		ring_build(ring, round, &notes, people, app_today(app));
	notes_release(&notes);
	return status;
}

void round_edit(struct round_edits *edits, const char *field, enum edit_kind kind,
	const struct texts *values)
{
	edits->items[edits->count++] = (struct edit){
		.field = fields_find(&round_fields, field), .kind = kind, .values = *values
	};
}

int round_commit(bool *nothing, struct app *app, const struct round *round,
	const struct round_edits *edits, const char *subject, struct err *err)
{
	const struct edits wanted = { edits->items, edits->count };
	struct change change = { 0 };
	struct signer signer;
	int status = app_signer(app, &signer, err);

	if (status == 0) {
		change_start(&change, "round", &signer, "%s", subject);
		for (size_t i = 0; i < round->paths.count; i++)
			change_edit(&change, round->paths.items[i], &round_fields, &wanted, false);
		status = store_commit(app->store, &change, err);
	}
	if (status == 0)
		receipt_committed(app, &change, round->name);
	*nothing = change.nothing;
	change_release(&change);
	return status;
}

void round_say(struct app *app, const struct round *round, const char *deed)
{
	struct person_receipt receipt = { .handle = round->name, .deed = deed };

	if (app->common.quiet)
		return;
	receipt.repository = store_is_around(app->store) ? NULL : store_root(app->store);
	text_person_receipt(&app->out, &receipt, &app->look);
}
