#include "base/when.h"
#include "cmd/cmd.h"
#include "cmd/scene.h"
#include "cmd/someone.h"
#include "store/rounds.h"
#include "view/remind.h"

#define DAYS_AHEAD 7

struct remind_args {
	const char *days;
	const char *group;
	bool team;
	bool exit_code;
};

static const struct opt opts[] = {
	OPT_TEXT(0, "days", struct remind_args, days, "N", "look so many days ahead (7)",
		OFFERS_NOTHING),
	OPT_FLAG(0, "team", struct remind_args, team, "whom nobody here has thanked, not only you"),
	OPT_TEXT(0, "group", struct remind_args, group, "GROUP", "the people of one group only",
		OFFERS_GROUPS),
	OPT_FLAG(
		0, "exit-code", struct remind_args, exit_code, "exit with 1 when something is due"),
};
static const struct opt_group groups[] = { OPT_GROUP(opts, 0), OPT_GROUPS_END };

static const struct example examples[] = {
	{ "thanks remind", "whom to thank, what to answer, what is coming up" },
	{ "thanks remind --team --group support", "whom in support nobody has thanked" },
	{ "thanks remind --days 30", "birthdays and more of a month" },
	{ NULL, NULL },
};

static int read_days(int *days, const char *typed, struct err *err)
{
	*days = DAYS_AHEAD;
	if (!typed)
		return 0;
	if (text_same(typed, "0")) {
		*days = 0;
		return 0;
	}
	if (when_duration(typed, days))
		return 0;
	return err_set(err, ERR_USAGE, "--days: '%s' is not a number of days", typed);
}

static int read_group(const char **group, struct app *app, const char *typed, struct err *err)
{
	*group = NULL;
	if (typed && group_named(group, app, typed, err) != 0)
		return err_in(err, "--group");
	return 0;
}

static int print(
	struct app *app, const struct scene *scene, const struct remind_wish *wish, struct err *err)
{
	struct query query = { .has_span = true };
	struct notes notes = { 0 };
	struct remind_wish complete = *wish;
	const struct rounds *rounds;
	struct remind_view view;
	struct rings rings;
	int status;

	query.span = remind_reach(scene->settings, scene->today);
	if (store_rounds(app->store, &rounds, &app->problems, err) != 0)
		return -1;
	status = store_select(&notes, app->store, &query, 0, NULL, &app->problems, err);
	if (status == 0) {
		rings_build(&rings, rounds, &notes, scene->people, scene->today);
		complete.rings = &rings;
		remind_view_build(&view, scene, &notes, &complete);
		app->renderer->remind(&app->out, &view, &app->look);
		if (view.count > 0)
			app->exit_code = ERR_NO;
		remind_view_release(&view);
		rings_release(&rings);
	}
	notes_release(&notes);
	return status;
}

static int run(struct app *app, void *args, const struct operands *operands, struct err *err)
{
	const struct remind_args *typed = args;
	struct remind_wish wish = { .team = typed->team };
	struct scene scene;

	if (operands->count > 0)
		return err_set(err, ERR_USAGE, "remind: '%s' is too much", operands->items[0]);
	if (read_days(&wish.days, typed->days, err) != 0 ||
		read_group(&wish.group, app, typed->group, err) != 0)
		return err_in(err, "remind");
	if (scene_set(&scene, app, err) != 0 || print(app, &scene, &wish, err) != 0)
		return -1;
	if (!typed->exit_code)
		app->exit_code = 0;
	return 0;
}

const struct cmd cmd_remind = {
	.name = "remind",
	.summary = "see what is due: whom to thank, what to answer",
	.operands = "",
	.takes = TAKES_NOTHING,
	.about =
		"Says what is due, one line each, with the command to type at its end; and nothing "
		"at all when nothing is due, so that it can stand in a crontab or in a shell's "
		"start. People are due when you have not thanked them for as long as their own "
		"file (every), their kind or the team's settings say; notes to you of the last 60 "
		"days that you have not answered; birthdays, anniversaries and notices of the "
		"coming days; notes that you owe in a round; and what you said or heard a year "
		"ago today. Days ahead and days overdue skip days off.\n"
		"\n"
		"It is for you alone: nobody is told who has thanked whom, or has not.",
	.groups = groups,
	.examples = examples,
	.needs = NEED_STORE | NEED_PAGER,
	.args_size = sizeof(struct remind_args),
	.formats = FORMAT_TEXT | FORMAT_LINE | FORMAT_JSON | FORMAT_CSV,
	.run = run,
};
