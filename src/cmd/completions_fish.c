#include <string.h>

#include "cmd/completions.h"
#include "cmd/line.h"

/* clang-format off */
static const char head[] =
	"# Completes thanks and thank in fish. Made by: thanks completions fish\n"
	"\n"
	"function __thanks_ask # WHAT: candidates from the notes repository\n"
	"\tset -l dir\n"
	"\tset -l words (commandline -opc)\n"
	"\tset -l at (contains -i -- -C $words; or contains -i -- --directory $words)\n"
	"\tand set dir -C (string replace -r '^~' $HOME -- $words[(math $at + 1)])\n"
	"\t# a person's fields come behind the person\n"
	"\ttest $argv[1] = fields; and not string match -q -- '@*' $words; and set argv[1] persons\n"
	"\tthanks $dir __complete $argv[1] 2>/dev/null\n"
	"end\n"
	"\n"
	"# The command so far, as `wall` or `people set`; then, on a second line, how many words of a\n"
	"# text stand behind it.\n"
	"function __thanks_scan\n"
	"\tset -l words (commandline -opc)\n"
	"\tset -l key\n"
	"\tset -l said 0\n"
	"\tset -l skip 0\n"
	"\tstring match -qr '(^|/)thank$' -- $words[1]; and set key thank\n"
	"\tfor word in $words[2..-1]\n"
	"\t\tif test $skip = 1\n"
	"\t\t\tset skip 0\n"
	"\t\telse if test \"$word\" = --\n"
	"\t\t\tset said 1\n"
	"\t\t\tbreak\n"
	"\t\telse if string match -q -- '-*' $word\n"
	"\t\t\t__thanks_takes_value \"$key $word\"; and set skip 1\n"
	"\t\telse if test -z \"$key\"; and string match -q -- '@*' $word\n"
	"\t\t\tset key thank\n"
	"\t\telse if set -l found (__thanks_name (string trim -- \"$key $word\")); and test $said = 0\n"
	"\t\t\tset key $found\n"
	"\t\telse if test -z \"$key\"\n"
	"\t\t\tset key ' '\n"
	"\t\telse if not string match -q -- '@*' $word\n"
	"\t\t\tset said 1\n"
	"\t\tend\n"
	"\tend\n"
	"\tprintf '%s\\n' \"$key\" $said\n"
	"end\n"
	"\n"
	"function __thanks_at # KEY: is this the command?\n"
	"\tset -l found (__thanks_scan)\n"
	"\ttest \"$found[1]\" = \"$argv[1]\"\n"
	"end\n"
	"\n"
	"function __thanks_open # KEY: is it, and does no text stand behind it yet?\n"
	"\tset -l found (__thanks_scan)\n"
	"\ttest \"$found[1]\" = \"$argv[1]\" -a \"$found[2]\" = 0\n"
	"end\n";

static const char top[] =
	"\n"
	"complete -c thanks -f\n"
	"complete -c thank -w thanks\n"
	"complete -c thanks -n '__thanks_at \"\"; and string match -q \"@*\" -- (commandline -ct)' -a '(__thanks_ask people)'\n";
/* clang-format on */

static void add_quoted(struct str *out, const char *text)
{
	str_add_char(out, '\'');
	for (; *text != '\0'; text++) {
		if (*text == '\'' || *text == '\\')
			str_add_char(out, '\\');
		str_add_char(out, *text);
	}
	str_add_char(out, '\'');
}

/* complete -c thanks -n '__thanks_at "people set"' */
static void add_start(
	struct str *out, const char *test, const struct cmd *parent, const struct cmd *cmd)
{
	str_addf(out, "complete -c thanks -n '%s \"", test);
	if (cmd != NULL)
		str_add_cmd_name(out, parent, cmd);
	str_add(out, "\"'");
}

static void add_offer(struct str *out, const struct shell_offer *offer)
{
	switch (offer->kind) {
	case OFFER_NOTHING:
		break;
	case OFFER_WORDS:
		str_add(out, " -a ");
		add_quoted(out, str_text(&offer->words));
		break;
	case OFFER_ASKED:
		str_addf(out, " -k -a '(__thanks_ask %s)'", offer->asked);
		break;
	case OFFER_FILES:
		str_add(out, " -F");
		break;
	case OFFER_DIRS:
		str_add(out, " -a '(__fish_complete_directories)'");
		break;
	}
}

static void add_opt_spec(struct str *out, const struct cmd *cmd, const struct opt *opt)
{
	if (opt->letter != 0)
		str_addf(out, " -s %c", opt->letter);
	str_addf(out, " -l %s", opt->name);
	if (opt_takes_value(opt)) {
		struct shell_offer offer = offer_for_opt(cmd, opt);

		str_add(out, offer.kind == OFFER_FILES ? " -r" : " -x");
		add_offer(out, &offer);
		shell_offer_release(&offer);
	}
	str_add(out, " -d ");
	add_quoted(out, opt->help);
	str_add_char(out, '\n');
}

static void add_opt(
	struct str *out, const struct cmd *parent, const struct cmd *cmd, const struct opt *opt)
{
	add_start(out, "__thanks_at", parent, cmd);
	add_opt_spec(out, cmd, opt);
}

static void add_common(struct str *out)
{
	for (size_t i = 0; i < COMMON_OPT_COUNT; i++) {
		/* which formats there are depends on the command */
		if (common_opts[i].offers == OFFERS_FORMATS)
			add_start(out, "__thanks_at", NULL, NULL);
		else
			str_add(out, "complete -c thanks");
		add_opt_spec(out, NULL, &common_opts[i]);
	}
}

/* A verb, or a command when there is no parent: where it may come next. */
static void add_word(struct str *out, const struct cmd *parent, const struct cmd *cmd)
{
	const struct cmd *const one[] = { cmd, NULL };
	struct str names = { 0 };

	str_add_cmd_names(&names, one);
	add_start(out, "__thanks_open", NULL, parent);
	str_add(out, " -a ");
	add_quoted(out, str_text(&names));
	str_add(out, " -d ");
	add_quoted(out, cmd->summary);
	str_add_char(out, '\n');
	str_release(&names);
}

/* Fields may follow upon fields, and people upon a round's name. */
static bool may_follow(const struct cmd *cmd)
{
	return cmd->takes == TAKES_FIELDS || cmd->takes == TAKES_SEATS ||
	       cmd->takes == TAKES_ROUNDS_PEOPLE;
}

static void add_command(struct str *out, const struct cmd *parent, const struct cmd *cmd)
{
	struct shell_offer offer = offer_for_operands(cmd);

	str_add_char(out, '\n');
	add_word(out, parent, cmd);
	if (offer.kind != OFFER_NOTHING) {
		add_start(out, may_follow(cmd) ? "__thanks_at" : "__thanks_open", parent, cmd);
		add_offer(out, &offer);
		str_add_char(out, '\n');
	}
	for (size_t i = 0; i < COMMON_OPT_COUNT; i++)
		if (common_opts[i].offers == OFFERS_FORMATS && cmd->formats != 0)
			add_opt(out, parent, cmd, &common_opts[i]);
	completions_each_opt(out, parent, cmd, add_opt);
	shell_offer_release(&offer);
}

static void add_name(struct str *out, const struct cmd *parent, const struct cmd *cmd)
{
	str_add(out, "\tcase '");
	str_add_cmd_name(out, parent, cmd);
	str_add(out, "'");
	for (size_t i = 0; cmd->aliases != NULL && cmd->aliases[i] != NULL; i++)
		str_addf(out, " '%s%s%s'", parent != NULL ? parent->name : "",
			parent != NULL ? " " : "", cmd->aliases[i]);
	str_add(out, "\n\t\techo '");
	str_add_cmd_name(out, parent, cmd);
	str_add(out, "'\n");
}

static void add_names(struct str *out)
{
	str_add(out, "\nfunction __thanks_name # NAME: the command that goes by it\n\tswitch "
		     "$argv[1]\n");
	completions_each(out, add_name);
	str_add(out, "\tcase '*'\n\t\treturn 1\n\tend\nend\n");
}

static void add_value(
	struct str *out, const struct cmd *parent, const struct cmd *cmd, const struct opt *opt)
{
	struct str key = { 0 };

	if (!opt_takes_value(opt))
		return;
	if (cmd != NULL)
		str_add_cmd_name(&key, parent, cmd);
	else
		str_add_char(&key, '*');
	str_addf(out, " '%s --%s'", str_text(&key), opt->name);
	if (opt->letter != 0)
		str_addf(out, " '%s -%c'", str_text(&key), opt->letter);
	str_release(&key);
}

static void add_cmd_values(struct str *out, const struct cmd *parent, const struct cmd *cmd)
{
	completions_each_opt(out, parent, cmd, add_value);
}

static void add_values(struct str *out)
{
	str_add(out, "\nfunction __thanks_takes_value # KEY OPTION, as one word\n"
		     "\tswitch $argv[1]\n\tcase");
	for (size_t i = 0; i < COMMON_OPT_COUNT; i++)
		add_value(out, NULL, NULL, &common_opts[i]);
	completions_each(out, add_cmd_values);
	str_add(out, "\n\t\treturn 0\n\tend\n\treturn 1\nend\n");
}

void completions_add_fish(struct str *out)
{
	str_add(out, head);
	add_names(out);
	add_values(out);
	str_add(out, top);
	add_common(out);
	completions_each(out, add_command);
}
