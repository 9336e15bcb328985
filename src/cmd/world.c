#include "cmd/world.h"

#include <string.h>
#include <unistd.h>

#include "sys/clock.h"
#include "sys/env.h"
#include "sys/terminal.h"

#define NARROWEST 20
#define PATIENCE 1000 /* milliseconds that nobody minds to wait without a word */

/* A directory of the XDG kind, which counts only when it is absolute. */
static const char *get_dir(const char *name)
{
	const char *path = env_get(name);

	return path != NULL && *path == '/' ? path : NULL;
}

static const char *get_here(struct arena *arena)
{
	char here[4096];

	return getcwd(here, sizeof(here)) != NULL ? arena_string(arena, here) : NULL;
}

static const char *get_home(struct arena *arena)
{
	struct str home = { 0 };
	const char *kept = NULL;

	env_add_home(&home);
	if (home.length > 0)
		kept = arena_text(arena, home.bytes, home.length);
	str_release(&home);
	return kept;
}

static const char *get_host(struct arena *arena)
{
	struct str host = { 0 };

	env_add_host(&host);
	const char *kept = arena_string(arena, str_text(&host));
	str_release(&host);
	return kept;
}

static void read_world(struct world *world, struct arena *arena)
{
	world->home = env_get("HOME");
	world->config_home = get_dir("XDG_CONFIG_HOME");
	world->data_home = get_dir("XDG_DATA_HOME");
	world->state_home = get_dir("XDG_STATE_HOME");
	world->temp = get_dir("TMPDIR");
	world->repo = env_get("THANKS_REPO");
	world->me = env_get("THANKS_ME");
	world->git_config_global = env_get("GIT_CONFIG_GLOBAL");
	world->git_config_said =
		env_get("GIT_CONFIG_COUNT") != NULL || env_get("GIT_CONFIG_PARAMETERS") != NULL;
	world->editor_git = env_get("GIT_EDITOR");
	world->editor_visual = env_get("VISUAL");
	world->editor = env_get("EDITOR");
	world->pager_thanks = env_get("THANKS_PAGER");
	world->pager_git = env_get("GIT_PAGER");
	world->pager = env_get("PAGER");
	world->here = get_here(arena);
	world->login = arena_string(arena, env_login());
	world->host = get_host(arena);
	world->in_terminal = terminal_is(STDIN_FILENO);
	world->out_terminal = terminal_is(STDOUT_FILENO);
	world->err_terminal = terminal_is(STDERR_FILENO);
}

bool world_color(enum color asked, bool terminal)
{
	const char *force = env_get("CLICOLOR_FORCE"), *kind = env_get("TERM");

	if (asked != COLOR_AUTO)
		return asked == COLOR_ALWAYS;
	if (env_get("NO_COLOR") != NULL)
		return false;
	if (force != NULL && strcmp(force, "0") != 0)
		return true;
	return terminal && kind != NULL && strcmp(kind, "dumb") != 0;
}

static int err_width(void)
{
	int width, rows;

	terminal_size(STDERR_FILENO, &width, &rows);
	return width < NARROWEST ? NARROWEST : width;
}

int world_settle(struct app *app, struct err *err)
{
	read_world(&app->world, &app->memory);
	terminal_size(STDOUT_FILENO, &app->look.width, &app->world.rows);
	if (app->look.width < NARROWEST)
		app->look.width = NARROWEST;
	if (app->world.err_terminal)
		app->world.err_width = err_width();
	app->look.terminal = app->world.out_terminal;
	app->progress.fd = STDERR_FILENO;
	app->progress.patience = PATIENCE;
	app->look.home = get_home(&app->memory);
	app->look.unicode = env_utf8();
	app->look.color = world_color(COLOR_AUTO, app->look.terminal);
	return clock_now(&app->now, &app->twelfth, err);
}
