#include "cmd/help_text.h"

#include <string.h>

#include "base/unicode.h"
#include "cmd/dispatch.h"
#include "cmd/help.h"
#include "cmd/prose.h"

enum { WIDEST = 80, INDENT = 2, COLUMN_MOST = 28, CHECKS_COLUMN = 14, RIGHT_LEAST = 20 };

static int width_of(const struct look *look)
{
	return look->width < WIDEST ? look->width : WIDEST;
}

/* Two columns: LEFT, and RIGHT from COLUMN on, or below where that leaves too little room. */
static void add_row(
	struct str *out, const char *left, int column, const char *right, const struct look *look)
{
	int width = width_of(look), used = INDENT + text_columns(left, strlen(left));

	if (width - column < RIGHT_LEAST)
		column = 2 * INDENT;
	str_add_times(out, " ", INDENT);
	str_add(out, left);
	if (used + 2 > column) {
		str_add_char(out, '\n');
		used = 0;
	}
	str_add_times(out, " ", column - used);
	str_add_wrapped(out, "", column, right, width);
}

static void add_prose(struct str *out, const char *text, const struct look *look)
{
	struct prose prose = prose_start(text);
	struct str block = { 0 };

	while (prose_next(&prose, &block)) {
		str_add_char(out, '\n');
		if (prose.literal)
			str_addf(out, "%s\n", str_text(&block));
		else
			str_add_wrapped(out, "", 0, str_text(&block), width_of(look));
	}
	str_release(&block);
}

/* -n, --limit N */
static void add_opt_name(struct str *out, const struct opt *opt)
{
	if (opt->letter != 0)
		str_addf(out, "-%c, ", opt->letter);
	else
		str_add(out, "    ");
	str_addf(out, "--%s", opt->name);
	if (opt->value != NULL)
		str_addf(out, " %s", opt->value);
}

static void add_opts(struct str *out, const struct opt *opts, size_t count, const struct look *look)
{
	struct str name = { 0 }, help = { 0 };

	for (size_t i = 0; i < count; i++) {
		if (opts[i].help == NULL)
			continue;
		str_clear(&name);
		str_clear(&help);
		add_opt_name(&name, &opts[i]);
		str_add(&help, opts[i].help);
		for (size_t c = 0; opts[i].choices != NULL && opts[i].choices[c] != NULL; c++)
			str_addf(&help, "%s%s", c == 0 ? ": " : ", ", opts[i].choices[c]);
		add_row(out, str_text(&name), COLUMN_MOST, str_text(&help), look);
	}
	str_release(&name);
	str_release(&help);
}

static void add_groups(struct str *out, const struct opt_group *groups, const struct look *look)
{
	if (groups == NULL || groups->rows == NULL)
		return;
	str_add(out, "\nOptions\n");
	for (; groups->rows != NULL; groups++)
		add_opts(out, groups->rows, groups->count, look);
}

/* How long the first word of LINE is, with what it has between quotes. */
static size_t word_length(const char *line)
{
	bool quoted = false;
	size_t length = 0;

	for (; line[length] != '\0' && (quoted || line[length] != ' '); length++)
		quoted ^= line[length] == '"';
	return length;
}

/* Too long for the width it goes on behind a backslash, so that it can be copied all the same. */
static void add_example(struct str *out, const char *line, const struct look *look)
{
	int used = INDENT, width = width_of(look);

	str_add_times(out, " ", INDENT);
	for (const char *word = line; *word != '\0';) {
		size_t length = word_length(word);
		bool last = word[length] == '\0';
		int columns = text_columns(word, length);

		if (word > line && used + 1 + columns + (last ? 0 : 2) > width) {
			str_add(out, " \\\n");
			str_add_times(out, " ", 2 * INDENT);
			used = 2 * INDENT;
		} else if (word > line) {
			str_add_char(out, ' ');
			used++;
		}
		str_add_bytes(out, word, length);
		used += columns;
		word += length + (last ? 0 : 1);
	}
	str_add_char(out, '\n');
}

static void add_examples(struct str *out, const struct example *examples, const struct look *look)
{
	if (examples == NULL || examples->line == NULL)
		return;
	str_add(out, "\nExamples\n");
	for (; examples->line != NULL; examples++) {
		add_example(out, examples->line, look);
		str_add_wrapped(out, "      ", 6, examples->what, width_of(look));
	}
}

static void add_checks(struct str *out, const struct look *look)
{
	str_add(out, "\nChecks\n");
	for (size_t i = 0; i < store_check_count; i++)
		add_row(out, store_checks[i].name, CHECKS_COLUMN, store_checks[i].help, look);
}

/* "thank, add", "thank|add" */
static void add_names(struct str *names, const struct cmd *cmd, const char *between)
{
	const char *alias;

	str_add(names, cmd->name);
	for (size_t i = 0; (alias = cmd_alias(cmd, i)) != NULL; i++)
		str_addf(names, "%s%s", between, alias);
}

/* The widest names decide where the summaries stand. */
static int cmds_column(const struct cmd *const *table)
{
	struct str names = { 0 };
	size_t widest = 0;

	for (; *table != NULL; table++) {
		str_clear(&names);
		if (!((*table)->needs & NEED_HIDDEN))
			add_names(&names, *table, ", ");
		if (names.length > widest)
			widest = names.length;
	}
	str_release(&names);
	return INDENT + (int)widest + 2;
}

static void add_cmds(struct str *out, const struct cmd *const *table, const struct look *look)
{
	int column = cmds_column(table);
	struct str names = { 0 };

	for (; *table != NULL; table++) {
		if ((*table)->needs & NEED_HIDDEN)
			continue;
		str_clear(&names);
		add_names(&names, *table, ", ");
		add_row(out, str_text(&names), column, (*table)->summary, look);
	}
	str_release(&names);
}

/* "[show|set|merge|remove]"; without brackets where one is needed. */
static void add_verbs(struct str *out, const struct cmd *cmd)
{
	str_add(out, cmd->run != NULL ? " [" : " ");
	for (size_t i = 0; cmd->sub[i] != NULL; i++)
		str_addf(out, "%s%s", i > 0 ? "|" : "", cmd->sub[i]->name);
	str_add(out, cmd->run != NULL ? "] ..." : " ...");
}

static void add_usage(
	struct str *out, const struct cmd *parent, const struct cmd *cmd, const struct look *look)
{
	struct str line = { 0 };

	str_addf(&line, "thanks %s%s", parent != NULL ? parent->name : "",
		parent != NULL ? " " : "");
	add_names(&line, cmd, "|");
	if (cmd->sub != NULL)
		add_verbs(&line, cmd);
	if (cmd->groups != NULL && cmd->groups->rows != NULL)
		str_add(&line, " [options]");
	if (cmd->operands != NULL && cmd->operands[0] != '\0')
		str_addf(&line, " %s", cmd->operands);
	str_add_wrapped(out, "usage: ", 7, str_text(&line), width_of(look));
	str_release(&line);
}

void help_add_cmd(
	struct str *out, const struct cmd *parent, const struct cmd *cmd, const struct look *look)
{
	add_usage(out, parent, cmd, look);
	for (size_t i = 0; cmd->aliases != NULL && cmd->aliases[i] != NULL; i++)
		if (cmd->aliases[i][0] == '-')
			str_addf(out, "also:  thanks %s\n", cmd->aliases[i]);
	add_prose(out, cmd->about != NULL ? cmd->about : cmd->summary, look);
	if (cmd->sub != NULL) {
		str_add(out, "\nVerbs\n");
		add_cmds(out, cmd->sub, look);
	}
	add_groups(out, cmd->groups, look);
	if (cmd->takes == TAKES_CHECKS)
		add_checks(out, look);
	add_examples(out, cmd->examples, look);
	if (cmd->formats != 0) {
		str_add(out, "\nFormats\n  ");
		str_add_formats(out, cmd);
		str_add_char(out, '\n');
	}
	str_add_wrapped(out, "\n", 0, "Options that every command takes are listed by thanks help.",
		width_of(look));
}

void help_add_overview(struct str *out, const struct look *look)
{
	static const struct example start[] = {
		{ "thanks add @alice \"fresh coffee\"", "thank somebody" },
		{ "thanks", "look at the wall" },
		{ "thanks remind", "see who has not been thanked for a while" },
		{ NULL, NULL },
	};
	const int column = INDENT + 34 + 2;

	str_add_wrapped(out, "", 0, "thanks: thank-you notes as plain text in git", width_of(look));
	str_add_char(out, '\n');
	for (const struct example *example = start; example->line != NULL; example++)
		add_row(out, example->line, column, example->what, look);
	str_add(out, "\nCommands\n");
	add_cmds(out, commands, look);
	str_add(out, "\nEverywhere\n");
	add_opts(out, common_opts, COMMON_OPT_COUNT, look);
	str_add_wrapped(out, "\n", 0,
		"thanks help COMMAND tells all about one; man thanks has everything.",
		width_of(look));
}

void help_add_exit_codes(struct str *out, const struct look *look)
{
	struct str code = { 0 };

	for (const struct exit_row *row = exit_rows; row->what != NULL; row++) {
		str_clear(&code);
		str_addf(&code, "%3d", row->code);
		add_row(out, str_text(&code), INDENT + 5, row->what, look);
	}
	str_release(&code);
}
