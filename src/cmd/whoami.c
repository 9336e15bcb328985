#include "view/whoami.h"

#include "cmd/cmd.h"
#include "cmd/scene.h"

static const struct example examples[] = {
	{ "thanks whoami", "me, the repository, and why" },
	{ "thanks whoami -F line", "the same for a script" },
	{ NULL, NULL },
};

static bool is_configured(struct app *app)
{
	const struct config *config;
	struct err ignored = { 0 };
	const char *said =
		app_config(app, &config, &ignored) == 0 ? config_get(config, "thanks.repo") : NULL;

	err_release(&ignored);
	return said != NULL && *said != '\0';
}

/* Is there a repository? None is an answer, unless one was asked for by name. */
static int look_for_store(struct app *app, struct err *err)
{
	if (app_open(app, STORE_READ, err) == 0)
		return 0;
	if (err->kind != ERR_MISSING || app->common.directory != NULL || app->world.repo != NULL ||
		is_configured(app))
		return -1;
	err_clear(err);
	return 0;
}

/* Without a repository nobody has a file. */
static int set_scene(struct scene *scene, const struct people *nobody, struct app *app,
	const char *me, struct err *err)
{
	if (app->store != NULL)
		return scene_set(scene, app, err);
	*scene = (struct scene){ .people = nobody, .today = app_today(app), .me = me };
	return 0;
}

static int run(struct app *app, void *args, const struct operands *operands, struct err *err)
{
	static const struct people nobody;
	struct whoami_view view = { .waiting = -1 };
	struct scene scene;
	enum me_rule rule;
	const char *me;

	(void)args;
	if (operands->count > 0)
		return err_set(
			err, ERR_USAGE, "whoami: '%s' is one word too many", operands->items[0]);
	if (look_for_store(app, err) != 0 || app_me(app, &me, &rule, err) != 0 ||
		set_scene(&scene, &nobody, app, me, err) != 0)
		return -1;
	view.me = who_of(&scene, me);
	view.me_rule = me_rule_words(rule);
	if (app->store != NULL) {
		view.repository = store_root(app->store);
		view.repository_rule = store_rule_words(store_rule(app->store));
		view.wall = scene.settings->name;
		view.waiting = store_waiting(app->store);
	}
	app->renderer->whoami(&app->out, &view, &app->look);
	return 0;
}

const struct cmd cmd_whoami = {
	.name = "whoami",
	.summary = "say who you are, and where the notes are",
	.about = "Prints your handle, the notes repository, and by which rule each was found.",
	.examples = examples,
	.formats = FORMAT_TEXT | FORMAT_LINE | FORMAT_JSON,
	.run = run,
};
