#include "cmd/round.h"
#include "render/text_line.h"

static const struct example examples[] = {
	{ "thanks round start week @alice @bob @carol && thanks round close week", "it is over" },
	{ NULL, NULL },
};

static void say(struct app *app, const struct round *round, const struct ring *ring)
{
	struct line next = { 0 };
	struct str deed = { 0 };
	size_t all = ring->notes * ring->count;

	str_add(&deed, "closed");
	if (all > 0)
		str_addf(&deed, ": %zu of %zu notes written", all - ring->owed, all);
	round_say(app, round, str_text(&deed));
	if (ring->owed < all && app->look.terminal && !app->common.quiet) {
		line_add(&next, STYLE_PLAIN, "to read them aloud: ");
		line_addf(&next, STYLE_WHOLE, "thanks wall --round %s --read", round->name);
		text_indented(&app->out, 2, &next, &app->look);
	}
	line_release(&next);
	str_release(&deed);
}

static int close_round(
	struct app *app, const struct round *round, const struct ring *ring, struct err *err)
{
	struct round_edits edits = { 0 };
	struct texts days = { 0 }, settled = { 0 };
	struct str day = { 0 }, subject = { 0 };
	bool nothing;
	int status;

	str_add_day(&day, app_today(app));
	texts_add(&app->memory, &days, arena_string(&app->memory, str_text(&day)));
	texts_add(&app->memory, &settled, "due");
	str_addf(&subject, "round: close %s", round->name);
	round_edit(&edits, "closed", EDIT_SET, &days);
	/* when it was due does not matter any more */
	round_edit(&edits, "conflicts", EDIT_DROP, &settled);
	status = round_commit(&nothing, app, round, &edits, str_text(&subject), err);
	str_release(&day);
	str_release(&subject);
	if (status == 0)
		say(app, round, ring);
	return status;
}

static int run(struct app *app, void *args, const struct operands *operands, struct err *err)
{
	const struct round *round;
	struct ring ring = { 0 };
	int status;

	(void)args;
	if (operands->count > 1)
		return err_set(err, ERR_USAGE, "round close: '%s' is too much: one at a time",
			operands->items[1]);
	if (round_meant(&round, app, operands->count > 0 ? operands->items[0] : NULL, err) != 0 ||
		round_ring(&ring, app, round, err) != 0)
		return err_in(err, "round close");
	status = close_round(app, round, &ring, err);
	ring_release(&ring);
	return status;
}

const struct cmd cmd_round_close = {
	.name = "close",
	.summary = "end a round",
	.operands = "[NAME]",
	.takes = TAKES_ROUNDS,
	.about = "Ends a round: from now on nobody owes a note in it, and nobody is reminded. Its "
		 "notes stay on the wall: `thanks wall --round NAME`. NAME is needed only when "
		 "several rounds are open.",
	.examples = examples,
	.needs = NEED_STORE,
	.run = run,
};
