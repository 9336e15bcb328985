#include "cmd/dispatch.h"

#include <stddef.h>
#include <string.h>

#include "cmd/commands.h"
#include "cmd/forgotten.h"
#include "cmd/help.h"
#include "cmd/world.h"

const char *const format_names[] = { "text", "line", "json", "csv", "html", "ics", "mail", NULL };

/* What a command says of itself: nothing to choose is text. */
static int formats_of(const struct cmd *cmd)
{
	return cmd->formats != 0 ? cmd->formats : FORMAT_TEXT;
}

void str_add_formats(struct str *str, const struct cmd *cmd)
{
	bool first = true;

	for (int i = 0; format_names[i] != NULL; i++) {
		if (!(formats_of(cmd) & 1 << i))
			continue;
		str_addf(str, "%s%s", first ? "" : ", ", format_names[i]);
		first = false;
	}
}

static int choose_format(struct app *app, struct err *err)
{
	const char *wanted = app->common.format != NULL ? app->common.format : format_names[0];
	struct str offered = { 0 };

	for (int i = 0; format_names[i] != NULL; i++)
		if (strcmp(format_names[i], wanted) == 0 && (formats_of(app->cmd) & 1 << i))
			app->renderer = renderer_find(wanted);
	if (app->renderer != NULL)
		return 0;
	str_add_formats(&offered, app->cmd);
	err_set(err, ERR_USAGE, "--format: '%s' is none of %s", wanted, str_text(&offered));
	str_release(&offered);
	return -1;
}

/* Options that all commands take and those of its own are read in one go, into one block. */
struct block {
	struct common common;
	max_align_t args; /* and more behind: as much as the command asks for */
};

static const struct opt_group *all_groups(const struct cmd *cmd, struct arena *arena)
{
	size_t count = 0;

	while (cmd->groups != NULL && cmd->groups[count].rows != NULL)
		count++;
	struct opt_group *groups = arena_alloc(arena, (count + 2) * sizeof(*groups));
	for (size_t i = 0; i < count; i++) {
		groups[i] = cmd->groups[i];
		groups[i].offset += offsetof(struct block, args);
	}
	groups[count] = (struct opt_group)OPT_GROUP(common_opts, offsetof(struct block, common));
	return groups;
}

/* Reads the line's options; what a command gets: its args and operands. */
static int read_options(struct app *app, const struct line *line, void **args,
	struct operands *operands, struct err *err)
{
	struct block *block = arena_alloc(&app->memory, sizeof(*block) + line->cmd->args_size);
	int count = line->cmd->needs & NEED_RAW ? line->front : line->count;

	if (line->cmd->defaults != NULL)
		memcpy(&block->args, line->cmd->defaults, line->cmd->args_size);
	if (opts_parse(all_groups(line->cmd, &app->memory), block, operands, &app->memory, count,
		    line->words, err) != 0)
		return -1;
	app->common = block->common;
	*args = &block->args;
	if (line->cmd->needs & NEED_RAW)
		*operands = (struct operands){ (const char **)line->words + line->front,
			(size_t)(line->count - line->front), 0 };
	return 0;
}

/* Who types nothing but the program's name is welcomed to a wall that is not there yet. */
static enum store_need need_of(const struct line *line)
{
	return (line->cmd->needs & NEED_MAKE) || !line->named ? STORE_MAKE : STORE_READ;
}

static int run(struct app *app, const struct line *line, struct err *err)
{
	struct operands operands;
	void *args;

	if (read_options(app, line, &args, &operands, err) != 0) {
		struct str name = { 0 };

		str_add_cmd_name(&name, line->parent, line->cmd);
		err_in(err, "%s", str_text(&name));
		str_release(&name);
		return -1;
	}
	app->cmd = line->cmd;
	app->look.color = world_color((enum color)app->common.color, app->look.terminal);
	if (app->common.help) {
		app->cmd = &cmd_help;
		return help_on(app, line->named ? line->cmd : NULL, line->parent, err);
	}
	if (choose_format(app, err) != 0)
		return -1;
	if ((line->cmd->needs & (NEED_STORE | NEED_MAKE)) && app_open(app, need_of(line), err) != 0)
		return -1;
	return line->cmd->run(app, args, &operands, err);
}

/* Installed as `thank` it starts at thank. */
static enum start start_of(const char *program)
{
	const char *slash = strrchr(program, '/');

	return strcmp(slash != NULL ? slash + 1 : program, "thank") == 0 ? START_THANK : START_ANY;
}

int dispatch(struct app *app, int argc, char **argv, struct err *err)
{
	bool watched = app->world.in_terminal && app->world.out_terminal;
	struct line line;

	if (line_read(&line, commands, argc > 0 ? start_of(argv[0]) : START_ANY,
		    watched ? SHORTEN_YES : SHORTEN_NO, argc > 0 ? argc - 1 : 0, argv + 1,
		    &app->memory, err) != 0) {
		if (line.unknown != NULL)
			forgotten_as_command(app, line.unknown, err);
		return -1;
	}
	return run(app, &line, err);
}
