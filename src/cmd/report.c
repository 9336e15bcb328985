#include "cmd/cmd.h"
#include "cmd/query_args.h"
#include "cmd/scene.h"
#include "cmd/someone.h"
#include "view/report.h"

struct report_args {
	struct query_args query; /* since and until only */
};

static const struct opt opts[] = {
	OPT_TEXT(0, "since", struct report_args, query.since, "DAY",
		"begin with this day, or with the first of such a span", OFFERS_DAYS),
	OPT_TEXT(0, "until", struct report_args, query.until, "DAY", "end with this day",
		OFFERS_DAYS),
};
static const struct opt_group groups[] = { OPT_GROUP(opts, 0), OPT_GROUPS_END };

static const struct example examples[] = {
	{ "thanks report", "this quarter" },
	{ "thanks report --since \"last month\" --until \"last month\"", "last month" },
	{ "thanks report @alice --since 2026", "what Alice was thanked for this year" },
	{ NULL, NULL },
};

/* The span asked for: this quarter unless told; up to today when only its beginning is. */
static int find_span(
	struct span *span, struct app *app, const struct query_args *typed, struct err *err)
{
	const struct operands nobody = { 0 };
	struct day today = app_today(app), first = day_quarter_start(today);
	struct query query;

	if (query_resolve(&query, app, typed, &nobody, err) != 0)
		return -1;
	if (!query.has_span) {
		*span = (struct span){ first, day_add(day_add_months(first, 3), -1) };
		return 0;
	}
	*span = query.span;
	if (!typed->since)
		span->first = day_quarter_start(span->last);
	if (!typed->until)
		span->last = today;
	if (day_compare(span->first, span->last) > 0)
		return err_set(err, ERR_USAGE, "--since: '%s' is still to come", typed->since);
	return 0;
}

static int find_person(
	const char **handle, struct app *app, const struct operands *operands, struct err *err)
{
	struct someone someone;

	*handle = NULL;
	if (operands->count == 0)
		return 0;
	if (operands->count > 1)
		return err_set(err, ERR_USAGE, "report: one person at a time, or none for all");
	if (someone_named(&someone, app, operands->items[0], err) != 0 ||
		someone_known(app, &someone, err) != 0)
		return -1;
	*handle = someone.handle;
	if (!app->renderer->person_report)
		return err_set(err, ERR_USAGE, "--format: there is no %s for one person",
			app->renderer->name);
	return 0;
}

static void print(struct app *app, const struct scene *scene, const struct notes *notes,
	struct span span, const char *handle)
{
	if (handle) {
		struct person_report_view view;
		person_report_view_build(&view, scene, notes, span, handle);
		app->renderer->person_report(&app->out, &view, &app->look);
		person_report_view_release(&view);
	} else {
		struct report_view view;
		report_view_build(&view, scene, notes, span);
		app->renderer->report(&app->out, &view, &app->look);
		report_view_release(&view);
	}
}

/* Where nobody knows who types, the page is the same but for one command less to paste. */
static int set_scene(struct scene *scene, struct app *app, struct err *err)
{
	struct err unknown = { 0 };

	if (scene_open(scene, app, err) != 0)
		return -1;
	if (app_me(app, &scene->me, NULL, &unknown) != 0)
		scene->me = NULL;
	err_release(&unknown);
	return 0;
}

static int run(struct app *app, void *args, const struct operands *operands, struct err *err)
{
	const struct report_args *typed = args;
	struct query query = { .has_span = true };
	struct notes notes = { 0 };
	const char *handle;
	struct scene scene;
	struct span span;
	int status = -1;

	if (find_span(&span, app, &typed->query, err) != 0 ||
		find_person(&handle, app, operands, err) != 0 || set_scene(&scene, app, err) != 0)
		return -1;
	query.span = report_reach(scene.settings, span, scene.today);
	if (store_select(&notes, app->store, &query, 0, NULL, &app->problems, err) == 0) {
		print(app, &scene, &notes, span, handle);
		status = 0;
	}
	notes_release(&notes);
	return status;
}

const struct cmd cmd_report = {
	.name = "report",
	.summary = "count a period, and see who was left out",
	.operands = "[@who]",
	.takes = TAKES_PERSON,
	.about = "Says how much was thanked in a period (the current quarter unless told), by whom "
		 "and whom, across groups, inside and outside, for what and how, week by week and "
		 "against the period before; and above all who was not thanked, longest first. "
		 "People stand in the order of their handles: nobody is ranked.\n"
		 "\n"
		 "With @who: what one person was thanked for, to take away.\n"
		 "\n"
		 "DAY may be a span: --since 2026-07 --until 2026-09 is that quarter.",
	.groups = groups,
	.examples = examples,
	.needs = NEED_STORE | NEED_PAGER,
	.args_size = sizeof(struct report_args),
	.formats = FORMAT_TEXT | FORMAT_LINE | FORMAT_JSON | FORMAT_CSV | FORMAT_HTML,
	.run = run,
};
