#include "base/when.h"
#include "cmd/round.h"
#include "render/phrase.h"

static const struct example examples[] = {
	{ "thanks round start week @alice @bob @carol && thanks round due week friday",
		"the notes are to be written by Friday" },
	{ NULL, NULL },
};

int round_due_read(struct day *due, const char *typed, struct day today, struct err *err)
{
	struct span span;

	if (!when_span(typed, today, WHEN_AHEAD, &span)) {
		err_set(err, ERR_USAGE, "'%s' is not a day or a span of days", typed);
		return err_hint(err, "as 2026-10-09, friday, 'in 2 weeks', 'next week'");
	}
	if (day_compare(span.last, today) < 0)
		return err_set(err, ERR_USAGE, "'%s' is past", typed);
	*due = span.last;
	return 0;
}

static void say(struct app *app, const struct round *round, struct day due, bool nothing)
{
	struct str deed = { 0 };

	str_add(&deed, nothing ? "unchanged: " : "");
	str_add_due(&deed, due, app_today(app));
	round_say(app, round, str_text(&deed));
	str_release(&deed);
}

static int change(struct app *app, const struct round *round, struct day due, struct err *err)
{
	struct round_edits edits = { 0 };
	struct texts days = { 0 }, settled = { 0 };
	struct str day = { 0 }, subject = { 0 };
	bool nothing;
	int status;

	str_add_day(&day, due);
	texts_add(&app->memory, &days, arena_string(&app->memory, str_text(&day)));
	texts_add(&app->memory, &settled, "due");
	str_addf(&subject, "round: %s is due %s", round->name, str_text(&day));
	round_edit(&edits, "due", EDIT_SET, &days);
	/* whatever clones said before they met */
	round_edit(&edits, "conflicts", EDIT_DROP, &settled);
	status = round_commit(&nothing, app, round, &edits, str_text(&subject), err);
	str_release(&day);
	str_release(&subject);
	if (status == 0)
		say(app, round, due, nothing);
	return status;
}

/* The last operand is the day; the one in front of it the round's name. */
static int run(struct app *app, void *args, const struct operands *operands, struct err *err)
{
	const struct round *round;
	struct day due;

	(void)args;
	if (operands->count == 0 || operands->count > 2) {
		err_set(err, ERR_USAGE, "round due: %s",
			operands->count == 0 ? "until when?" : "one round, and one day");
		return err_hint(err, "as in: thanks round due week friday");
	}
	if (round_meant(&round, app, operands->count == 2 ? operands->items[0] : NULL, err) != 0 ||
		round_due_read(&due, operands->items[operands->count - 1], app_today(app), err) !=
			0)
		return err_in(err, "round due");
	return change(app, round, due, err);
}

const struct cmd cmd_round_due = {
	.name = "due",
	.summary = "say until when a round's notes are to be written",
	.operands = "[NAME] DAY",
	.takes = TAKES_ROUNDS,
	.about =
		"Gives a round that is open another last day: friday, 2026-10-09, \"next week\". Where "
		"two clones had said different ones, this is the one that counts. NAME is needed "
		"only when several rounds are open. A round stays open after that day, until it is "
		"closed.",
	.examples = examples,
	.needs = NEED_STORE,
	.run = run,
};
