#include "cmd/cmd.h"

static int run(struct app *app, void *args, const struct operands *operands, struct err *err)
{
	(void)args;
	if (operands->count > 0)
		return err_set(
			err, ERR_USAGE, "version: '%s' is one word too many", operands->items[0]);
	str_add(&app->out, "thanks " THANKS_VERSION "\n");
	return 0;
}

static const struct example examples[] = {
	{ "thanks version", "which one is installed" },
	{ NULL, NULL },
};
static const char *const aliases[] = { "--version", "-V", NULL };

const struct cmd cmd_version = {
	.name = "version",
	.aliases = aliases,
	.summary = "print the version",
	.examples = examples,
	.run = run,
};
