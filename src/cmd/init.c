#include <string.h>

#include "base/harmless.h"
#include "cmd/cmd.h"
#include "cmd/shell_word.h"

struct init_args {
	const char *name;
};
static const struct opt opts[] = {
	OPT_TEXT(0, "name", struct init_args, name, "NAME", "what the wall is called",
		OFFERS_NOTHING),
};
static const struct opt_group groups[] = { OPT_GROUP(opts, 0), OPT_GROUPS_END };

static const struct example examples[] = {
	{ "thanks init ~/team --name \"Support team\"", "a new wall, in a directory of its own" },
	{ NULL, NULL },
};

/* What was done, and what to type next. */
static void print(struct app *app, const char *dir, bool already)
{
	bool here = strcmp(dir, ".") == 0;
	struct str text = { 0 }, word = { 0 };

	str_add_shell_word(&word, dir);
	if (already)
		str_addf(&text, "%s is a notes repository already\n",
			here ? "this" : str_text(&word));
	else
		str_addf(&text, "made a notes repository %s%s\n", here ? "here" : "in ",
			here ? "" : str_text(&word));
	str_add(&text, "  the first note: thanks ");
	if (!here)
		str_addf(&text, "-C %s ", str_text(&word));
	str_add(&text, "add @alice \"fresh coffee\"\n");
	str_add_harmless(&app->out, str_text(&text), text.length, HARMLESS_LINES);
	str_release(&text);
	str_release(&word);
}

/* DIR below -C, as git has it. */
static const char *directory(struct app *app, const struct operands *operands)
{
	const char *base = app->common.directory;
	const char *dir = operands->count > 0 ? operands->items[0] : NULL;
	struct str path = { 0 };

	if (base == NULL || (dir != NULL && dir[0] == '/'))
		return dir != NULL ? dir : ".";
	if (dir == NULL)
		return base;
	str_addf(&path, "%s/%s", base, dir);
	dir = arena_text(&app->memory, str_text(&path), path.length);
	str_release(&path);
	return dir;
}

static int run(struct app *app, void *args, const struct operands *operands, struct err *err)
{
	const struct init_args *typed = args;
	const char *dir = directory(app, operands);
	struct signer signer;
	bool already = false;

	if (operands->count > 1)
		return err_set(err, ERR_USAGE, "init: one directory at a time: '%s' is too much",
			operands->items[1]);
	if (dir[0] == '\0')
		return err_set(err, ERR_USAGE, "init: which directory?");
	if (app_signer(app, &signer, err) != 0 ||
		store_init(dir, typed->name, &signer, &already, err) != 0)
		return -1;
	if (already && typed->name != NULL)
		app_say(app, "its name is left as it is: it stands in thanks.yaml");
	if (!app->common.quiet)
		print(app, dir, already);
	return 0;
}

const struct cmd cmd_init = {
	.name = "init",
	.summary = "make a notes repository",
	.operands = "[DIR]",
	.takes = TAKES_DIRS,
	.about = "Makes a notes repository of DIR (the current directory unless told): a new "
		 "directory, an "
		 "empty one, or a git repository that is there already, where it is one commit. "
		 "Other files in it stay as they are, in no commit of ours. Where there "
		 "is one already nothing is done, and inside of one it is refused.\n"
		 "\n"
		 "You need not: the first `thanks add` makes one in ~/.local/share/thanks. With a "
		 "directory of "
		 "its own a team can share it.",
	.groups = groups,
	.examples = examples,
	.args_size = sizeof(struct init_args),
	.run = run,
};
