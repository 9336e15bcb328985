#include "cmd/pages.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "cmd/cmd.h"
#include "sys/file.h"

static bool is_longer(const struct str *text, int rows)
{
	const char *c = text->bytes, *end = text->bytes + text->length;

	/* the last row is the prompt's */
	while (rows > 0 && c < end && (c = memchr(c, '\n', (size_t)(end - c))) != NULL) {
		rows--;
		c++;
	}
	return rows <= 0;
}

/* THANKS_PAGER, GIT_PAGER, core.pager, PAGER, less; NULL when there is none to be had. */
static const char *pager_command(struct app *app)
{
	const struct config *config;
	const char *command = app->world.pager_thanks;
	struct err ignored = { 0 };

	if (command == NULL)
		command = app->world.pager_git;
	if (command == NULL && app_config(app, &config, &ignored) == 0)
		command = config_get(config, "core.pager");
	if (command == NULL)
		command = app->world.pager;
	if (command == NULL)
		command = "less";
	err_release(&ignored);
	return *command == '\0' || strcmp(command, "cat") == 0 ? NULL : command;
}

/* Somebody looks at a screen, and the command may say more than fits on it. */
static bool wants_pager(const struct app *app)
{
	return app->world.out_terminal && !app->common.no_pager && app->cmd != NULL &&
	       (app->cmd->needs & NEED_PAGER);
}

/* Without a pager the page is printed all the same. */
static void start_pager(struct app *app)
{
	struct err ignored = { 0 };
	const char *command = pager_command(app);

	if (command == NULL || pager_start(&app->pager, command, &ignored) != 0)
		app->common.no_pager = true;
	err_release(&ignored);
}

static int put(struct app *app, struct err *err)
{
	if (fd_write(STDOUT_FILENO, str_text(&app->out), app->out.length, err) != 0)
		return err_in(err, "standard output");
	str_clear(&app->out);
	return 0;
}

int app_flush(struct app *app, struct err *err)
{
	if (wants_pager(app) && app->pager.pid == 0) {
		/* whether it needs one is seen when it is longer, or whole */
		if (!is_longer(&app->out, app->world.rows - 1))
			return 0;
		start_pager(app);
	}
	return put(app, err);
}

int pages_close(struct app *app, struct err *err)
{
	bool paged;
	int status = app_flush(app, err);

	if (status == 0)
		status = put(app, err);
	paged = app->pager.pid != 0;
	pager_wait(&app->pager);
	if (status != 0 && err->kind == ERR_PIPE && paged) {
		err_clear(err);
		return 0;
	}
	/* some file systems tell only now that there was no room */
	if (status == 0 && close(STDOUT_FILENO) != 0)
		return err_system(err, errno, "standard output: cannot write");
	return status;
}
