#include "cmd/cmd.h"
#include "cmd/scene.h"
#include "cmd/which_week.h"
#include "view/week.h"

struct week_args {
	const char *until;
};

static const struct opt opts[] = {
	OPT_TEXT(0, "until", struct week_args, until, "DAY",
		"count until this day: what spills over into the next week", OFFERS_DAYS),
};
static const struct opt_group groups[] = { OPT_GROUP(opts, 0), OPT_GROUPS_END };

static const struct example examples[] = {
	{ "thanks week", "this year's: the days to go, or how far we are" },
	{ "thanks week 2026 --until 2026-10-16",
		"with what was still to be said in the week after" },
	{ "thanks week -F html > week.html", "a page for the hallway" },
	{ NULL, NULL },
};

static int print(
	struct app *app, const struct scene *scene, const struct which_week *week, struct err *err)
{
	struct query query = { .has_span = true, .privacy = PRIVACY_SHARED }; /* the same for all */
	struct notes notes = { 0 };
	struct week_view view;
	int status = 0;

	query.span = week_reach(scene->settings, (struct span){ week->span.first, week->until });
	if (day_compare(scene->today, week->span.first) >= 0)
		status = store_select(&notes, app->store, &query, 0, NULL, &app->problems, err);
	if (status == 0) {
		week_view_build(&view, scene, &notes, week->span, week->until);
		app->renderer->week(&app->out, &view, &app->look);
		week_view_release(&view);
	}
	notes_release(&notes);
	return status;
}

static int run(struct app *app, void *args, const struct operands *operands, struct err *err)
{
	const struct week_args *typed = args;
	struct which_week week;
	struct scene scene;

	if (operands->count > 1)
		return err_set(err, ERR_USAGE, "week: '%s' is too much", operands->items[1]);
	if (which_week(&week, app, operands->count == 1 ? operands->items[0] : NULL, typed->until,
		    err) != 0)
		return err_in(err, "week");
	if (scene_guess(&scene, app, err) != 0)
		return -1;
	return print(app, &scene, &week, err);
}

const struct cmd cmd_week = {
	.name = "week",
	.summary = "see Customer Service Week: its days, and how far we are",
	.operands = "[YEAR]",
	.takes = TAKES_NOTHING,
	.about =
		"Customer Service Week is when everyone writes notes and they all go on a wall. Before "
		"it, this page counts the days; while it lasts, it shows today's theme and how far we "
		"are with what the week is for; afterwards, how it went.\n"
		"\n"
		"What it is for: everyone is thanked; everyone has written to a customer; everyone "
		"has thanked each of their team in person; nobody remote is left out. Everyone is "
		"every colleague who is here, a team those who share a group (on a wall without "
		"groups, all). In person is what was written with --via in-person; where one of the "
		"two is remote, a call (--via phone) will do.\n"
		"\n"
		"Its days are Monday to Friday of the week with the first Monday in October, unless "
		"thanks.yaml says otherwise: week: {from: 2026-10-05, to: 2026-10-09, themes: {mon: "
		"Details, ...}}. What does not fit in spills over: --until counts on until a later "
		"day. Without YEAR it is this year's.\n"
		"\n"
		"See also thanks report --week, to read to the team.",
	.groups = groups,
	.examples = examples,
	.needs = NEED_STORE | NEED_PAGER,
	.args_size = sizeof(struct week_args),
	.formats = FORMAT_TEXT | FORMAT_LINE | FORMAT_JSON | FORMAT_CSV | FORMAT_HTML,
	.run = run,
};
