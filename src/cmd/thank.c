#include "cmd/cmd.h"
#include "cmd/forgotten.h"
#include "cmd/post.h"
#include "cmd/recipients.h"

static const struct opt_group groups[] = { OPT_GROUP(note_opts, 0), OPT_GROUP(private_opts, 0),
	OPT_GROUPS_END };
static const char *const aliases[] = { "add", NULL };

static const struct example examples[] = {
	{ "thanks add @alice \"fresh coffee\"", "thank somebody in two seconds" },
	{ "thanks add @alice @carol \"the copier paper, before anyone asked #details\"",
		"several people, and a tag in the text" },
	{ "thanks add @support -t teamwork \"the late shift on Friday\"",
		"everybody in a group, but yourself" },
	{ "thanks add @grace --from @erin --via phone --date yesterday \"so patient\"",
		"what a customer said on the phone" },
	{ NULL, NULL },
};

static int run(struct app *app, void *args, const struct operands *operands, struct err *err)
{
	struct recipients recipients;

	recipients_split(&recipients, operands, &app->memory);
	if (recipients.who.count == 0) {
		err_set(err, ERR_USAGE,
			"thank: nobody to thank: begin with a name, as in: thanks add @alice "
			"\"...\"");
		forgotten_in(app, operands, err);
		return -1;
	}
	const struct posting posting = { .kind = RECEIPT_THANK,
		.args = args,
		.to = recipients.who,
		.text = recipients.text,
		.needs_text = true };
	return post(app, &posting, err);
}

const struct cmd cmd_thank = {
	.name = "thank",
	.aliases = aliases,
	.summary = "write a thank-you note",
	.operands = "@who... [text]",
	.takes = TAKES_PEOPLE,
	.about = "Writes a note and commits it. Whom it thanks stands first: handles, other "
		 "spellings, e-mail addresses, groups, or @all; a comma or colon behind a name is "
		 "dropped. A new handle just works.\n"
		 "\n"
		 "Without a text it is read from standard input, or, on a terminal, written in "
		 "your editor, which shows how those you thank like it. A #word in the text is a "
		 "tag.\n"
		 "\n"
		 "A note that you owe in an open round is put into it by itself, and the receipt "
		 "says so; --round NAME puts it into that one, --round \"\" into none.\n"
		 "\n"
		 "A group stands for its members of that day, without the sender. The same words "
		 "to the same people within five minutes are taken for a slip, unless you say "
		 "--again.\n"
		 "\n"
		 "With --private the note goes into a repository of your own: git config "
		 "thanks.private, else ~/.local/share/thanks-private. The wall, remind and report "
		 "read both and mark what is private; pages that are handed on (-F html) leave it "
		 "out. What answers a private note is private, too. It is never pushed with the "
		 "team's notes. What was shared once stays in git's history, whatever is done to "
		 "it later: what is to stay between two people is better said, or handed over "
		 "(thanks help card).",
	.groups = groups,
	.examples = examples,
	.needs = NEED_STORE | NEED_MAKE,
	.args_size = sizeof(struct note_args),
	.formats = FORMAT_TEXT | FORMAT_LINE | FORMAT_JSON,
	.run = run,
};
