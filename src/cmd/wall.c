#include "cmd/cmd.h"
#include "cmd/query_args.h"
#include "cmd/scene.h"
#include "store/layout.h"
#include "view/wall.h"

#define NOTES_SHOWN 20
#define COUNT_UNSAID (-1)

struct wall_args {
	struct query_args query;
	int count;
	bool all;
	bool aloud;
};

static const struct opt opts[] = {
	OPT_NUMBER('n', "count", struct wall_args, count, "N", "show so many notes (20); 0: all"),
	OPT_FLAG('a', "all", struct wall_args, all, "show all notes"),
	OPT_FLAG(0, "read", struct wall_args, aloud,
		"one note after another, oldest first, to read them aloud; all unless -n says less"),
};
static const struct wall_args defaults = { .count = COUNT_UNSAID };
static const struct opt_group groups[] = {
	OPT_GROUP(query_opts, offsetof(struct wall_args, query)),
	OPT_GROUP(opts, 0),
	OPT_GROUPS_END,
};

static const char *const aliases[] = { "w", NULL };

static const struct example examples[] = {
	{ "thanks wall", "the newest notes" },
	{ "thanks wall @alice", "those from or to Alice" },
	{ "thanks wall --tag patience --since \"last quarter\" --all", "everything on one value" },
	{ "thanks wall --since monday --read", "the notes of the week, to read them aloud" },
	{ "thanks wall -F html --all > wall.html", "a page to look at in a browser" },
	{ NULL, NULL },
};

/* Is one of the files that could not be read a note's? */
static bool has_unreadable(const struct problems *problems)
{
	for (size_t i = 0; i < problems->count; i++)
		if (problems->items[i].level == PROBLEM_ERROR && problems->items[i].path != NULL &&
			text_starts(problems->items[i].path, LAYOUT_NOTES "/"))
			return true;
	return false;
}

static int show_wall(struct app *app, const struct notes *notes, const struct query *query,
	const struct wall_args *typed, bool more, struct err *err)
{
	const struct wall_wish wish = {
		.query = query,
		.aloud = typed->aloud,
		.more = more,
		.unreadable = has_unreadable(&app->problems) && query_is_empty(query),
	};
	struct wall_view view;
	struct scene scene;

	if (scene_open(&scene, app, err) != 0)
		return -1;
	wall_view_build(&view, &scene, notes, &wish);
	app->renderer->wall(&app->out, &view, &app->look);
	wall_view_release(&view);
	return 0;
}

/* 0: all. */
static size_t limit_of(const struct wall_args *typed)
{
	if (typed->all)
		return 0;
	if (typed->count != COUNT_UNSAID)
		return (size_t)typed->count;
	return typed->aloud ? 0 : NOTES_SHOWN;
}

static int run(struct app *app, void *args, const struct operands *operands, struct err *err)
{
	const struct wall_args *typed = args;
	size_t limit = limit_of(typed);
	struct notes notes = { 0 };
	struct query query;
	bool more = false;
	int status = -1;

	if (query_resolve(&query, app, &typed->query, operands, err) == 0 &&
		store_threads(&notes, app->store, &query, limit, &more, &app->problems, err) == 0)
		status = show_wall(app, &notes, &query, typed, more, err);
	notes_release(&notes);
	return status;
}

const struct cmd cmd_wall = {
	.name = "wall",
	.aliases = aliases,
	.summary = "look at the wall of notes",
	.operands = "[@who...]",
	.takes = TAKES_PEOPLE,
	.about =
		"Shows the notes, newest first, side by side as on a real wall: whom they thank, "
		"for what, who wrote them and when, and in the corner what to type for them "
		"(thanks show 8kq7). Replies and cheers hang under their note; they do not lift "
		"it, and they do not count for -n. With @who only notes from or to one of these "
		"people or groups.\n"
		"\n"
		"In a window of fewer than 80 columns, and with -F line, notes stand one below "
		"the other. With --read they stand there as sentences, oldest first, to be read to "
		"everybody at the end of a round (thanks help round). Only what is shown is "
		"read, however many notes there are.",
	.groups = groups,
	.examples = examples,
	.needs = NEED_STORE | NEED_PAGER,
	.args_size = sizeof(struct wall_args),
	.defaults = &defaults,
	.formats = FORMAT_TEXT | FORMAT_LINE | FORMAT_JSON | FORMAT_CSV | FORMAT_HTML,
	.run = run,
};
