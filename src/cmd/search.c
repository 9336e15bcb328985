#include <string.h>

#include "base/unicode.h"
#include "cmd/cmd.h"
#include "cmd/query_args.h"
#include "cmd/recipients.h"
#include "cmd/scene.h"
#include "view/wall.h"

struct search_args {
	struct query_args query;
	int count;
};

static const struct opt opts[] = {
	OPT_NUMBER('n', "count", struct search_args, count, "N", "show the best N only; 0: all"),
};
static const struct opt_group groups[] = {
	OPT_GROUP(query_opts, offsetof(struct search_args, query)),
	OPT_GROUP(opts, 0),
	OPT_GROUPS_END,
};

static const struct example examples[] = {
	{ "thanks search coffee", "every note with coffee" },
	{ "thanks search cafe alice", "in Alice's notes; accents and case do not matter" },
	{ "thanks search network --since 2026 -n 5", "the five best of a year" },
	{ NULL, NULL },
};

/* The words of WORDS as the query wants them, and all of them as they were typed. */
static void take_words(struct query *query, struct app *app, const char *words)
{
	struct str folded = { 0 };
	char *word, *rest;

	str_add_folded(&folded, words, strlen(words), FOLD_SEARCH);
	for (word = strtok_r(folded.bytes, " \t\n", &rest); word;
		word = strtok_r(NULL, " \t\n", &rest)) {
		const char *bare = word[0] == '@' && word[1] ? word + 1 : word;
		texts_add(&app->memory, &query->words, arena_string(&app->memory, bare));
	}
	str_release(&folded);
}

static int show_found(
	struct app *app, const struct notes *notes, const struct wall_wish *wish, struct err *err)
{
	struct wall_view view;
	struct scene scene;

	if (scene_open(&scene, app, err) != 0)
		return -1;
	wall_view_build(&view, &scene, notes, wish);
	app->renderer->wall(&app->out, &view, &app->look);
	app->exit_code = view.count > 0 ? 0 : ERR_NO;
	wall_view_release(&view);
	return 0;
}

static int run(struct app *app, void *args, const struct operands *operands, struct err *err)
{
	const struct search_args *typed = args;
	const struct operands nobody = { 0 };
	struct notes notes = { 0 };
	struct query query;
	struct wall_wish wish = { .query = &query, .limit = (size_t)typed->count };
	int status = -1;

	wish.words = operands_text(operands, 0, &app->memory);
	if (query_resolve(&query, app, &typed->query, &nobody, err) != 0)
		return -1;
	if (wish.words)
		take_words(&query, app, wish.words);
	if (query.words.count == 0) {
		err_set(err, ERR_USAGE, "search: for what?");
		return err_hint(err, "as in: thanks search coffee");
	}
	if (store_threads(&notes, app->store, &query, 0, NULL, &app->problems, err) == 0)
		status = show_found(app, &notes, &wish, err);
	notes_release(&notes);
	return status;
}

const struct cmd cmd_search = {
	.name = "search",
	.summary = "find notes by their words",
	.operands = "words...",
	.takes = TAKES_NOTHING,
	.about = "Shows all notes whose text, or whose people's names, hold all the words, parts "
		 "of words included; upper and lower case and accents do not matter. What fits "
		 "best stands first: whole words before parts, text before names; replies and "
		 "cheers hang under their note. When nothing is found, the exit status is 1.",
	.groups = groups,
	.examples = examples,
	.needs = NEED_STORE | NEED_PAGER,
	.args_size = sizeof(struct search_args),
	.formats = FORMAT_TEXT | FORMAT_LINE | FORMAT_JSON | FORMAT_CSV | FORMAT_HTML,
	.run = run,
};
