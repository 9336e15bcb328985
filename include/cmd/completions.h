/*
 * Scripts that complete command lines in bash, zsh and fish, made from the
 * command table. What only the notes know they ask `thanks __complete` for.
 */
#ifndef CMD_COMPLETIONS_H
#define CMD_COMPLETIONS_H

#include "cmd/cmd.h"

void completions_add_bash(struct str *out);
void completions_add_zsh(struct str *out);
void completions_add_fish(struct str *out);

/* What can stand in one place of a line: words of ours, or a question to somebody else. */
enum offer_kind {
	OFFER_NOTHING,
	OFFER_WORDS, /* those of `words` */
	OFFER_ASKED, /* `thanks __complete` knows: `asked` is people, persons, fields (of a person,
			who is named first), groups, tags, rounds, rounds-people, seats (people, behind any word) or ids */
	OFFER_FILES,
	OFFER_DIRS,
};
struct shell_offer {
	enum offer_kind kind;
	const char *asked;
	struct str words; /* separated by spaces; owned */
};
struct shell_offer offer_for_opt(const struct cmd *cmd, const struct opt *opt); /* CMD may be NULL */
struct shell_offer offer_for_operands(const struct cmd *cmd);
void shell_offer_release(struct shell_offer *offer);
/* The names that commands of TABLE go by, separated by spaces. */
void str_add_cmd_names(struct str *words, const struct cmd *const *table);

/* Calls VISIT for every command that is not hidden, and for its verbs behind it. */
void completions_each(struct str *out,
	void (*visit)(struct str *out, const struct cmd *parent, const struct cmd *cmd));
/* Calls VISIT for each option of CMD's own. */
void completions_each_opt(struct str *out, const struct cmd *parent, const struct cmd *cmd,
	void (*visit)(struct str *out, const struct cmd *parent, const struct cmd *cmd,
		const struct opt *opt));

#endif
