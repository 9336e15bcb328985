#include "cmd/help.h"

#include "cmd/help_text.h"
#include "cmd/line.h"

struct help_args {
	bool man, exit_codes;
};

static const struct opt opts[] = {
	OPT_FLAG(0, "man", struct help_args, man, "print the manual page, as mdoc"),
	OPT_FLAG(0, "exit-codes", struct help_args, exit_codes,
		"list the exit codes and what they mean"),
};
static const struct opt_group groups[] = { OPT_GROUP(opts, 0), OPT_GROUPS_END };

static const struct example examples[] = {
	{ "thanks help wall", "all about one command" },
	{ "thanks help people set", "and about a verb of one" },
	{ "thanks help --exit-codes", "what a script can rely on" },
	{ NULL, NULL },
};

int help_on(struct app *app, const struct cmd *cmd, const struct cmd *parent, struct err *err)
{
	(void)err;
	if (cmd == NULL)
		help_add_overview(&app->out, &app->look);
	else
		help_add_cmd(&app->out, parent, cmd, &app->look);
	return 0;
}

/* NAME in TABLE; what is hidden is not there. */
static int find(
	const struct cmd **cmd, const struct cmd *const *table, const char *name, struct err *err)
{
	const char *near = NULL;

	*cmd = cmd_find(table, name, false, &near, err);
	if (*cmd != NULL && !((*cmd)->needs & NEED_HIDDEN))
		return 0;
	err_set(err, ERR_USAGE, "help: no command '%s'", name);
	if (near != NULL)
		return err_hint(err, "did you mean '%s'?", near);
	return err_hint(err, "thanks help");
}

static int run(struct app *app, void *args, const struct operands *operands, struct err *err)
{
	const struct help_args *wanted = args;
	const struct cmd *cmd = NULL, *parent = NULL;

	if (wanted->man) {
		manual_build(&app->out);
		return 0;
	}
	if (wanted->exit_codes) {
		help_add_exit_codes(&app->out, &app->look);
		return 0;
	}
	for (size_t i = 0; i < operands->count; i++) {
		static const struct cmd *const none[] = { NULL };

		parent = cmd;
		if (find(&cmd,
			    cmd == NULL        ? commands
			    : cmd->sub != NULL ? cmd->sub
					       : none,
			    operands->items[i], err) != 0)
			return -1;
	}
	return help_on(app, cmd, parent, err);
}

const struct cmd cmd_help = {
	.name = "help",
	.summary = "say how a command is used",
	.operands = "[command [verb]]",
	.takes = TAKES_COMMANDS,
	.about = "Lists the commands, or tells all about one of them; `--help` behind the\n"
		 "command says the same. The manual page holds everything in one place.",
	.groups = groups,
	.examples = examples,
	.needs = NEED_PAGER,
	.args_size = sizeof(struct help_args),
	.run = run,
};
