/* The manual page: the command table, the field tables and the facts, as mdoc. */
#include <string.h>

#include "base/ascii.h"
#include "cmd/dispatch.h"
#include "cmd/help.h"
#include "cmd/mdoc.h"
#include "cmd/prose.h"
#include "model/note.h"
#include "model/settings.h"
#include "render/csv.h"
#include "render/json.h"
#include "render/line.h"

#define MANUAL_DATE "November 22, 2026"

/* .MACRO and one argument */
static void add_macro(struct str *out, const char *macro, const char *argument)
{
	str_addf(out, ".%s ", macro);
	mdoc_add_argument(out, argument);
	str_add_char(out, '\n');
}

/* .It Fl n , Fl \-limit Ar N */
static void add_opt(struct str *out, const struct opt *opt)
{
	str_add(out, ".It");
	if (opt->letter != 0)
		str_addf(out, " Fl %c ,", opt->letter);
	str_add(out, " Fl ");
	str_add(out, "\\-");
	mdoc_add_escaped(out, opt->name, strlen(opt->name));
	if (opt->value != NULL) {
		str_add(out, " Ar ");
		mdoc_add_argument(out, opt->value);
	}
	str_add_char(out, '\n');
	struct str help = { 0 };
	str_add(&help, opt->help);
	for (size_t i = 0; opt->choices != NULL && opt->choices[i] != NULL; i++)
		str_addf(&help, "%s%s", i == 0 ? ": " : ", ", opt->choices[i]);
	mdoc_add_text(out, str_text(&help));
	str_release(&help);
}

static void add_opts(struct str *out, const struct opt *opts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (opts[i].help != NULL)
			add_opt(out, &opts[i]);
}

static void add_groups(struct str *out, const struct opt_group *groups)
{
	if (groups == NULL || groups->rows == NULL)
		return;
	str_add(out, ".Bl -tag -width Ds\n");
	for (; groups->rows != NULL; groups++)
		add_opts(out, groups->rows, groups->count);
	str_add(out, ".El\n");
}

static void add_checks(struct str *out)
{
	str_add(out, ".Pp\nThe checks:\n.Bl -tag -width Ds\n");
	for (size_t i = 0; i < store_check_count; i++) {
		add_macro(out, "It Cm", store_checks[i].name);
		mdoc_add_text(out, store_checks[i].help);
	}
	str_add(out, ".El\n");
}

static void add_examples(struct str *out, const struct example *example)
{
	for (; example != NULL && example->line != NULL; example++) {
		struct str what = { 0 };

		str_addf(&what, "%s:", example->what);
		str_add(out, ".Pp\n");
		mdoc_add_text(out, str_text(&what));
		add_macro(out, "Dl", example->line);
		str_release(&what);
	}
}

/* Nm, its words and operands: as a synopsis, or as a heading. */
static void add_usage(
	struct str *out, const char *start, const struct cmd *parent, const struct cmd *cmd)
{
	struct str name = { 0 };

	str_add_cmd_name(&name, parent, cmd);
	str_addf(out, "%s", start);
	mdoc_add_argument(out, str_text(&name));
	if (cmd->operands != NULL && cmd->operands[0] != '\0') {
		str_add(out, " Ar ");
		mdoc_add_argument(out, cmd->operands);
	}
	str_add_char(out, '\n');
	str_release(&name);
}

static void add_cmd(struct str *out, const struct cmd *parent, const struct cmd *cmd)
{
	struct str line = { 0 };

	add_usage(out, ".It Ic ", parent, cmd);
	str_addf(&line, "%s.", cmd->summary);
	line.bytes[0] =
		(char)(ascii_is_lower(line.bytes[0]) ? line.bytes[0] - 'a' + 'A' : line.bytes[0]);
	mdoc_add_text(out, str_text(&line));
	for (size_t i = 0; cmd->aliases != NULL && cmd->aliases[i] != NULL; i++) {
		str_clear(&line);
		str_addf(&line, "Also: `thanks %s`.", cmd->aliases[i]);
		mdoc_add_text(out, str_text(&line));
	}
	if (cmd->about != NULL) {
		str_add(out, ".Pp\n");
		mdoc_add_prose(out, cmd->about);
	}
	add_groups(out, cmd->groups);
	if (cmd->takes == TAKES_CHECKS)
		add_checks(out);
	if (cmd->formats != 0) {
		str_clear(&line);
		str_add(&line, "Formats: ");
		str_add_formats(&line, cmd);
		str_add_char(&line, '.');
		str_add(out, ".Pp\n");
		mdoc_add_text(out, str_text(&line));
	}
	add_examples(out, cmd->examples);
	str_release(&line);
	for (const struct cmd *const *sub = cmd->sub; sub != NULL && *sub != NULL; sub++)
		add_cmd(out, cmd, *sub);
}

/* How a field's value is written. */
static const char *kind_words(enum field_kind kind)
{
	switch (kind) {
	case FIELD_HANDLE:
		return "a handle";
	case FIELD_HANDLES:
		return "a list of handles";
	case FIELD_MOMENT:
		return "an ISO 8601 date with offset, as 2026-11-21T16:42:00+01:00";
	case FIELD_TEXT:
		return "text, many lines";
	case FIELD_LINE:
		return "text, one line";
	case FIELD_LINES:
		return "a list of texts";
	case FIELD_WORDS:
		return "a list of words";
	case FIELD_CHOICE:
		return "one of";
	case FIELD_CHOICES:
		return "a list of";
	case FIELD_FLAG:
		return "true or false";
	case FIELD_DAY:
		return "a day, as 2026-11-21";
	case FIELD_YEARLY:
		return "a day of every year, as --04-02";
	case FIELD_DURATION:
		return "a time, as 14d, 2w, 3m or 1y";
	case FIELD_NUMBER:
		return "a number";
	case FIELD_ID:
		return "an id";
	case FIELD_FILE:
		return "a file name, without a path";
	case FIELD_NOTICES:
		return "a list, as {date: 2026-12-05, text: photo show}";
	case FIELD_CONFLICTS:
		return "a mapping";
	}
	return "";
}

static void add_field(struct str *out, const struct field *field)
{
	struct str what = { 0 };
	bool first = true;

	add_macro(out, "It Cm", field->name);
	str_addf(&what, "%s: %s", field->help, kind_words(field->kind));
	for (size_t i = 0; field->choices != NULL && field->choices[i] != NULL; i++) {
		if (*field->choices[i] == '\0')
			continue;
		str_addf(&what, "%s %s", first ? "" : ",", field->choices[i]);
		first = false;
	}
	if (field->flags & FIELD_NEVER)
		str_add(&what, "; or never");
	if (field->longest != 0)
		str_addf(&what, ", at most %zu KiB", field->longest / 1024);
	if (field->flags & FIELD_REQUIRED)
		str_add(&what, "; required");
	mdoc_add_text(out, str_text(&what));
	str_release(&what);
}

static void add_fields(
	struct str *out, const char *title, const char *text, const struct fields *fields)
{
	add_macro(out, "Ss", title);
	mdoc_add_prose(out, text);
	str_add(out, ".Bl -tag -width Ds\n");
	for (size_t i = 0; i < fields->count; i++)
		add_field(out, &fields->rows[i]);
	str_add(out, ".El\n");
}

static void add_facts(struct str *out, const char *item, const struct fact *fact)
{
	str_add(out, ".Bl -tag -width Ds\n");
	for (; fact->name != NULL; fact++) {
		add_macro(out, item, fact->name);
		mdoc_add_text(out, fact->what);
	}
	str_add(out, ".El\n");
}

static void add_head(struct str *out)
{
	str_add(out,
		".\\\" Made by: thanks help --man\n"
		".Dd " MANUAL_DATE "\n"
		".Dt THANKS 1\n"
		".Os\n"
		".Sh NAME\n"
		".Nm thanks ,\n"
		".Nm thank\n"
		".Nd thank-you notes as plain text in git\n"
		".Sh SYNOPSIS\n"
		".Nm thanks\n"
		".Op Ar options\n"
		".Op Ar command Op Ar operands\n"
		".Nm thank\n"
		".Op Ar options\n"
		".Ar @who ...\n"
		".Op Ar text\n"
		".Sh DESCRIPTION\n"
		".Nm\n"
		"writes thank-you notes, one YAML file each, into a git repository, and shows\n"
		"them on a wall.\n"
		"A team shares its wall: thanks sync.\n");
	for (const struct topic *topic = topics; topic->title != NULL; topic++) {
		add_macro(out, "Ss", topic->title);
		mdoc_add_prose(out, topic->text);
	}
}

static void add_files(struct str *out)
{
	static const char keep[] =
		"Keys that are not known, comments and the order of keys survive whatever the "
		"program does to a file.";

	str_add(out, ".Sh FILES\nIn the notes repository, and below your home:\n");
	add_facts(out, "It Pa", file_facts);
	add_fields(out, "A note", keep, &note_fields);
	add_fields(out, "A person",
		"All of it may be left out. A dot stands for a mapping: thank.how is how in thank.",
		&person_fields);
	add_fields(out, "The settings", "As for a person.", &settings_fields);
	str_add(out, ".Ss Git's configuration\n");
	add_facts(out, "It Cm", config_facts);
}

static void add_shapes(
	struct str *out, const char *title, const char *text, const struct shape *shape)
{
	add_macro(out, "Ss", title);
	mdoc_add_prose(out, text);
	str_add(out, ".Bl -tag -width Ds\n");
	for (; shape->page != NULL; shape++) {
		add_macro(out, "It", shape->page);
		mdoc_add_text(out, shape->holds);
	}
	str_add(out, ".El\n");
}

static void add_formats(struct str *out)
{
	str_add(out, ".Sh OUTPUT FORMATS\n");
	add_shapes(out, "line",
		"One record a line, its fields separated by tabs; tabs and line ends within a "
		"field are spaces.",
		line_shapes);
	add_shapes(out, "csv", "RFC 4180, with the names of the columns in the first row.",
		csv_shapes);
	add_shapes(out, "json",
		"One object, with `\"schema\": 1`; a key stays, whatever is added beside it.",
		json_shapes);
}

void manual_build(struct str *out)
{
	add_head(out);
	str_add(out, ".Sh OPTIONS\nEvery command takes these:\n.Bl -tag -width Ds\n");
	add_opts(out, common_opts, COMMON_OPT_COUNT);
	str_add(out, ".El\n.Sh COMMANDS\n.Bl -tag -width Ds\n");
	for (const struct cmd *const *cmd = commands; *cmd != NULL; cmd++)
		if (!((*cmd)->needs & NEED_HIDDEN))
			add_cmd(out, NULL, *cmd);
	str_add(out, ".El\n");
	add_formats(out);
	str_add(out, ".Sh ENVIRONMENT\n");
	add_facts(out, "It Ev", environment_facts);
	add_files(out);
	str_add(out, ".Sh EXIT STATUS\n.Bl -tag -width Ds\n");
	for (const struct exit_row *row = exit_rows; row->what != NULL; row++) {
		str_addf(out, ".It %d\n", row->code);
		mdoc_add_text(out, row->what);
	}
	str_add(out, ".El\n.Pp\n.Ic git\nreturns what git returns.\n"
		     ".Sh SEE ALSO\n.Xr git 1 ,\n.Xr less 1\n");
}
