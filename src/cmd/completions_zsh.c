#include <string.h>

#include "cmd/completions.h"
#include "cmd/line.h"

/* clang-format off */
static const char head[] =
	"#compdef thanks thank\n"
	"# Completes thanks and thank in zsh. Made by: thanks completions zsh\n"
	"\n"
	"_thanks_ask() { # WHAT: candidates from the notes repository\n"
	"\tlocal -a dir found\n"
	"\tlocal at=${_thanks_line[(I)-C|--directory]}\n"
	"\t(( at )) && dir=(-C ${(Q)_thanks_line[at+1]/#\\~/$HOME})\n"
	"\tfound=(${(f)\"$(thanks $dir __complete $1 2>/dev/null)\"})\n"
	"\tfound=(${found//:/\\\\:})\n"
	"\tfound=(${found/$'\\t'/:})\n"
	"\tlocal -a behind\n"
	"\t[[ $1 == fields ]] && behind=(-S '')\n"
	"\t_describe -V -t $1 $1 found \"${behind[@]}\"\n"
	"}\n"
	"\n"
	"_thanks_ask_operand() { # WHAT: but names come before the first other word only, and before fields\n"
	"\tlocal -a before=(${line[1,-2]})\n"
	"\t[[ $1 == pe* && -n ${before[(r)[^@]*]} ]] && return\n"
	"\t[[ $1 == fields && -z ${before[(r)[@]*]} ]] && set -- persons\n"
	"\t_thanks_ask $1\n"
	"}\n";

static const char tail[] =
	"\n"
	"_thanks() {\n"
	"\tlocal curcontext=$curcontext state line\n"
	"\tlocal -a _thanks_line=($words)\n"
	"\ttypeset -A opt_args\n"
	"\tif [[ $service == thank ]]; then\n"
	"\t\t_thanks_of_thank\n"
	"\t\treturn\n"
	"\tfi\n"
	"\t_arguments -C -s -S $_thanks_common \\\n";

static const char choose[] =
	"\t\t'1: :_thanks_commands' '*:: :->words' && return\n"
	"\t[[ $state == words ]] || return\n"
	"\tif [[ $words[1] == @* ]]; then\n"
	"\t\twords=(thank $words)\n"
	"\t\t(( CURRENT++ ))\n"
	"\tfi\n"
	"\tcurcontext=${curcontext%:*:*}:thanks-$words[1]:\n"
	"\tcase $words[1] in\n";

static const char end[] =
	"\tesac\n"
	"}\n"
	"\n"
	"if [[ $funcstack[1] == _thanks ]]; then\n"
	"\t_thanks \"$@\"\n"
	"else\n"
	"\tcompdef _thanks thanks thank\n"
	"fi\n";
/* clang-format on */

/* TEXT within single quotes, within a spec: what zsh would act upon loses its power. */
static void add_quoted(struct str *out, const char *text, const char *special)
{
	for (; *text != '\0'; text++) {
		if (*text == '\'')
			str_add(out, "'\\'");
		else if (strchr(special, *text) != NULL)
			str_add_char(out, '\\');
		str_add_char(out, *text);
	}
}

/* The action of a spec: what can stand there. */
static void add_action(struct str *out, const struct shell_offer *offer, const char *ask)
{
	switch (offer->kind) {
	case OFFER_NOTHING:
		str_add_char(out, ' ');
		break;
	case OFFER_WORDS:
		str_addf(out, "(%s)", str_text(&offer->words));
		break;
	case OFFER_ASKED:
		str_addf(out, "{%s %s}", ask, offer->asked);
		break;
	case OFFER_FILES:
		str_add(out, "_files");
		break;
	case OFFER_DIRS:
		str_add(out, "_files -/");
		break;
	}
}

/* '*--tag=[help]:TAG:action'; SPELLING is -t+ or --tag= */
static void add_spec(
	struct str *out, const char *spelling, const struct cmd *cmd, const struct opt *opt)
{
	struct shell_offer offer = offer_for_opt(cmd, opt);

	str_addf(out, "\t\t'%s%s[", opt->kind == OPT_IS_TEXTS ? "*" : "", spelling);
	add_quoted(out, opt->help, "[]:\\");
	str_add_char(out, ']');
	if (opt_takes_value(opt)) {
		str_add_char(out, ':');
		add_quoted(out, opt->value, ":\\");
		str_add_char(out, ':');
		add_action(out, &offer, "_thanks_ask");
	}
	str_add(out, "' \\\n");
	shell_offer_release(&offer);
}

static void add_opt(
	struct str *out, const struct cmd *parent, const struct cmd *cmd, const struct opt *opt)
{
	struct str spelling = { 0 };

	(void)parent;
	if (opt->letter != 0) {
		str_addf(&spelling, "-%c%s", opt->letter, opt_takes_value(opt) ? "+" : "");
		add_spec(out, str_text(&spelling), cmd, opt);
	}
	str_clear(&spelling);
	str_addf(&spelling, "--%s%s", opt->name, opt_takes_value(opt) ? "=" : "");
	add_spec(out, str_text(&spelling), cmd, opt);
	str_release(&spelling);
}

/* -F, with the formats that CMD has (NULL: all). */
static void add_format(struct str *out, const struct cmd *cmd)
{
	for (size_t i = 0; i < COMMON_OPT_COUNT; i++)
		if (common_opts[i].offers == OFFERS_FORMATS)
			add_opt(out, NULL, cmd, &common_opts[i]);
}

static void add_described(struct str *out, const char *name, const struct cmd *cmd)
{
	str_addf(out, "\t\t'%s:", name);
	add_quoted(out, cmd->summary, "\\");
	str_add(out, "'\n");
}

/* A function that describes the commands of TABLE: `name:summary`; and what ALSO (or NULL) may stand
 * there. */
static void add_describe(struct str *out, const char *name, const struct cmd *const *table,
	const struct shell_offer *also)
{
	const char *alias;

	str_addf(out, "\n_thanks_%s() {\n\tlocal -a found=(\n", name);
	for (; *table != NULL; table++) {
		if ((*table)->needs & NEED_HIDDEN)
			continue;
		add_described(out, (*table)->name, *table);
		for (size_t i = 0; (alias = cmd_alias(*table, i)) != NULL; i++)
			add_described(out, alias, *table);
	}
	str_add(out, "\t)\n");
	if (strcmp(name, "commands") == 0)
		str_add(out, "\t[[ $PREFIX == @* ]] && { _thanks_ask people; return; }\n");
	str_add(out, "\t_describe -t commands command found\n");
	if (also != NULL && also->kind == OFFER_ASKED)
		str_addf(out, "\t_thanks_ask %s\n", also->asked);
	str_add(out, "}\n");
}

/* _thanks_of_wall, _thanks_of_people_set */
static void add_function_name(struct str *out, const struct cmd *parent, const struct cmd *cmd)
{
	str_add(out, "_thanks_of_");
	if (parent != NULL)
		str_addf(out, "%s_", parent->name);
	str_add(out, cmd->name);
}

/* A command with verbs hands the rest of the line to theirs. */
static void add_verb_cases(struct str *out, const struct cmd *cmd)
{
	str_add(out, "\t[[ $state == words ]] || return\n\tcase $words[1] in\n");
	for (const struct cmd *const *sub = cmd->sub; *sub != NULL; sub++) {
		str_addf(out, "\t%s) ", (*sub)->name);
		add_function_name(out, cmd, *sub);
		str_add(out, " ;;\n");
	}
	str_add(out, "\tesac\n");
}

/* The specs of a command's own options, and what its operands are. */
static void add_arguments(struct str *out, const struct cmd *parent, const struct cmd *cmd)
{
	struct shell_offer offer = offer_for_operands(cmd);

	str_addf(out, "\t_arguments %s-s -S $_thanks_common \\\n", cmd->sub != NULL ? "-C " : "");
	completions_each_opt(out, parent, cmd, add_opt);
	if (cmd->formats != 0)
		add_format(out, cmd);
	if (cmd->sub != NULL) {
		str_addf(
			out, "\t\t'1: :_thanks_verbs_of_%s' '*:: :->words' && return\n", cmd->name);
		add_verb_cases(out, cmd);
	} else {
		str_add(out, "\t\t'*: :");
		add_action(out, &offer, "_thanks_ask_operand");
		str_add(out, "'\n");
	}
	shell_offer_release(&offer);
}

static void add_command(struct str *out, const struct cmd *parent, const struct cmd *cmd)
{
	if (cmd->sub != NULL) {
		struct shell_offer also = offer_for_operands(cmd);
		struct str verbs = { 0 };

		str_addf(&verbs, "verbs_of_%s", cmd->name);
		add_describe(out, str_text(&verbs), cmd->sub, &also);
		shell_offer_release(&also);
		str_release(&verbs);
	}
	str_add_char(out, '\n');
	add_function_name(out, parent, cmd);
	str_add(out, "() {\n");
	if (cmd->needs & NEED_RAW)
		str_add(out, "\t_default\n");
	else
		add_arguments(out, parent, cmd);
	str_add(out, "}\n");
}

static void add_case(struct str *out, const struct cmd *parent, const struct cmd *cmd)
{
	if (parent != NULL)
		return;
	str_addf(out, "\t%s", cmd->name);
	for (size_t i = 0; cmd->aliases != NULL && cmd->aliases[i] != NULL; i++)
		str_addf(out, " | %s", cmd->aliases[i]);
	str_add(out, ") ");
	add_function_name(out, NULL, cmd);
	str_add(out, " ;;\n");
}

void completions_add_zsh(struct str *out)
{
	str_add(out, head);
	str_add(out, "\ntypeset -ga _thanks_common=(\n");
	for (size_t i = 0; i < COMMON_OPT_COUNT; i++)
		if (common_opts[i].offers != OFFERS_FORMATS)
			add_opt(out, NULL, NULL, &common_opts[i]);
	str_add(out, "\t)\n");
	add_describe(out, "commands", commands, NULL);
	completions_each(out, add_command);
	str_add(out, tail);
	add_format(out, NULL);
	str_add(out, choose);
	completions_each(out, add_case);
	str_add(out, end);
}
