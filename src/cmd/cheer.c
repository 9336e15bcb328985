#include "cmd/cmd.h"
#include "cmd/post.h"

static const struct opt_group groups[] = { OPT_GROUP(note_opts, 0), OPT_GROUP(private_opts, 0),
	OPT_GROUPS_END };

static const struct example examples[] = {
	{ "thanks cheer @carol", "join in with Carol's newest note" },
	{ "thanks cheer @carol \"that spreadsheet saved my week too\"", "and say why" },
	{ NULL, NULL },
};

/* Everybody whom the note thanks, but for the one who joins in. */
static int others_thanked(struct texts *to, struct app *app, const struct note *note,
	const char *sender, struct err *err)
{
	for (size_t i = 0; i < note->to.count; i++)
		if (!text_same(note->to.items[i], sender))
			texts_add(&app->memory, to, note->to.items[i]);
	if (to->count > 0)
		return 0;
	err_set(err, ERR_USAGE, "cheer: '%s' thanks nobody but you", note->id);
	return err_hint(err, "to answer it: thanks reply %s \"...\"", note->id);
}

/* The one who joins in. */
static int find_sender(
	const char **sender, struct app *app, const struct note_args *args, struct err *err)
{
	if (app_me(app, sender, NULL, err) != 0)
		return -1;
	if (args->from != NULL && app_handle(app, args->from, sender, err) != 0)
		return err_in(err, "--from");
	return 0;
}

static int run(struct app *app, void *args, const struct operands *operands, struct err *err)
{
	struct posting posting = { .kind = RECEIPT_CHEER, .args = args };
	const char *sender;
	int status = post_on(&posting, app, operands, err);

	if (status == 0)
		status = find_sender(&sender, app, args, err);
	if (status == 0)
		status = others_thanked(&posting.to, app, posting.parent, sender, err);
	if (status == 0)
		status = post(app, &posting, err);
	posting_release(&posting);
	return status;
}

const struct cmd cmd_cheer = {
	.name = "cheer",
	.summary = "join in with somebody's thanks",
	.operands = "ID [text]",
	.takes = TAKES_IDS,
	.about = "Joins in with the note that ID names: those whom it thanks are thanked by you "
		 "too. It needs no text; the wall counts it below that note.\n"
		 "\n"
		 "An ID is what the wall shows: the first four characters or more; or `last`, the "
		 "one you wrote last; or @alice, her newest.",
	.groups = groups,
	.examples = examples,
	.needs = NEED_STORE,
	.args_size = sizeof(struct note_args),
	.formats = FORMAT_TEXT | FORMAT_LINE | FORMAT_JSON,
	.run = run,
};
