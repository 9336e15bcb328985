#include "store/sync.h"

#include "cmd/cmd.h"
#include "store/remote.h"
#include "view/synced.h"

struct sync_args {
	bool dry_run;
};

static const struct opt opts[] = {
	OPT_FLAG('n', "dry-run", struct sync_args, dry_run, "only say what would come and go"),
};
static const struct opt_group groups[] = { OPT_GROUP(opts, 0), OPT_GROUPS_END };

static const struct example examples[] = {
	{ "thanks sync", "fetch what others wrote, and share what you wrote" },
	{ "thanks sync --dry-run", "only look" },
	{ "thanks sync -q", "in a crontab: silent when all is well" },
	{ NULL, NULL },
};

static struct synced_count count_of(const struct traffic *traffic)
{
	return (struct synced_count){ .notes = traffic->notes,
		.people = traffic->people,
		.edited = traffic->edited,
		.removed = traffic->removed,
		.others = traffic->others,
		.profiles = traffic->profiles,
		.rounds = traffic->rounds };
}

static struct synced_view view_of(const struct synced *synced)
{
	return (struct synced_view){ .remote = synced->remote,
		.branch = synced->branch,
		.in = count_of(&synced->in),
		.out = count_of(&synced->out),
		.dry = synced->dry,
		.upstream_set = synced->upstream_set,
		.driver_mended = synced->driver_mended,
		.by_hand = &synced->by_hand,
		.unsound = &synced->unsound,
		.settled = &synced->settled,
		.facts = &synced->facts,
		.left_out = &synced->left_out };
}

/* Is what is WRONG with this one, and what to do, just so with the one before it? */
static bool is_same_again(const struct problem *wrong, const struct problem *before)
{
	return wrong->hint != NULL && text_same(wrong->hint, before->hint) &&
	       text_same(wrong->text, before->text);
}

/* Edits that could not be committed: they are named, whatever else is said; of very many that are
 * gone at once, one. */
static void say_unsound(struct app *app, const struct synced *synced)
{
	struct problems *problems = &app->problems;

	for (size_t i = 0; i < synced->why.count; i++) {
		const struct problem *why = &synced->why.items[i];
		struct problem *said;

		if (i > 0 && is_same_again(why, why - 1))
			continue;
		said = problems_add(problems, why->check, PROBLEM_ERROR, why->path, why->line,
			why->column, "%s (not shared)", why->text);
		if (why->hint != NULL)
			said->hint = arena_string(&problems->memory, why->hint);
	}
}

/* Housekeeping is for when something was done, and nobody waits for it any more. */
static int finish(struct app *app, const struct synced_view *view, struct err *err)
{
	if (!app->common.quiet)
		app->renderer->synced(&app->out, view, &app->look);
	if (app_flush(app, err) != 0)
		return -1;
	if (!view->dry && (!synced_nothing(view) || view->settled->count > 0))
		remote_tidy(app->store, app->world.out_terminal ? TIDY_DETACHED : TIDY_HERE);
	return 0;
}

/* Somebody is offline: that is no harm. */
static void reassure(struct app *app, struct err *err)
{
	int waiting;

	if (err->kind != ERR_REMOTE || err->hint.length > 0)
		return;
	waiting = store_waiting(app->store);
	if (waiting > 0)
		err_hint(err,
			"your %d change%s %s safe here; thanks sync again, when you are online",
			waiting, waiting == 1 ? "" : "s", waiting == 1 ? "is" : "are");
}

static int run(struct app *app, void *args, const struct operands *operands, struct err *err)
{
	const struct sync_args *typed = args;
	struct synced synced = { 0 };
	struct synced_view view;
	struct signer signer;
	int status;

	if (operands->count > 0)
		return err_set(err, ERR_USAGE,
			"sync: it shares the whole wall: '%s' is one word too many",
			operands->items[0]);
	if (app_signer(app, &signer, err) != 0)
		return -1;
	if (store_sync(&synced, app->store, typed->dry_run ? SYNC_DRY : SYNC, &signer, err) != 0) {
		reassure(app, err);
		return -1;
	}
	say_unsound(app, &synced);
	view = view_of(&synced);
	status = finish(app, &view, err);
	synced_release(&synced);
	return status;
}

const struct cmd cmd_sync = {
	.name = "sync",
	.summary = "share the wall: fetch, merge, push",
	.operands = "",
	.about =
		"Brings here what others wrote, and there what you wrote, and says in one sentence "
		"what came and went. It uses your own git, so whatever works for that (ssh, "
		"agents, proxies) works here; the remote is the one that the branch follows, or "
		"the only one there is.\n"
		"\n"
		"Nothing collides: two notes never do, and a note that was edited on both sides is "
		"merged field by field. Where both changed the same field both versions stay; "
		"`thanks show` points to the other one, and `thanks edit` settles it. An edit on "
		"one side and a removal on the other: the edit stays.\n"
		"\n"
		"Notes, people and settings that you edited by hand are committed first. Those "
		"that are not sound (thanks check) stay as they are, and are named. A file that "
		"you deleted counts as removed, unless very many are gone at once. What plain "
		"git left half merged, or on two days, is settled. Files that could do harm "
		"(links, programs' files in odd places) are left out of the directory.\n"
		"\n"
		"Without a connection nothing is changed (exit status 69). When somebody has "
		"rewritten the history of the other side, it stops and says what to type (75).",
	.groups = groups,
	.examples = examples,
	.needs = NEED_STORE,
	.args_size = sizeof(struct sync_args),
	.formats = FORMAT_TEXT | FORMAT_LINE | FORMAT_JSON,
	.run = run,
};
