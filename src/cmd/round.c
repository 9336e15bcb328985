#include "cmd/round.h"

#include "base/near.h"
#include "view/round.h"

static const struct cmd *const verbs[] = { &cmd_round_start, &cmd_round_list, &cmd_round_show,
	&cmd_round_join, &cmd_round_leave, &cmd_round_due, &cmd_round_close, NULL };

static const struct example examples[] = {
	{ "thanks round start week --group support --due friday",
		"three notes each, until Friday" },
	{ "thanks round", "who still owes which; mine first" },
	{ "thanks round show", "between whom each sits, and who has written" },
	{ "thanks wall --round week --read", "one note after another, to read them aloud" },
	{ NULL, NULL },
};

int round_print(struct app *app, enum round_page page, const struct rounds *rounds,
	const struct round *round, struct err *err)
{
	struct query query = { .has_span = true, .privacy = PRIVACY_SHARED };
	struct notes notes = { 0 };
	struct round_view view;
	struct scene scene;
	int status = scene_set(&scene, app, err);

	if (status == 0 && round != NULL) {
		query.span = rounds_view_reach(rounds, round, scene.today);
		status = store_select(&notes, app->store, &query, 0, NULL, &app->problems, err);
	}
	if (status == 0) {
		round_view_build(&view, &scene, page, rounds, round, &notes);
		app->renderer->round(&app->out, &view, &app->look);
		round_view_release(&view);
	}
	notes_release(&notes);
	return status;
}

int round_first(
	const struct round **round, const struct rounds **rounds, struct app *app, struct err *err)
{
	const struct round **open;

	*round = NULL;
	if (app_rounds(app, rounds, err) != 0)
		return -1;
	if (rounds_open(*rounds, app_today(app), &app->memory, &open) > 0)
		*round = open[0];
	return 0;
}

/* What somebody may call a verb. */
static const struct {
	const char *said, *verb;
} natural[] = {
	{ "begin", "start" },
	{ "create", "start" },
	{ "new", "start" },
	{ "add", "join" },
	{ "remove", "leave" },
	{ "delete", "close" },
	{ "end", "close" },
	{ "finish", "close" },
	{ "stop", "close" },
	{ "extend", "due" },
	{ "until", "due" },
	{ "ls", "list" },
	{ "status", "show" },
};

/* The verb that WORD looks or sounds like; NULL when there is none. */
static const char *verb_meant(const char *word)
{
	for (size_t i = 0; i < sizeof(natural) / sizeof(natural[0]); i++)
		if (text_same(natural[i].said, word))
			return natural[i].verb;
	for (size_t i = 0; verbs[i] != NULL; i++)
		if (text_near(word, verbs[i]->name))
			return verbs[i]->name;
	return NULL;
}

/* Who types no round's name, or two words, may have meant a verb. */
static int hint_verb(const struct operands *operands, struct err *err)
{
	const char *verb = verb_meant(operands->items[0]);
	struct str line = { 0 };

	if (verb == NULL)
		return -1;
	for (size_t i = 1; i < operands->count; i++)
		str_addf(&line, " %s", operands->items[i]);
	err_hint(err, "did you mean: thanks round %s%s?", verb, str_text(&line));
	str_release(&line);
	return -1;
}

static int run(struct app *app, void *args, const struct operands *operands, struct err *err)
{
	const struct rounds *rounds;
	const struct round *round;

	(void)args;
	if (operands->count > 1) {
		err_set(err, ERR_USAGE, "round: '%s' is too much: name one round, or none",
			operands->items[1]);
		return hint_verb(operands, err);
	}
	if (round_first(&round, &rounds, app, err) != 0)
		return -1;
	if (operands->count == 0)
		return round_print(app, ROUND_OPEN, rounds, round, err);
	if (round_named(&round, app, operands->items[0], err) != 0) {
		hint_verb(operands, err);
		return err_in(err, "round");
	}
	return round_print(app, ROUND_OWED, rounds, round, err);
}

const struct cmd cmd_round = {
	.name = "round",
	.summary = "write notes in a round: to the left, to the right, to anyone",
	.operands = "[NAME]",
	.takes = TAKES_ROUNDS,
	.about = "The sticky-note exercise. In a round everybody writes three notes: to the person "
		 "on their left, to the one on their right, and to anyone else; the program "
		 "suggests whom fewest have thanked lately. Nobody is left out, and in the end all "
		 "notes are on the wall.\n"
		 "\n"
		 "Without a verb it shows who still owes which, your own first, ready to paste; "
		 "without NAME all rounds that are open, and that of the one that is due first. "
		 "`thanks round list` has those that are over, too, and `thanks round show` says "
		 "between whom each sits, and who has written. `thanks add` to somebody whom you "
		 "owe puts the note into the round by itself, and any note can be put into one "
		 "with --round NAME. A note that was written stays paid, whoever joins or leaves. "
		 "Of three people each writes two notes, of two each one.\n"
		 "\n"
		 "People who have left, or are not in the group any more, are in no round. A "
		 "round's name may be used again once it is closed; an older one of the same name "
		 "is found with its day in front, as in 2026-10-05-week.",
	.examples = examples,
	.needs = NEED_STORE | NEED_PAGER,
	.formats = FORMAT_TEXT | FORMAT_LINE | FORMAT_JSON | FORMAT_CSV,
	.run = run,
	.sub = verbs,
};
