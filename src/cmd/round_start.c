#include <string.h>

#include "cmd/commands.h"
#include "cmd/receipt.h"
#include "cmd/round.h"
#include "cmd/someone.h"
#include "cmd/whom.h"
#include "model/handle.h"
#include "model/lookup.h"
#include "render/phrase.h"
#include "store/layout.h"

struct start_args {
	const char *group;
	const char *due;
};

static const struct opt opts[] = {
	OPT_TEXT(0, "group", struct start_args, group, "GROUP", "for the people of one group",
		OFFERS_GROUPS),
	OPT_TEXT(0, "due", struct start_args, due, "DAY",
		"the notes are to be written by then: friday, 2026-10-09, \"in 2 weeks\"",
		OFFERS_DAYS),
};
static const struct opt_group groups[] = { OPT_GROUP(opts, 0), OPT_GROUPS_END };

static const struct example examples[] = {
	{ "thanks round start week --group support --due friday", "with everybody in a group" },
	{ "thanks round start lunch @alice @bob @carol @dave", "with these four" },
	{ NULL, NULL },
};

/* A round on its way. */
struct start {
	struct app *app;
	const struct start_args *args;
	struct round_line line;
	const struct people *people;
	struct round round;
	struct texts known; /* without a file, but from recent notes; see whom.h */
};

/* So that `thanks round NAME` can show it. */
static bool is_verb(const char *name)
{
	for (const struct cmd *const *verb = cmd_round.sub; *verb != NULL; verb++)
		if (strcmp((*verb)->name, name) == 0)
			return true;
	return false;
}

static int read_name(struct start *start, struct err *err)
{
	char folded[HANDLE_LONGEST + 1];
	const char *typed = start->line.name;

	if (typed == NULL) {
		err_set(err, ERR_USAGE, "give the round a name");
		return err_hint(err, "as in: thanks round start week --due friday");
	}
	if (handle_parse(typed, strlen(typed), folded) &&
		(handle_reserved(folded) || is_verb(folded)))
		return err_set(err, ERR_USAGE, "'%s' has a meaning of its own: choose another name",
			typed);
	if (!handle_parse(typed, strlen(typed), folded))
		return err_set(err, ERR_USAGE,
			"'%s' cannot be a round's name: letters, digits, and . _ - between them",
			typed);
	start->round.name = arena_string(&start->app->memory, folded);
	return 0;
}

static int read_due(struct start *start, struct err *err)
{
	struct day today = app_today(start->app);

	if (start->args->due == NULL)
		return 0;
	if (round_due_read(&start->round.due, start->args->due, today, err) != 0)
		return err_in(err, "--due");
	return 0;
}

/* Rounds are for those who write here: customers and vendors only where they are named. */
static bool sits_by_default(const struct person *person, struct day today)
{
	int kind = person_kind(person);

	return !person_left(person, today) && kind != KIND_CUSTOMER && kind != KIND_VENDOR;
}

static int take_group(struct start *start, struct err *err)
{
	struct app *app = start->app;
	const char *group;

	if (group_named(&group, app, start->args->group, err) != 0)
		return err_in(err, "--group");
	people_members(start->people, group, app_today(app), &app->memory, &start->round.ring);
	if (!text_same(group, HANDLE_ALL))
		start->round.group = group;
	return 0;
}

static void take_all(struct start *start)
{
	struct app *app = start->app;

	for (size_t i = 0; i < start->people->count; i++)
		if (sits_by_default(&start->people->items[i], app_today(app)))
			texts_add(&app->memory, &start->round.ring, start->people->items[i].handle);
}

/* Those who are named, beside the group if there is one: its guests. */
static int take_named(struct start *start, struct err *err)
{
	struct app *app = start->app;
	struct round *round = &start->round;
	struct whom whom;

	/* nobody sends anything: who types is in it, too, when in a group that is named */
	if (whom_resolve(&whom, app, &start->line.who, "", app_today(app), err) != 0)
		return -1;
	start->known = whom.known;
	for (size_t i = 0; i < whom.to.count; i++) {
		const char *handle = whom.to.items[i];

		if (person_left(people_find(start->people, handle), app_today(app)))
			return err_set(err, ERR_USAGE, "@%s has left", handle);
		texts_add(&app->memory, &round->ring, handle);
		if (round->group != NULL &&
			!person_in_group(people_find(start->people, handle), round->group))
			texts_add(&app->memory, &round->guests, handle);
	}
	return 0;
}

static int take_people(struct start *start, struct err *err)
{
	struct round *round = &start->round;

	if (app_people(start->app, &start->people, err) != 0)
		return -1;
	if (start->args->group != NULL && take_group(start, err) != 0)
		return -1;
	if (start->line.who.count > 0 && take_named(start, err) != 0)
		return -1;
	if (start->args->group == NULL && start->line.who.count == 0)
		take_all(start);
	texts_once(&round->ring);
	if (round->ring.count == 0) {
		err_set(err, ERR_MISSING, "there is nobody to sit in it");
		return err_hint(
			err, "name them: thanks round start %s @alice @bob @carol", round->name);
	}
	if (round->ring.count > ROUND_RING_MOST)
		return err_set(err, ERR_USAGE, "%zu people are more than one ring can hold: %d",
			round->ring.count, ROUND_RING_MOST);
	return 0;
}

/* One of that name at a time. */
static int check_new(const struct start *start, struct err *err)
{
	const char *name = start->round.name;
	struct day today = app_today(start->app);
	const struct rounds *rounds;
	const struct round *round;
	struct str day = { 0 };

	if (app_rounds(start->app, &rounds, err) != 0)
		return -1;
	round = rounds_find(rounds, name);
	if (round == NULL || (!round_is_open(round, today) && day_compare(round->start, today) < 0))
		return 0;
	str_add_date(&day, round->start, today);
	if (day_compare(round->start, today) > 0)
		err_set(err, ERR_BUSY, "%s begins on %s", name, str_text(&day));
	else if (round_is_open(round, today))
		err_set(err, ERR_BUSY, "%s is open already, since %s", name, str_text(&day));
	else
		err_set(err, ERR_BUSY, "%s began and ended today: choose another name", name);
	str_release(&day);
	if (round_is_open(round, today))
		return err_hint(err, "to end it: thanks round close %s", name);
	return -1;
}

static void fill(struct change *change, struct str *path, const struct start *start,
	const struct signer *signer)
{
	const struct round *round = &start->round;
	struct str bytes = { 0 };

	str_add_round_path(path, round->start, round->name);
	codec_encode(&round_fields, round, &bytes);
	change_start(change, "round", signer, "round: start %s", round->name);
	change_add(change, str_text(path), bytes.bytes, bytes.length);
	change_lines(change, LAYOUT_ATTRIBUTES, LAYOUT_ROUNDS_ATTRIBUTES);
	str_release(&bytes);
}

static int commit(struct start *start, struct err *err)
{
	struct change change = { 0 };
	struct str path = { 0 };
	struct signer signer;
	int status = app_signer(start->app, &signer, err);

	if (status == 0) {
		rounds_order(start->round.name, &start->round.ring);
		fill(&change, &path, start, &signer);
		status = store_commit(start->app->store, &change, err);
	}
	if (status == 0)
		receipt_committed(start->app, &change, start->round.name);
	change_release(&change);
	str_release(&path);
	return status;
}

static void say_strangers(const struct start *start)
{
	const struct texts *ring = &start->round.ring, *known = &start->known;
	const char *near;

	for (size_t i = 0; i < ring->count; i++) {
		near = people_near(start->people, known, NULL, ring->items[i]);
		if (near != NULL && !texts_hold(ring, near, strlen(near)))
			say_near(start->app, ring->items[i], near);
	}
}

/* With the ring as it is drawn, for programs, too. */
static int print(struct start *start, struct err *err)
{
	struct app *app = start->app;
	const struct rounds *rounds;

	store_rounds_forget(app->store);
	say_strangers(start);
	if (app->common.quiet)
		return 0;
	if (app_rounds(app, &rounds, err) != 0)
		return -1;
	if (app->renderer == renderers[0]) {
		round_say(app, &start->round, "started");
		str_add_char(&app->out, '\n');
	}
	return round_print(app, ROUND_OWED, rounds, rounds_find(rounds, start->round.name), err);
}

static int run(struct app *app, void *args, const struct operands *operands, struct err *err)
{
	struct start start = { .app = app, .args = args };

	fields_init(&round_fields, &start.round);
	start.round.start = app_today(app);
	if (round_line_read(&start.line, app, operands, err) != 0 || read_name(&start, err) != 0 ||
		read_due(&start, err) != 0 || check_new(&start, err) != 0 ||
		take_people(&start, err) != 0)
		return err_in(err, "round start");
	if (commit(&start, err) != 0)
		return -1;
	return print(&start, err);
}

const struct cmd cmd_round_start = {
	.name = "start",
	.summary = "begin a round",
	.operands = "NAME [@who...]",
	.takes = TAKES_SEATS,
	.about = "Begins a round today and draws its ring: who sits on whose left follows from the "
		 "round's name, so that everybody gets new neighbours with each name, and all "
		 "clones agree.\n"
		 "\n"
		 "In it are the people who are named and those of the group; without either, "
		 "everybody with a file in people/ but customers, vendors and who has left.",
	.groups = groups,
	.examples = examples,
	.needs = NEED_STORE,
	.args_size = sizeof(struct start_args),
	.formats = FORMAT_TEXT | FORMAT_LINE | FORMAT_JSON | FORMAT_CSV,
	.run = run,
};
