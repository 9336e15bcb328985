#include "cmd/cmd.h"
#include "sys/process.h"

static const struct example examples[] = {
	{ "thanks git log --oneline", "what was written, in git's own words" },
	{ "thanks git status", "what was edited by hand and is not committed" },
	{ NULL, NULL },
};

static int run(struct app *app, void *args, const struct operands *operands, struct err *err)
{
	const char **argv = arena_alloc(&app->memory, (operands->count + 4) * sizeof(*argv));

	(void)args;
	argv[0] = "git";
	argv[1] = "-C";
	argv[2] = store_root(app->store);
	for (size_t i = 0; i < operands->count; i++)
		argv[3 + i] = operands->items[i];
	return process_become(argv, NULL, err);
}

const struct cmd cmd_git = {
	.name = "git",
	.summary = "run git in the notes repository",
	.operands = "[git's words...]",
	.about = "Runs your git in the notes repository. All that stands behind it is git's, and\n"
		 "so is the exit code. Git's hooks are run by git only: thanks runs none itself.",
	.examples = examples,
	.needs = NEED_STORE | NEED_RAW | NEED_WHOLE_NAME,
	.run = run,
};
