#include "cmd/line.h"

#include <string.h>

#include "base/ascii.h"

static const char *const color_names[] = { "auto", "always", "never", NULL };

const struct opt common_opts[COMMON_OPT_COUNT] = {
	OPT_TEXT('C', "directory", struct common, directory, "DIR",
		"the notes repository in or around DIR", OFFERS_DIRS),
	OPT_TEXT('F', "format", struct common, format, "FORMAT", "print it as FORMAT",
		OFFERS_FORMATS),
	OPT_CHOICE(0, "color", struct common, color, "WHEN", "use colours", color_names),
	OPT_FLAG(0, "no-pager", struct common, no_pager, "never through the pager"),
	OPT_FLAG('q', "quiet", struct common, quiet, "say nothing when all is well"),
	OPT_TEXT(0, "me", struct common, me, "@WHO", "act as @WHO", OFFERS_PEOPLE),
	OPT_FLAG('h', "help", struct common, help, "say how it is used"),
};

void str_add_cmd_name(struct str *str, const struct cmd *parent, const struct cmd *cmd)
{
	if (parent != NULL)
		str_addf(str, "%s ", parent->name);
	str_add(str, cmd->name);
}

/* An option as typed, whichever command's it is: the command may not be known yet. */
struct scan {
	const char *name; /* behind two dashes; NULL: a letter is looked for */
	char letter;
	const char *next; /* the word behind it, or NULL */
};

/* Would one of ROWS take the next word? What wants a number takes nothing else: -n is more than
 * one. */
static bool rows_take(const struct opt *rows, size_t count, const struct scan *scan)
{
	for (size_t i = 0; i < count; i++) {
		const struct opt *opt = &rows[i];

		if (scan->name == NULL ? opt->letter != scan->letter
				       : strcmp(opt->name, scan->name) != 0)
			continue;
		if (opt->kind == OPT_IS_NUMBER ? scan->next != NULL && ascii_is_digit(scan->next[0])
					       : opt_takes_value(opt))
			return true;
	}
	return false;
}

static bool table_takes(const struct cmd *const *table, const struct scan *scan)
{
	for (; *table != NULL; table++) {
		const struct opt_group *group = (*table)->groups;

		for (; group != NULL && group->rows != NULL; group++)
			if (rows_take(group->rows, group->count, scan))
				return true;
		if ((*table)->sub != NULL && table_takes((*table)->sub, scan))
			return true;
	}
	return rows_take(common_opts, COMMON_OPT_COUNT, scan);
}

/* Does the word NEXT behind the option WORD belong to it? */
static bool takes_next(const struct cmd *const *table, const char *word, const char *next)
{
	struct scan scan = { .next = next };

	if (text_starts(word, "--")) {
		scan.name = word + 2;
		return table_takes(table, &scan);
	}
	for (word++; *word != '\0'; word++) {
		scan.letter = *word;
		if (table_takes(table, &scan))
			return word[1] == '\0';
	}
	return false;
}

static bool is_option(const char *word)
{
	return word[0] == '-' && word[1] != '\0';
}

/* Where the first operand before `--` stands, from START on; -1 when there is none. */
static int first_operand(
	const struct cmd *const *table, const char *const *words, int start, int count)
{
	struct err err = { 0 };

	for (int i = start; i < count; i++) {
		if (strcmp(words[i], "--") == 0)
			return -1;
		/* as `--version`, which is another name of a command */
		if (!is_option(words[i]) || cmd_find(table, words[i], false, NULL, &err) != NULL)
			return i;
		if (takes_next(table, words[i], words[i + 1]))
			i++;
	}
	return -1;
}

static void take_word(struct line *line, int at)
{
	memmove(line->words + at, line->words + at + 1,
		(size_t)(line->count - at) * sizeof(*line->words));
	line->count--;
}

static int unknown(const struct line *line, const char *name, const char *near, struct err *err)
{
	if (err->kind != ERR_NONE)
		return -1;
	if (line->cmd != NULL)
		err_set(err, ERR_USAGE, "%s: '%s' is none of its words", line->cmd->name, name);
	else
		err_set(err, ERR_USAGE, "no command '%s'", name);
	if (near != NULL)
		return err_hint(err, "did you mean '%s'?", near);
	if (line->cmd != NULL)
		return err_hint(err, "thanks help %s", line->cmd->name);
	return err_hint(err, "thanks help");
}

/* Of a command with verbs: the next operand is one, unless the command takes operands itself. */
static int read_verb(struct line *line, const struct cmd *const *table, enum shorten shorten,
	int from, struct err *err)
{
	int at = first_operand(table, (const char *const *)line->words, from, line->count);
	const char *near;

	if (line->cmd->sub == NULL || at < 0)
		return 0;
	const struct cmd *verb =
		cmd_find(line->cmd->sub, line->words[at], shorten == SHORTEN_YES, &near, err);
	/* what a command with no operands of its own says of one is better than nothing */
	if (verb == NULL && line->cmd->operands != NULL && err->kind == ERR_NONE &&
		(near == NULL || line->cmd->operands[0] != '\0'))
		return 0;
	if (verb == NULL)
		return unknown(line, line->words[at], near, err);
	line->parent = line->cmd;
	line->cmd = verb;
	take_word(line, at);
	return 0;
}

static const struct cmd *builtin(const struct cmd *const *table, const char *name)
{
	struct err err = { 0 };

	return cmd_find(table, name, false, NULL, &err);
}

int line_read(struct line *line, const struct cmd *const *table, enum start start,
	enum shorten shorten, int argc, char **argv, struct arena *arena, struct err *err)
{
	const char *near;
	int at = 0;

	*line = (struct line){ .words = arena_alloc(arena, ((size_t)argc + 1) * sizeof(*argv)),
		.count = argc };
	if (argc > 0)
		memcpy(line->words, argv, (size_t)argc * sizeof(*argv));
	if (start == START_ANY)
		at = first_operand(table, (const char *const *)line->words, 0, argc);
	line->named = at >= 0;
	if (at < 0) {
		line->cmd = builtin(table, "wall");
		return 0;
	}
	if (start == START_THANK || line->words[at][0] == '@') {
		line->cmd = builtin(table, "thank");
		return 0;
	}
	line->cmd = cmd_find(table, line->words[at], shorten == SHORTEN_YES, &near, err);
	if (line->cmd == NULL) {
		line->unknown = line->words[at];
		return unknown(line, line->words[at], near, err);
	}
	take_word(line, at);
	line->front = at;
	return read_verb(line, table, shorten, at, err);
}
