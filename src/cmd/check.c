#include "cmd/cmd.h"
#include "view/check.h"

struct check_args {
	bool fix;
	bool all;
};

static const struct opt opts[] = {
	OPT_FLAG(0, "fix", struct check_args, fix, "mend what can be mended safely"),
	OPT_FLAG('a', "all", struct check_args, all, "show remarks, too"),
};
static const struct opt_group groups[] = { OPT_GROUP(opts, 0), OPT_GROUPS_END };

static const struct example examples[] = {
	{ "thanks check", "silent when all is well" },
	{ "thanks check --all people dates", "two checks only, with remarks" },
	{ "thanks check --fix", "mend what can be mended" },
	{ NULL, NULL },
};

static bool is_check(const char *name)
{
	for (size_t i = 0; i < store_check_count; i++)
		if (text_same(store_checks[i].name, name))
			return true;
	return false;
}

static int no_such_check(const char *name, struct err *err)
{
	struct str names = { 0 };

	for (size_t i = 0; i < store_check_count; i++)
		str_addf(&names, "%s%s", i ? ", " : "", store_checks[i].name);
	err_set(err, ERR_USAGE, "check: '%s' is none of %s", name, str_text(&names));
	str_release(&names);
	return -1;
}

/* What is left to do, for stderr. */
static void say_more(struct app *app, const struct check_view *view, bool fixing)
{
	if (!fixing && view->fixable == 1 && view->count == 1)
		app_say(app, "it can be mended: thanks check --fix");
	else if (!fixing && view->fixable > 0)
		app_say(app, "%zu of these can be mended: thanks check --fix", view->fixable);
	if (!view->all && view->remarks > 0 && view->errors > 0)
		app_say(app, "%zu %s not shown: thanks check --all", view->remarks,
			view->remarks == 1 ? "remark is" : "remarks are");
}

static int run(struct app *app, void *args, const struct operands *operands, struct err *err)
{
	const struct check_args *typed = args;
	struct check_wish wish = {
		.fix = typed->fix, .remarks = typed->all, .signer = { .handle = "thanks" }
	};
	struct problems problems = { 0 };
	struct check_view view;
	int status;

	for (size_t i = 0; i < operands->count; i++) {
		if (!is_check(operands->items[i]))
			return no_such_check(operands->items[i], err);
		texts_add(&app->memory, &wish.names, operands->items[i]);
	}
	if (wish.fix && app_signer(app, &wish.signer, err) != 0)
		return -1;
	/* whatever was noted on the way here is found again, and told in its place */
	problems_release(&app->problems);
	status = store_check(app->store, &wish, &problems, err);
	if (status == 0) {
		check_view_build(&view, &problems, typed->all ? CHECK_ALL : CHECK_ERRORS);
		app->renderer->check(&app->out, &view, &app->look);
		say_more(app, &view, typed->fix);
		app->exit_code = view.errors > 0 ? ERR_DATA : 0;
		check_view_release(&view);
	}
	problems_release(&problems);
	return status;
}

const struct cmd cmd_check = {
	.name = "check",
	.summary = "find what is wrong with the files, and mend it",
	.operands = "[NAME...]",
	.takes = TAKES_CHECKS,
	.about =
		"Looks at every file of the repository, at git's index and at how git is set up in "
		"this clone, and says what is wrong, one line a finding: path:line:column: why. "
		"Silent, with exit status 0, when all is well; 65 when there are errors. With "
		"NAME only these checks. Remarks, which --all shows, are no errors: an answer to "
		"a note that only history knows, the same thanks twice within five minutes, and "
		"the like.\n"
		"\n"
		"--fix mends what can be mended without losing anything. What a merge or a "
		"rebase of git's left undone is settled by the rule of sync; what is mended in "
		"the files becomes one commit of yours, so that thanks undo takes it back. What "
		"cannot be mended is named as before, with the reason.\n"
		"\n"
		"The other side is asked only when remote is named, or with --all. That it does "
		"not answer within 15 seconds is an error that was found, like any other: the "
		"exit status is 65.",
	.groups = groups,
	.examples = examples,
	.needs = NEED_STORE | NEED_PAGER,
	.args_size = sizeof(struct check_args),
	.formats = FORMAT_TEXT | FORMAT_LINE | FORMAT_JSON | FORMAT_CSV,
	.run = run,
};
