#include "cmd/completions.h"

#include <string.h>

#include "cmd/dispatch.h"

static const struct {
	const char *name;
	void (*add)(struct str *out);
} shells[] = {
	{ "bash", completions_add_bash },
	{ "zsh", completions_add_zsh },
	{ "fish", completions_add_fish },
};
enum { SHELL_COUNT = sizeof(shells) / sizeof(*shells) };

static void add_word(struct str *words, const char *word)
{
	if (words->length > 0)
		str_add_char(words, ' ');
	str_add(words, word);
}

void str_add_cmd_names(struct str *words, const struct cmd *const *table)
{
	const char *alias;

	for (; *table != NULL; table++) {
		if ((*table)->needs & NEED_HIDDEN)
			continue;
		add_word(words, (*table)->name);
		for (size_t i = 0; (alias = cmd_alias(*table, i)) != NULL; i++)
			add_word(words, alias);
	}
}

static struct shell_offer offer_words(const char *const *words)
{
	struct shell_offer offer = { .kind = OFFER_WORDS };

	for (; *words != NULL; words++)
		if (**words != '\0')
			add_word(&offer.words, *words);
	return offer;
}

static struct shell_offer offer_formats(const struct cmd *cmd)
{
	struct shell_offer offer = { .kind = OFFER_WORDS };

	for (int i = 0; format_names[i] != NULL; i++)
		if (cmd == NULL || (cmd->formats & 1 << i))
			add_word(&offer.words, format_names[i]);
	return offer;
}

struct shell_offer offer_for_opt(const struct cmd *cmd, const struct opt *opt)
{
	static const char *const days[] = { "today", "yesterday", NULL };

	switch (opt->offers) {
	case OFFERS_PEOPLE:
		return (struct shell_offer){ .kind = OFFER_ASKED, .asked = "people" };
	case OFFERS_GROUPS:
		return (struct shell_offer){ .kind = OFFER_ASKED, .asked = "groups" };
	case OFFERS_ROUNDS:
		return (struct shell_offer){ .kind = OFFER_ASKED, .asked = "rounds" };
	case OFFERS_TAGS:
		return (struct shell_offer){ .kind = OFFER_ASKED, .asked = "tags" };
	case OFFERS_IDS:
		return (struct shell_offer){ .kind = OFFER_ASKED, .asked = "ids" };
	case OFFERS_FILES:
		return (struct shell_offer){ .kind = OFFER_FILES };
	case OFFERS_DIRS:
		return (struct shell_offer){ .kind = OFFER_DIRS };
	case OFFERS_DAYS:
		return offer_words(days);
	case OFFERS_FORMATS:
		return offer_formats(cmd);
	case OFFERS_CHOICES:
		return offer_words(opt->choices);
	case OFFERS_NOTHING:
		break;
	}
	return (struct shell_offer){ .kind = OFFER_NOTHING };
}

struct shell_offer offer_for_operands(const struct cmd *cmd)
{
	struct shell_offer offer = { .kind = OFFER_NOTHING };

	switch (cmd->takes) {
	case TAKES_NOTHING:
		break;
	case TAKES_PEOPLE:
		return (struct shell_offer){ .kind = OFFER_ASKED, .asked = "people" };
	case TAKES_PERSON:
		return (struct shell_offer){ .kind = OFFER_ASKED, .asked = "persons" };
	case TAKES_ROUNDS:
		return (struct shell_offer){ .kind = OFFER_ASKED, .asked = "rounds" };
	case TAKES_ROUNDS_PEOPLE:
		return (struct shell_offer){ .kind = OFFER_ASKED, .asked = "rounds-people" };
	case TAKES_SEATS:
		return (struct shell_offer){ .kind = OFFER_ASKED, .asked = "seats" };
	case TAKES_FIELDS:
		return (struct shell_offer){ .kind = OFFER_ASKED, .asked = "fields" };
	case TAKES_IDS:
		return (struct shell_offer){ .kind = OFFER_ASKED, .asked = "ids" };
	case TAKES_DIRS:
		return (struct shell_offer){ .kind = OFFER_DIRS };
	case TAKES_COMMANDS:
		offer.kind = OFFER_WORDS;
		str_add_cmd_names(&offer.words, commands);
		break;
	case TAKES_CHECKS:
		offer.kind = OFFER_WORDS;
		for (size_t i = 0; i < store_check_count; i++)
			add_word(&offer.words, store_checks[i].name);
		break;
	case TAKES_SHELLS:
		offer.kind = OFFER_WORDS;
		for (size_t i = 0; i < SHELL_COUNT; i++)
			add_word(&offer.words, shells[i].name);
		break;
	}
	return offer;
}

void shell_offer_release(struct shell_offer *offer)
{
	str_release(&offer->words);
}

void completions_each(struct str *out,
	void (*visit)(struct str *out, const struct cmd *parent, const struct cmd *cmd))
{
	for (const struct cmd *const *cmd = commands; *cmd != NULL; cmd++) {
		if ((*cmd)->needs & NEED_HIDDEN)
			continue;
		visit(out, NULL, *cmd);
		for (const struct cmd *const *sub = (*cmd)->sub; sub != NULL && *sub != NULL; sub++)
			visit(out, *cmd, *sub);
	}
}

void completions_each_opt(struct str *out, const struct cmd *parent, const struct cmd *cmd,
	void (*visit)(struct str *out, const struct cmd *parent, const struct cmd *cmd,
		const struct opt *opt))
{
	const struct opt_group *group = cmd->groups;

	for (; group != NULL && group->rows != NULL; group++)
		for (size_t i = 0; i < group->count; i++)
			if (group->rows[i].help != NULL)
				visit(out, parent, cmd, &group->rows[i]);
}

static int run(struct app *app, void *args, const struct operands *operands, struct err *err)
{
	const char *wanted = operands->count == 1 ? operands->items[0] : NULL;

	(void)args;
	for (size_t i = 0; wanted != NULL && i < SHELL_COUNT; i++)
		if (strcmp(shells[i].name, wanted) == 0) {
			shells[i].add(&app->out);
			return 0;
		}
	if (wanted == NULL)
		err_set(err, ERR_USAGE, "completions: for which shell?");
	else
		err_set(err, ERR_USAGE, "completions: '%s' is no shell that is known here", wanted);
	return err_hint(err, "there are bash, zsh and fish");
}

static const struct example examples[] = {
	{ "thanks completions bash",
		"for a line in ~/.bashrc: eval \"$(thanks completions bash)\"" },
	{ "thanks completions fish", "to be kept in ~/.config/fish/completions/thanks.fish" },
	{ NULL, NULL },
};

const struct cmd cmd_completions = {
	.name = "completions",
	.summary = "print the script that completes command lines in a shell",
	.operands = "SHELL",
	.takes = TAKES_SHELLS,
	.about =
		"Prints a script for bash, zsh or fish. It completes commands, options and their\n"
		"values, handles, groups, tags, rounds and ids. Installing the program installs it too.",
	.examples = examples,
	.run = run,
};
