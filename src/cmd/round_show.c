#include "cmd/round.h"
#include "view/rounds.h"

static const struct example show_examples[] = {
	{ "thanks round start week @alice @bob @carol && thanks round show week",
		"between whom each sits, and who has written" },
	{ NULL, NULL },
};

static int show(struct app *app, void *args, const struct operands *operands, struct err *err)
{
	const struct rounds *rounds;
	const struct round *round;

	(void)args;
	if (operands->count > 1)
		return err_set(err, ERR_USAGE, "round show: '%s' is too much: one at a time",
			operands->items[1]);
	if (round_first(&round, &rounds, app, err) != 0)
		return -1;
	if (operands->count > 0 && round_named(&round, app, operands->items[0], err) != 0)
		return err_in(err, "round show");
	return round_print(app, ROUND_SEATED, rounds, round, err);
}

const struct cmd cmd_round_show = {
	.name = "show",
	.summary = "show one round: who sits where, and who has written",
	.operands = "[NAME]",
	.takes = TAKES_ROUNDS,
	.about =
		"Shows the ring of a round from left to right: between whom each sits, how many of "
		"their notes they have written, and which are missing. Without NAME it is the one "
		"that is due first.",
	.examples = show_examples,
	.needs = NEED_STORE | NEED_PAGER,
	.formats = FORMAT_TEXT | FORMAT_LINE | FORMAT_JSON | FORMAT_CSV,
	.run = show,
};

static const struct example list_examples[] = {
	{ "thanks round list", "what is due first in front, then what is over" },
	{ NULL, NULL },
};

static int print(struct app *app, const struct rounds *rounds, struct err *err)
{
	struct query query = { .has_span = true, .privacy = PRIVACY_SHARED };
	struct notes notes = { 0 };
	struct rounds_view view;
	struct scene scene;
	int status = scene_guess(&scene, app, err);

	if (status == 0) {
		query.span = rounds_view_reach(rounds, NULL, scene.today);
		status = store_select(&notes, app->store, &query, 0, NULL, &app->problems, err);
	}
	if (status == 0) {
		rounds_view_build(&view, &scene, rounds, &notes);
		app->renderer->rounds(&app->out, &view, &app->look);
		rounds_view_release(&view);
	}
	notes_release(&notes);
	return status;
}

static int list(struct app *app, void *args, const struct operands *operands, struct err *err)
{
	const struct rounds *rounds;

	(void)args;
	if (operands->count > 0) {
		err_set(err, ERR_USAGE, "round list: '%s' is too much", operands->items[0]);
		return err_hint(err, "for one round: thanks round show %s", operands->items[0]);
	}
	if (app_rounds(app, &rounds, err) != 0)
		return -1;
	return print(app, rounds, err);
}

const struct cmd cmd_round_list = {
	.name = "list",
	.summary = "list all rounds: until when, and how far they are",
	.operands = "",
	.about = "Lists the rounds that are open, what is due first in front, with how many of "
		 "their notes are written and how many of yours are not; then those to come, and "
		 "those that are over.",
	.examples = list_examples,
	.needs = NEED_STORE | NEED_PAGER,
	.formats = FORMAT_TEXT | FORMAT_LINE | FORMAT_JSON | FORMAT_CSV,
	.run = list,
};
