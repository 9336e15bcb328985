#include "cmd/edit.h"

#include "cmd/cmd.h"
#include "cmd/others.h"
#include "cmd/receipt.h"
#include "cmd/recipients.h"
#include "cmd/which.h"

static const struct opt opts[] = {
	OPT_TEXTS(0, "to", struct edit_args, to, "WHO",
		"whom it thanks from now on; may be repeated", OFFERS_PEOPLE),
	OPT_TEXT(0, "draft", struct edit_args, draft, "FILE",
		"go on in the editor with what was kept of an edit", OFFERS_FILES),
	OPT_FLAG('y', "yes", struct edit_args, yes,
		"do not ask about a note that somebody else wrote"),
	OPT_FLAG(0, "private", struct edit_args, note.private, NULL),
};
static const struct opt_group groups[] = { OPT_GROUP(note_opts, offsetof(struct edit_args, note)),
	OPT_GROUP(opts, 0), OPT_GROUPS_END };

static const struct example examples[] = {
	{ "thanks edit last \"fresh coffee, and the copier paper\"", "another text" },
	{ "thanks edit last --tag details --tag -coffee", "one tag more, one less" },
	{ "thanks edit last --date yesterday", "it moves to that day, and its answers follow" },
	{ NULL, NULL },
};

/* Nothing to do: the receipt says so. */
static int leave(struct revision *revision, struct app *app, struct err *err)
{
	struct scene scene;

	if (scene_set(&scene, app, err) != 0)
		return -1;
	receipt_add(app, &scene, revision->old,
		(struct receipt_facts){ .kind = RECEIPT_EDIT, .unchanged = true });
	return 0;
}

static int finish(
	struct revision *revision, struct app *app, const struct edit_args *args, struct err *err)
{
	if (revision_settle(revision, app, err) != 0)
		return -1;
	return args->note.dry_run ? revision_show(revision, app, err)
				  : revision_commit(revision, app, err);
}

static int say_nothing_typed(struct err *err)
{
	err_set(err, ERR_USAGE,
		"edit: nothing to change: say the new text, or what else is to change");
	return err_hint(err, "standard input is not read: thanks edit ID \"...\"");
}

static int say_not_private(struct err *err)
{
	err_set(err, ERR_USAGE, "edit: --private: what was shared stays in git's history");
	return err_hint(err, "remove it and write it anew with --private: thanks remove ID, thanks "
			     "add @... \"...\" --private");
}

static int say_draft_alone(struct err *err)
{
	return err_set(err, ERR_USAGE,
		"edit: --draft opens the editor: say neither a text nor what else is to change");
}

static int in_editor(
	struct revision *revision, struct app *app, const struct edit_args *args, struct err *err)
{
	struct draft draft = { 0 };
	bool changed = false;
	int status;

	if (!app->world.in_terminal && app->world.editor_git == NULL)
		return say_nothing_typed(err);
	status = edit_file(revision, app, args, &draft, &changed, err);
	if (status == 0)
		status = changed ? finish(revision, app, args, err) : leave(revision, app, err);
	if (status == 0)
		draft_drop(&draft);
	else
		draft_keep(&draft, app, err);
	draft_release(&draft);
	return status;
}

static int edit(struct app *app, const struct edit_args *args, const struct operands *operands,
	struct notes *notes, struct err *err)
{
	const char *text = operands_text(operands, 1, &app->memory);
	struct revision revision;
	int status;

	if (which_note(notes, app, operands->items[0], err) != 0 ||
		others_allow(app, &notes->items[0], "edit", args->yes ? OTHERS_YES : OTHERS_ASK,
			err) != 0)
		return -1;
	revision_start(&revision, &notes->items[0]);
	if (edit_says_nothing(args, text)) {
		status = in_editor(&revision, app, args, err);
	} else {
		status = edit_typed(&revision, app, args, text, err);
		if (status == 0)
			status = finish(&revision, app, args, err);
	}
	revision_release(&revision);
	return status;
}

static int run(struct app *app, void *args, const struct operands *operands, struct err *err)
{
	const struct edit_args *typed = args;
	struct notes notes = { 0 };
	int status;

	if (typed->note.private)
		return say_not_private(err);
	if (typed->draft != NULL &&
		!edit_says_nothing(typed, operands_text(operands, 1, &app->memory)))
		return say_draft_alone(err);
	if (operands->count == 0)
		return err_set(err, ERR_USAGE, "edit: which note? name it by its id");
	status = edit(app, typed, operands, &notes, err);
	notes_release(&notes);
	return status;
}

const struct cmd cmd_edit = {
	.name = "edit",
	.summary = "change a note",
	.operands = "ID [text]",
	.takes = TAKES_IDS,
	.about =
		"Changes the note that ID names. A text replaces its text; --tag x adds a tag "
		"and --tag -x takes it away; the other options replace what was there; --for, "
		"--round and --picture with an empty value take it away, and so does --via note. With "
		"neither text nor options the note opens in your editor as the file that it is; "
		"standard input is not read. What cannot be kept as a note is kept as a draft; "
		"--draft opens that once more.\n"
		"\n"
		"Only what changes is touched: comments, unknown keys and their order stay. A "
		"note that gets another day moves there, keeps the last part of its id, and its "
		"answers follow. On a terminal the receipt says what was changed from what to what.\n"
		"\n"
		"A note that somebody else wrote is changed only when you say so: on a terminal "
		"you are asked, elsewhere it needs --yes.",
	.groups = groups,
	.examples = examples,
	.needs = NEED_STORE,
	.args_size = sizeof(struct edit_args),
	.formats = FORMAT_TEXT | FORMAT_LINE | FORMAT_JSON,
	.run = run,
};
