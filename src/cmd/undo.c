#include "cmd/cmd.h"
#include "view/undo.h"

struct undo_args {
	bool redo;
};

static const struct opt opts[] = {
	OPT_FLAG(0, "redo", struct undo_args, redo, "do again what was undone last"),
};
static const struct opt_group groups[] = { OPT_GROUP(opts, 0), OPT_GROUPS_END };

static const struct example examples[] = {
	{ "thanks undo", "take back your newest change" },
	{ "thanks undo && thanks undo --redo", "no, do it after all" },
	{ NULL, NULL },
};

static void print(struct app *app, const struct undone *undone, bool again)
{
	const struct undo_facts facts = { .again = again,
		.subject = undone->subject,
		.kind = undone->kind,
		.commit = undone->commit,
		.today = app_today(app),
		.when = undone->when,
		.since = undone->since,
		.others = undone->others };
	struct undo_item *items = arena_alloc(&app->memory, undone->count * sizeof(*items));
	struct undo_view view;

	for (size_t i = 0; i < undone->count; i++) {
		const struct undone_file *file = &undone->files[i];

		items[i] = (struct undo_item){ file->path, file->before, file->after,
			file->before_length, file->after_length };
	}
	undo_view_build(&view, &facts, items, undone->count);
	app->renderer->undo(&app->out, &view, &app->look);
	undo_view_release(&view);
}

static int run(struct app *app, void *args, const struct operands *operands, struct err *err)
{
	const struct undo_args *typed = args;
	struct undone undone = { 0 };
	struct signer signer;
	int status;

	if (operands->count > 0)
		return err_set(err, ERR_USAGE,
			"undo: it takes back the newest change, whatever it was: '%s' is too much",
			operands->items[0]);
	if (app_signer(app, &signer, err) != 0)
		return -1;
	status =
		store_undo(&undone, app->store, typed->redo ? UNDO_AGAIN : UNDO_BACK, &signer, err);
	if (status == 0) {
		app->committed = true;
		str_add(&app->kept, undone.commit);
		if (!app->common.quiet)
			print(app, &undone, typed->redo);
	}
	undone_release(&undone);
	return status;
}

const struct cmd cmd_undo = {
	.name = "undo",
	.summary = "take back your newest change",
	.operands = "",
	.takes = TAKES_NOTHING,
	.about = "Takes back the newest change that you made with this program and that is not "
		 "undone yet, as a commit of its own, and shows what it was and what it is now. "
		 "Once more takes back the one before. History keeps everything. When commits "
		 "that were not made so lie behind it, their number and its time are told.\n"
		 "\n"
		 "When a later commit, or an edit that is not committed, touched the same file, "
		 "nothing is done (exit status 75).",
	.groups = groups,
	.examples = examples,
	.needs = NEED_STORE | NEED_WHOLE_NAME | NEED_PAGER,
	.args_size = sizeof(struct undo_args),
	.formats = FORMAT_TEXT | FORMAT_JSON,
	.run = run,
};
