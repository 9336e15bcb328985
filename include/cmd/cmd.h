/*
 * A command is one file with one constant. From the table of them come
 * dispatch, help, completions and the manual.
 */
#ifndef CMD_CMD_H
#define CMD_CMD_H

#include "cmd/app.h"
#include "cmd/opt.h"

enum cmd_need {
	NEED_STORE = 1 << 0, /* the notes repository is open before run */
	NEED_MAKE = 1 << 1,  /* and when there is none, its first commit makes the default one */
	NEED_PAGER = 1 << 2, /* its output may be long */
	NEED_RAW = 1 << 3,   /* all words after the command's name are its operands (git) */
	NEED_HIDDEN = 1 << 4, /* not in the help (what completions call) */
	NEED_WHOLE_NAME = 1 << 5, /* never by a prefix of its name (remove, undo, git) */
};

/* What operands are, for completions. */
enum cmd_takes { TAKES_NOTHING, TAKES_PEOPLE, TAKES_PERSON, TAKES_FIELDS /* behind a person */, TAKES_IDS, TAKES_COMMANDS, TAKES_CHECKS, TAKES_DIRS, TAKES_SHELLS, TAKES_ROUNDS, TAKES_ROUNDS_PEOPLE /* both */, TAKES_SEATS /* a name and people */ };

/* An example: printed by help and manual, run by the tests in the sample repository. */
struct example {
	const char *line; /* thanks add @alice "fresh coffee" */
	const char *what; /* what it does, a few words */
};

struct cmd {
	const char *name;
	const char *const *aliases; /* NULL-terminated, or NULL */
	const char *summary;	    /* one line, no full stop */
	const char *operands;	    /* as in the synopsis: "@who... [text]" */
	enum cmd_takes takes;
	const char *about;	    /* paragraphs, separated by empty lines; lines are joined and wrapped */
	const struct opt_group *groups;
	const struct example *examples; /* ended by a NULL line */
	unsigned needs;		    /* enum cmd_need */
	size_t args_size;
	const void *defaults; /* the args of a line that says nothing; NULL: all zero */
	int formats;		    /* enum cmd_format bits it can be printed in; 0: none to choose */
	int (*run)(struct app *app, void *args, const struct operands *operands, struct err *err);
	const struct cmd *const *sub; /* verbs of its own, NULL-terminated; run then is what it does without one */
};

enum cmd_format { FORMAT_TEXT = 1, FORMAT_LINE = 2, FORMAT_JSON = 4, FORMAT_CSV = 8, FORMAT_HTML = 16, FORMAT_ICS = 32, FORMAT_MAIL = 64 };

extern const struct cmd *const commands[]; /* NULL-terminated; its order is the order of the help */

/* Another name that is a word, not an option: the INDEX-th; NULL when there are no more. */
const char *cmd_alias(const struct cmd *cmd, size_t index);

/* Finds a command by name or alias; with PREFIX also by a unique prefix of three letters or more.
 * NULL when there is none; *near (may be NULL) is a near miss. Ambiguous: NULL, and both are named in ERR. */
const struct cmd *cmd_find(const struct cmd *const *table, const char *name, bool prefix,
	const char **near, struct err *err);

#endif
