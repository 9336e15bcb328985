#include "cmd/completions.h"
#include "cmd/line.h"

/* clang-format off */
static const char head[] =
	"# Completes thanks and thank in bash. Made by: thanks completions bash\n"
	"# shellcheck shell=bash\n"
	"\n"
	"# KEY is a command, as `wall` or `people set`, and empty before there is one. An offer is\n"
	"# `words` and the words, files, dirs, nothing, or what `thanks __complete` is to be asked for.\n"
	"# Each of these leaves its answer in REPLY.\n";

static const char driver[] =
	"\n"
	"_thanks_offer() { # OFFER WORD [DIR]\n"
	"\tcase $1 in\n"
	"\twords*) mapfile -t COMPREPLY < <(compgen -W \"${1#words }\" -- \"$2\") ;;\n"
	"\tfiles) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- \"$2\") ;;\n"
	"\tdirs) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -d -- \"$2\") ;;\n"
	"\tnothing | '') return ;;\n"
	"\t*) mapfile -t COMPREPLY < <(thanks ${3:+-C \"$3\"} __complete \"$1\" \"$2\" 2>/dev/null | cut -f 1) ;;\n"
	"\tesac\n"
	"\tcase $1 in\n"
	"\tids) compopt -o nosort 2>/dev/null ;; # the newest first\n"
	"\tfields) compopt -o nospace 2>/dev/null ;;\n"
	"\tesac\n"
	"}\n"
	"\n"
	"_thanks() {\n"
	"\tlocal line=${COMP_LINE:0:COMP_POINT} words word key='' value='' named=0 said=0 dir='' i last REPLY='' verbs\n"
	"\tCOMPREPLY=()\n"
	"\tread -ra words <<<\"$line\"\n"
	"\t[[ $line == *[[:space:]] ]] && words+=('')\n"
	"\tlast=$((${#words[@]} - 1))\n"
	"\t[[ ${words[0]##*/} == thank ]] && key=thank\n"
	"\tfor ((i = 1; i < last; i++)); do\n"
	"\t\tword=${words[i]}\n"
	"\t\tcase $word in\n"
	"\t\t--) return ;;\n"
	"\t\t-*)\n"
	"\t\t\t_thanks_value \"$key\" \"$word\"\n"
	"\t\t\t[[ -z $REPLY ]] && continue\n"
	"\t\t\t((++i == last)) && value=$REPLY\n"
	"\t\t\t[[ $word == -C || $word == --directory ]] && dir=${words[i]/#\\~/$HOME}\n"
	"\t\t\t;;\n"
	"\t\t*)\n"
	"\t\t\t_thanks_name \"${key:+$key }$word\"\n"
	"\t\t\t[[ -z $key && $word == @* ]] && REPLY=thank\n"
	"\t\t\tif [[ -n $REPLY && $said == 0 ]]; then key=$REPLY\n"
	"\t\t\telif [[ -z $key || $key == git ]]; then return\n"
	"\t\t\telif [[ $word == @* ]]; then named=1\n"
	"\t\t\telse said=1; fi\n"
	"\t\t\t;;\n"
	"\t\tesac\n"
	"\tdone\n"
	"\tword=${words[last]}\n"
	"\tif [[ -n $value ]]; then\n"
	"\t\t_thanks_offer \"$value\" \"$word\" \"$dir\"\n"
	"\telif [[ $word == --*=* ]]; then\n"
	"\t\t_thanks_value \"$key\" \"${word%%=*}\"\n"
	"\t\t_thanks_offer \"$REPLY\" \"${word#*=}\" \"$dir\"\n"
	"\telif [[ $word == -* ]]; then\n"
	"\t\t_thanks_options \"$key\"\n"
	"\t\t_thanks_offer \"words $REPLY\" \"$word\"\n"
	"\telif [[ -z $key && $word == @* ]]; then\n"
	"\t\t_thanks_offer people \"$word\" \"$dir\"\n"
	"\telse\n"
	"\t\t_thanks_verbs \"$key\"\n"
	"\t\tif [[ -n $REPLY && $word != @* ]]; then\n"
	"\t\t\t_thanks_offer \"words $REPLY\" \"$word\"\n"
	"\t\t\tverbs=(\"${COMPREPLY[@]}\") COMPREPLY=()\n"
	"\t\t\t_thanks_operands \"$key\"\n"
	"\t\t\t_thanks_offer \"$REPLY\" \"$word\" \"$dir\"\n"
	"\t\t\tCOMPREPLY+=(\"${verbs[@]}\")\n"
	"\t\telse\n"
	"\t\t\t_thanks_operands \"$key\"\n"
	"\t\t\t[[ $REPLY == pe* && $said == 1 ]] && return\n"
	"\t\t\t[[ $REPLY == fields && $named == 0 ]] && REPLY=persons\n"
	"\t\t\t_thanks_offer \"$REPLY\" \"$word\" \"$dir\"\n"
	"\t\tfi\n"
	"\tfi\n"
	"}\n"
	"complete -F _thanks thanks thank\n";
/* clang-format on */

static void add_key(struct str *out, const struct cmd *parent, const struct cmd *cmd)
{
	str_add_char(out, '\'');
	str_add_cmd_name(out, parent, cmd);
	str_add_char(out, '\'');
}

static void add_start(struct str *out, const char *name, const char *what, const char *subject)
{
	str_addf(out, "\n_thanks_%s() { # %s\n\tcase %s in\n", name, what, subject);
}

static void add_end(struct str *out, const char *otherwise)
{
	str_addf(out, "\t*) REPLY=%s ;;\n\tesac\n}\n", otherwise);
}

static void add_name(struct str *out, const struct cmd *parent, const struct cmd *cmd)
{
	str_add_char(out, '\t');
	add_key(out, parent, cmd);
	for (size_t i = 0; cmd->aliases != NULL && cmd->aliases[i] != NULL; i++) {
		str_add(out, " | ");
		str_addf(out, "'%s%s%s'", parent != NULL ? parent->name : "",
			parent != NULL ? " " : "", cmd->aliases[i]);
	}
	str_add(out, ") REPLY=");
	add_key(out, parent, cmd);
	str_add(out, " ;;\n");
}

static void add_verbs_of(struct str *out, const char *key, const struct cmd *const *table)
{
	struct str names = { 0 };

	str_add_cmd_names(&names, table);
	str_addf(out, "\t'%s') REPLY='%s' ;;\n", key, str_text(&names));
	str_release(&names);
}

static void add_verbs(struct str *out, const struct cmd *parent, const struct cmd *cmd)
{
	(void)parent;
	if (cmd->sub != NULL)
		add_verbs_of(out, cmd->name, cmd->sub);
}

static void add_offer(struct str *out, const struct shell_offer *offer)
{
	static const char *const names[] = { "nothing", "words ", "", "files", "dirs" };

	str_addf(out, "REPLY='%s%s%s' ;;\n", names[offer->kind],
		offer->asked != NULL ? offer->asked : "", str_text(&offer->words));
}

static void add_operands(struct str *out, const struct cmd *parent, const struct cmd *cmd)
{
	struct shell_offer offer = offer_for_operands(cmd);

	if (offer.kind != OFFER_NOTHING) {
		str_add_char(out, '\t');
		add_key(out, parent, cmd);
		str_add(out, ") ");
		add_offer(out, &offer);
	}
	shell_offer_release(&offer);
}

static void add_opt_words(struct str *out, const struct opt *opt)
{
	str_addf(out, " --%s", opt->name);
	if (opt->letter != 0)
		str_addf(out, " -%c", opt->letter);
}

static void add_opt(
	struct str *out, const struct cmd *parent, const struct cmd *cmd, const struct opt *opt)
{
	(void)parent;
	(void)cmd;
	add_opt_words(out, opt);
}

static void add_options(struct str *out, const struct cmd *parent, const struct cmd *cmd)
{
	if (cmd->groups == NULL || cmd->groups->rows == NULL)
		return;
	str_add_char(out, '\t');
	add_key(out, parent, cmd);
	str_add(out, ") REPLY='");
	completions_each_opt(out, parent, cmd, add_opt);
	str_add(out, "' ;;\n");
}

/* 'wall --tag' | 'wall -t') REPLY=tags ;; */
static void add_value(
	struct str *out, const struct cmd *parent, const struct cmd *cmd, const struct opt *opt)
{
	struct str key = { 0 };

	if (!opt_takes_value(opt))
		return;
	struct shell_offer offer = offer_for_opt(cmd, opt);
	if (cmd != NULL)
		str_add_cmd_name(&key, parent, cmd);
	/* common ones belong to any command */
	const char *start = cmd == NULL ? "*" : "";
	str_addf(out, "\t%s'%s --%s'", start, str_text(&key), opt->name);
	if (opt->letter != 0)
		str_addf(out, " | %s'%s -%c'", start, str_text(&key), opt->letter);
	str_add(out, ") ");
	add_offer(out, &offer);
	shell_offer_release(&offer);
	str_release(&key);
}

static void add_values(struct str *out, const struct cmd *parent, const struct cmd *cmd)
{
	for (size_t i = 0; i < COMMON_OPT_COUNT; i++)
		if (common_opts[i].offers == OFFERS_FORMATS && cmd->formats != 0)
			add_value(out, parent, cmd, &common_opts[i]);
	completions_each_opt(out, parent, cmd, add_value);
}

void completions_add_bash(struct str *out)
{
	str_add(out, head);
	add_start(out, "name", "NAME: the KEY it stands for", "$1");
	completions_each(out, add_name);
	add_end(out, "''");
	add_start(out, "verbs", "KEY: the words that may come next", "$1");
	add_verbs_of(out, "", commands);
	completions_each(out, add_verbs);
	add_end(out, "''");
	add_start(out, "operands", "KEY: the offer for its operands", "$1");
	completions_each(out, add_operands);
	add_end(out, "''");
	add_start(out, "options", "KEY: its options", "$1");
	completions_each(out, add_options);
	str_add(out, "\t*) REPLY='' ;;\n\tesac\n\tREPLY+='");
	for (size_t i = 0; i < COMMON_OPT_COUNT; i++)
		add_opt_words(out, &common_opts[i]);
	str_add(out, "'\n}\n");
	add_start(out, "value", "KEY OPTION: the offer for its value; empty when it takes none",
		"\"$1 $2\"");
	completions_each(out, add_values);
	for (size_t i = 0; i < COMMON_OPT_COUNT; i++)
		add_value(out, NULL, NULL, &common_opts[i]);
	add_end(out, "''");
	str_add(out, driver);
}
