#include "cmd/round.h"

#include "base/near.h"
#include "view/round.h"

static const struct cmd *const verbs[] = { &cmd_round_start, &cmd_round_join, &cmd_round_leave,
	&cmd_round_close, NULL };

static const struct example examples[] = {
	{ "thanks round start week --group support --due friday",
		"three notes each, until Friday" },
	{ "thanks round", "who still owes which; mine first" },
	{ "thanks wall --round week --read", "one note after another, to read them aloud" },
	{ NULL, NULL },
};

int round_print(
	struct app *app, const struct rounds *rounds, const struct round *round, struct err *err)
{
	struct query query = { .has_span = true, .privacy = PRIVACY_SHARED };
	struct notes notes = { 0 };
	struct round_view view;
	struct scene scene;
	int status = scene_set(&scene, app, err);

	if (status == 0 && round != NULL) {
		query.span = ring_reach(round, scene.today);
		status = store_select(&notes, app->store, &query, 0, NULL, &app->problems, err);
	}
	if (status == 0) {
		round_view_build(&view, &scene, rounds, round, &notes);
		app->renderer->round(&app->out, &view, &app->look);
		round_view_release(&view);
	}
	notes_release(&notes);
	return status;
}

/* Who types two words may have meant a verb. */
static int refuse(const struct operands *operands, struct err *err)
{
	err_set(err, ERR_USAGE, "round: '%s' is too much: name one round, or none",
		operands->items[1]);
	for (size_t i = 0; verbs[i] != NULL; i++)
		if (text_near(operands->items[0], verbs[i]->name))
			return err_hint(err, "did you mean: thanks round %s %s?", verbs[i]->name,
				operands->items[1]);
	return -1;
}

static int run(struct app *app, void *args, const struct operands *operands, struct err *err)
{
	const struct round *round = NULL, **open;
	const struct rounds *rounds;

	(void)args;
	if (operands->count > 1)
		return refuse(operands, err);
	if (app_rounds(app, &rounds, err) != 0)
		return -1;
	if (operands->count == 1 && round_named(&round, app, operands->items[0], err) != 0)
		return err_in(err, "round");
	if (operands->count == 0 && rounds_open(rounds, app_today(app), &app->memory, &open) > 0)
		round = open[0];
	return round_print(app, rounds, round, err);
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
		 "without NAME the open round that is due first. `thanks add` to somebody whom you "
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
