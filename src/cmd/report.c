#include <string.h>

#include "cmd/cmd.h"
#include "cmd/query_args.h"
#include "cmd/scene.h"
#include "cmd/someone.h"
#include "cmd/which_week.h"
#include "view/report.h"
#include "view/week_report.h"

struct report_args {
	struct query_args query;
	bool week;
};

static const struct opt opts[] = {
	OPT_FLAG(0, "week", struct report_args, week,
		"Customer Service Week, summed up; --until says until when it spills over"),
};
static const struct opt_group groups[] = {
	OPT_GROUP(query_opts, offsetof(struct report_args, query)),
	OPT_GROUP(opts, 0),
	OPT_GROUPS_END,
};

static const struct example examples[] = {
	{ "thanks report", "this quarter" },
	{ "thanks report --since \"last month\" --until \"last month\"", "last month" },
	{ "thanks report --group support --via in-person --since 2026",
		"was everyone in support thanked in person this year" },
	{ "thanks report --round week", "what came of a round" },
	{ "thanks report @alice --since 2026", "what Alice was thanked for this year" },
	{ "thanks report --week 2026", "Customer Service Week, to read to the team" },
	{ NULL, NULL },
};

/* What was asked for. */
struct asked {
	struct query query; /* but for its days, which are the span */
	struct span span;
	const char *handle; /* of one person; NULL */
	const char *year; /* of a week, as typed; NULL */
	struct which_week week;
};

/* As long as it goes on: to the day that it is due, or today. */
static struct span days_of(const struct round *round, struct day today)
{
	struct day last = today;

	if (day_known(round->due) && day_compare(round->due, today) > 0)
		last = round->due;
	if (day_known(round->closed))
		last = round->closed;
	if (day_compare(last, round->start) < 0)
		last = round->start;
	return (struct span){ round->start, last };
}

/* Those of the round, as far as nothing else is said. */
static int find_round_span(
	struct asked *asked, const struct query_args *typed, struct day today, struct err *err)
{
	struct span days = days_of(asked->query.round, today), *span = &asked->span;

	if (!typed->since)
		span->first = days.first;
	if (!typed->until)
		span->last = days.last;
	if (day_compare(span->first, span->last) > 0)
		return err_set(err, ERR_USAGE, "--round: %s was not on in these days",
			asked->query.round->name);
	return 0;
}

/* The span asked for: this quarter unless told; up to today when only its beginning is. */
static int find_span(
	struct asked *asked, struct app *app, const struct query_args *typed, struct err *err)
{
	struct day today = app_today(app), first = day_quarter_start(today);
	struct span *span = &asked->span;

	if (!asked->query.has_span) {
		*span = (struct span){ first, day_add(day_add_months(first, 3), -1) };
		return 0;
	}
	*span = asked->query.span;
	if (asked->query.round)
		return find_round_span(asked, typed, today, err);
	if (!typed->since)
		span->first = day_quarter_start(span->last);
	if (!typed->until)
		span->last = today;
	if (day_compare(span->first, span->last) > 0)
		return err_set(err, ERR_USAGE, "--since: '%s' is still to come", typed->since);
	return 0;
}

static int find_week(
	struct asked *asked, struct app *app, const struct query_args *typed, struct err *err)
{
	if (typed->since || query_filters(&asked->query))
		return err_set(err, ERR_USAGE, "--week goes with --until and a person only");
	if (which_week(&asked->week, app, asked->year, typed->until, err) != 0)
		return -1;
	asked->span = (struct span){ asked->week.span.first, asked->week.until };
	return 0;
}

static bool is_year(const char *typed)
{
	return strlen(typed) == 4 && strspn(typed, "0123456789") == 4;
}

static int find_person(struct asked *asked, struct app *app, const char *typed, struct err *err)
{
	struct someone someone;

	if (asked->handle)
		return err_set(err, ERR_USAGE, "one person at a time, or none for all");
	if (is_year(typed)) {
		err_set(err, ERR_USAGE, "'%s' is not a person", typed);
		return err_hint(err, "that year is --since %s --until %s", typed, typed);
	}
	if (someone_named(&someone, app, typed, err) != 0 || someone_known(app, &someone, err) != 0)
		return -1;
	asked->handle = someone.handle;
	if (!app->renderer->person_report)
		return err_set(err, ERR_USAGE, "--format: there is no %s for one person",
			app->renderer->name);
	return 0;
}

static int find_operands(struct asked *asked, struct app *app, const struct report_args *typed,
	const struct operands *operands, struct err *err)
{
	for (size_t i = 0; i < operands->count; i++) {
		const char *operand = operands->items[i];

		if (typed->week && !asked->year && operand[0] >= '0' && operand[0] <= '9')
			asked->year = operand;
		else if (find_person(asked, app, operand, err) != 0)
			return -1;
	}
	return 0;
}

static int find_out(struct asked *asked, struct app *app, const struct report_args *typed,
	const struct operands *operands, struct err *err)
{
	const struct operands nobody = { 0 };
	struct query_args filters = typed->query;

	*asked = (struct asked){ 0 };
	if (typed->week) /* which reads it itself: there, words look ahead */
		filters.until = NULL;
	if (find_operands(asked, app, typed, operands, err) != 0 ||
		query_resolve(&asked->query, app, &filters, &nobody, err) != 0)
		return -1;
	if (asked->handle && query_filters(&asked->query))
		return err_set(err, ERR_USAGE, "one person's report goes with days only");
	return typed->week ? find_week(asked, app, &typed->query, err)
			   : find_span(asked, app, &typed->query, err);
}

static void print_week(struct app *app, const struct scene *scene, const struct notes *notes,
	const struct asked *asked)
{
	struct week_report_view view;

	week_report_view_build(&view, scene, notes, asked->week.span, asked->week.until);
	app->renderer->week_report(&app->out, &view, &app->look);
	week_report_view_release(&view);
}

static void print_person(struct app *app, const struct scene *scene, const struct notes *notes,
	const struct asked *asked)
{
	struct person_report_view view;

	person_report_view_build(&view, scene, notes, asked->span, asked->handle);
	app->renderer->person_report(&app->out, &view, &app->look);
	person_report_view_release(&view);
}

static void print_all(struct app *app, const struct scene *scene, const struct notes *notes,
	const struct asked *asked)
{
	struct report_wish wish = { .span = asked->span, .query = &asked->query };
	struct report_view view;

	report_view_build(&view, scene, notes, &wish);
	app->renderer->report(&app->out, &view, &app->look);
	report_view_release(&view);
}

static int run(struct app *app, void *args, const struct operands *operands, struct err *err)
{
	const struct report_args *typed = args;
	void (*print)(struct app * app, const struct scene *scene, const struct notes *notes,
		const struct asked *asked);
	struct notes notes = { 0 };
	struct asked asked;
	struct scene scene;
	int status = -1;

	if (find_out(&asked, app, typed, operands, err) != 0)
		return err_in(err, "report");
	if (scene_guess(&scene, app, err) != 0)
		return -1;
	print = asked.handle ? print_person : typed->week ? print_week : print_all;
	if (print == print_week) /* it is read to everybody */
		asked.query.privacy = PRIVACY_SHARED;
	asked.query.has_span = true;
	asked.query.span = print == print_week
				   ? week_report_reach(scene.settings, asked.span)
				   : report_reach(scene.settings, asked.span, scene.today);
	if (store_select(&notes, app->store, &asked.query, 0, NULL, &app->problems, err) == 0) {
		print(app, &scene, &notes, &asked);
		status = 0;
	}
	notes_release(&notes);
	return status;
}

const struct cmd cmd_report = {
	.name = "report",
	.summary = "count a period, and see who was left out",
	.operands = "[@who] [--week [YEAR]]",
	.takes = TAKES_PERSON,
	.about =
		"Says how much was thanked in a period (the current quarter unless told), by whom "
		"and whom, across groups, inside and outside, for what and how, week by week and "
		"against the period before; and above all who was not thanked, longest first, and "
		"who has written to no customer yet. People stand in the order of their handles: "
		"nobody is ranked.\n"
		"\n"
		"A period that is over is told as it stood at its end, by dates; with --round, "
		"those who sit in its ring are the people.\n"
		"\n"
		"The filters are those of the wall, and only what passes them counts: with --via "
		"in-person, those whom nobody thanked in person were not thanked. With --group and "
		"--kind only these people are counted; their notes from and to others are, too.\n"
		"\n"
		"With @who: what one person was thanked for, to take away; what they have not "
		"answered, of the last 60 days; and what was a year ago today.\n"
		"\n"
		"With --week: Customer Service Week (of YEAR), to read to the team: thanks by day "
		"and theme, what was said, the most cheered first, and who wrote for the first "
		"time, as far back as remind looks (lookback, in thanks.yaml).\n"
		"\n"
		"DAY may be a span: --since 2026-07 --until 2026-09 is that quarter.",
	.groups = groups,
	.examples = examples,
	.needs = NEED_STORE | NEED_PAGER,
	.args_size = sizeof(struct report_args),
	.formats = FORMAT_TEXT | FORMAT_LINE | FORMAT_JSON | FORMAT_CSV | FORMAT_HTML,
	.run = run,
};
