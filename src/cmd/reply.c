#include "cmd/cmd.h"
#include "cmd/post.h"

static const struct opt_group groups[] = { OPT_GROUP(note_opts, 0), OPT_GROUP(private_opts, 0),
	OPT_GROUPS_END };

static const struct example examples[] = {
	{ "thanks reply @erin \"it was a pleasure\"", "answer Erin's newest note" },
	{ NULL, NULL },
};

static int run(struct app *app, void *args, const struct operands *operands, struct err *err)
{
	struct posting posting = { .kind = RECEIPT_REPLY, .args = args, .needs_text = true };
	int status = post_on(&posting, app, operands, err);

	if (status == 0) {
		texts_add(&app->memory, &posting.to, posting.parent->from);
		status = post(app, &posting, err);
	}
	posting_release(&posting);
	return status;
}

const struct cmd cmd_reply = {
	.name = "reply",
	.summary = "answer the sender of a note",
	.operands = "ID [text]",
	.takes = TAKES_IDS,
	.about = "Writes a note to whoever sent the one that ID names; the wall shows it below "
		 "that one. Without a text it is read from standard input, or, on a terminal, "
		 "written in your editor.\n"
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
