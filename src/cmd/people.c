#include "cmd/people.h"

#include "cmd/question.h"
#include "cmd/receipt.h"
#include "cmd/scene.h"
#include "render/text.h"
#include "view/people.h"

enum { KNOWN_DAYS = 90 };

int people_commit(struct app *app, struct change *change, const char *handle, const char *what,
	struct err *err)
{
	struct person_receipt receipt = { .handle = handle };

	if (store_commit(app->store, change, err) != 0)
		return -1;
	receipt_committed(app, change, handle);
	if (app->common.quiet)
		return 0;
	receipt.deed = change->nothing ? "unchanged" : what;
	receipt.repository = store_is_around(app->store) ? NULL : store_root(app->store);
	text_person_receipt(&app->out, &receipt, &app->look);
	return 0;
}

int people_edit(struct app *app, struct change *change, const struct someone *someone,
	const struct edits *edits, const char *what, struct err *err)
{
	struct str path = { 0 };
	const char *near;

	if (someone_near(&near, app, someone, err) != 0)
		return -1;
	str_add_someone_path(&path, someone);
	change_edit(change, str_text(&path), &person_fields, edits, true);
	str_release(&path);
	if (people_commit(app, change, someone->handle, what, err) != 0)
		return -1;
	if (near != NULL)
		say_near(app, someone->handle, near);
	return 0;
}

static const struct example list_examples[] = {
	{ "thanks people", "everybody, one line each" },
	{ "thanks people show @alice", "all about one" },
	{ NULL, NULL },
};

static int list(struct app *app, void *args, const struct operands *operands, struct err *err)
{
	struct people_view view;
	struct texts known = { 0 };
	struct scene scene;

	(void)args;
	if (operands->count > 0) {
		err_set(err, ERR_USAGE, "people: '%s' is not show, set, merge or remove",
			operands->items[0]);
		return err_hint(err, "for one person: thanks people show %s", operands->items[0]);
	}
	if (scene_set(&scene, app, err) != 0 ||
		store_known(app->store, scene.today, KNOWN_DAYS, &app->memory, &known, err) != 0)
		return -1;
	people_view_build(&view, &scene, &known);
	app->renderer->people(&app->out, &view, &app->look);
	people_view_release(&view);
	return 0;
}

static const struct cmd *const verbs[] = { &cmd_people_show, &cmd_people_set, &cmd_people_merge,
	&cmd_people_remove, NULL };

const struct cmd cmd_people = {
	.name = "people",
	.summary = "list people, and keep their files",
	.operands = "",
	.about = "Lists everybody who has a file in people/, and whoever recent notes name. "
		 "Nobody needs a file: it is there to hold a name, other spellings, groups, and "
		 "how somebody likes to be thanked.",
	.examples = list_examples,
	.needs = NEED_STORE | NEED_PAGER,
	.formats = FORMAT_TEXT | FORMAT_LINE | FORMAT_JSON | FORMAT_CSV,
	.run = list,
	.sub = verbs,
};

static const struct example show_examples[] = {
	{ "thanks people show @alice", "how she likes to be thanked, and what comes next" },
	{ NULL, NULL },
};

static int show(struct app *app, void *args, const struct operands *operands, struct err *err)
{
	struct person_view view;
	struct someone someone;
	struct scene scene;

	(void)args;
	if (operands->count != 1)
		return err_set(err, ERR_USAGE, "people show: name one person, as @alice");
	if (scene_set(&scene, app, err) != 0 ||
		someone_named(&someone, app, operands->items[0], err) != 0 ||
		someone_known(app, &someone, err) != 0)
		return -1;
	person_view_build(&view, &scene, someone.handle);
	app->renderer->person(&app->out, &view, &app->look);
	person_view_release(&view);
	return 0;
}

const struct cmd cmd_people_show = {
	.name = "show",
	.summary = "show one person",
	.operands = "@who",
	.takes = TAKES_PERSON,
	.about = "Shows what is known about one person: name, groups, how they like to be "
		 "thanked, what comes next.",
	.examples = show_examples,
	.needs = NEED_STORE | NEED_PAGER,
	.formats = FORMAT_TEXT | FORMAT_LINE | FORMAT_JSON,
	.run = show,
};

struct remove_args {
	bool yes;
};
static const struct opt remove_opts[] = {
	OPT_FLAG('y', "yes", struct remove_args, yes, "do not ask about somebody who has notes"),
};
static const struct opt_group remove_groups[] = { OPT_GROUP(remove_opts, 0), OPT_GROUPS_END };

static const struct example remove_examples[] = {
	{ "thanks people remove @ivan --yes", "his file goes; notes and history stay" },
	{ NULL, NULL },
};

/* Their notes would stand under the bare handle again, so it is not done in passing. */
static int allow_removal(struct app *app, const struct someone *someone,
	const struct remove_args *args, struct err *err)
{
	bool has = false;

	if (args->yes)
		return 0;
	if (someone_has_notes(&has, app, someone, err) != 0)
		return -1;
	if (!has)
		return 0;
	switch (question_ask(
		app, "@%s has notes; remove the file all the same?", someone->handle)) {
	case CONSENT_YES:
		return 0;
	case CONSENT_NO:
		return question_declined(app, err);
	case CONSENT_NOBODY_ASKED:
		break;
	}
	err_set(err, ERR_BUSY, "people remove: @%s has notes, which keep the handle only",
		someone->handle);
	return err_hint(err,
		"if it is meant, say --yes; if it is somebody's other name: thanks people merge "
		"@%s INTO",
		someone->handle);
}

static int remove_person(
	struct app *app, void *args, const struct operands *operands, struct err *err)
{
	struct change change = { 0 };
	struct someone someone;
	struct signer signer;
	int status;

	if (operands->count != 1)
		return err_set(err, ERR_USAGE, "people remove: name one person, as @alice");
	if (someone_named(&someone, app, operands->items[0], err) != 0)
		return -1;
	if (someone.person == NULL)
		return err_set(err, ERR_MISSING, "@%s: has no file in people/", someone.handle);
	if (allow_removal(app, &someone, args, err) != 0 || app_signer(app, &signer, err) != 0)
		return -1;
	change_start(&change, "people", &signer, "people: remove @%s", someone.handle);
	change_remove(&change, someone.person->path);
	status = people_commit(app, &change, someone.handle, "removed", err);
	change_release(&change);
	return status;
}

const struct cmd cmd_people_remove = {
	.name = "remove",
	.summary = "take somebody's file away",
	.operands = "@who",
	.takes = TAKES_PERSON,
	.about = "Takes the file away. The notes stay, under the bare handle. Somebody who left "
		 "is better kept, with `thanks people set @ivan until=2026-11-30`.",
	.groups = remove_groups,
	.examples = remove_examples,
	.needs = NEED_STORE | NEED_WHOLE_NAME,
	.args_size = sizeof(struct remove_args),
	.run = remove_person,
};
