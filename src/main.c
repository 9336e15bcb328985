/*
 * thanks: argv in, exit code out. Settles the world, runs one command, prints what it had to say.
 */
#include <string.h>
#include <unistd.h>

#include "base/harmless.h"
#include "cmd/dispatch.h"
#include "cmd/pages.h"
#include "cmd/world.h"
#include "sys/file.h"
#include "sys/process.h"

#define PROBLEMS_SHOWN 3

/* Each line of TEXT behind START. */
static void add_lines(struct str *out, const char *start, const struct str *text)
{
	const char *line = str_text(text), *end = line + text->length;

	while (line < end) {
		const char *feed = memchr(line, '\n', (size_t)(end - line));
		size_t length = (size_t)((feed != NULL ? feed : end) - line);

		str_add(out, start);
		str_add_harmless(out, line, length, HARMLESS_LINE);
		str_add_char(out, '\n');
		line += length + 1;
	}
}

/* The first files that could not be read as they should, and how many more. */
static void add_problems(struct str *out, const struct problems *problems)
{
	size_t errors = problems_errors(problems), shown = 0;

	for (size_t i = 0; i < problems->count && shown < PROBLEMS_SHOWN; i++) {
		struct str line = { 0 };

		if (problems->items[i].level != PROBLEM_ERROR)
			continue;
		str_add_problem(&line, &problems->items[i]);
		str_add_harmless(out, str_text(&line), line.length, HARMLESS_LINE);
		str_add_char(out, '\n');
		str_release(&line);
		shown++;
	}
	if (errors > shown)
		str_addf(out, "and %zu more: thanks check\n", errors - shown);
}

static void add_error(struct str *out, const struct err *err)
{
	if (err->text.length == 0)
		return;
	str_add(out, "thanks: ");
	str_add_harmless(out, str_text(&err->text), err->text.length, HARMLESS_LINE);
	str_add_char(out, '\n');
	add_lines(out, "hint: ", &err->hint);
}

/* What goes to standard error. Nobody can be told when that fails. */
static void print_messages(const struct app *app, const struct err *err)
{
	struct str out = { 0 };
	struct err ignored = { 0 };

	add_lines(&out, "", &app->aside);
	add_problems(&out, &app->problems);
	if (err->kind != ERR_PIPE && err->kind != ERR_INTERRUPT)
		add_error(&out, err);
	if (fd_write(STDERR_FILENO, str_text(&out), out.length, &ignored) != 0)
		err_release(&ignored);
	str_release(&out);
}

/* Prints all there is, and returns the exit code. */
static int finish(struct app *app, struct err *err)
{
	struct err unprinted = { 0 };
	bool paged = app->pager.pid != 0;

	if (pages_close(app, &unprinted) != 0) {
		if (app->committed)
			err_set(err, ERR_IO, "kept as %s, but the receipt could not be printed",
				str_text(&app->kept));
		else if (err->kind == ERR_NONE)
			err_set(err, unprinted.kind, "%s", str_text(&unprinted.text));
	}
	/* whoever leaves the pager has seen enough */
	if (err->kind == ERR_PIPE && paged)
		err_clear(err);
	print_messages(app, err);
	err_release(&unprinted);
	return err->kind != ERR_NONE ? (int)err->kind : app->exit_code;
}

int main(int argc, char **argv)
{
	struct app app = { 0 };
	struct err err = { 0 };

	streams_settle();
	if (world_settle(&app, &err) == 0 && dispatch(&app, argc, argv, &err) != 0 &&
		err.kind == ERR_NONE)
		err_set(&err, ERR_DATA, "something failed and did not say why");
	int code = finish(&app, &err);
	app_release(&app);
	err_release(&err);
	return code;
}
