/*
 * Which command a line of words calls: `wall -n 5`, `people set @a ...`, or one
 * that is not named: `@alice tea` is thank, nothing at all is wall.
 *
 * Options may stand in front of the command's name. Owns nothing: words are
 * borrowed from argv, lists live in an arena.
 */
#ifndef CMD_LINE_H
#define CMD_LINE_H

#include "cmd/cmd.h"

struct line {
	const struct cmd *cmd;
	const struct cmd *parent; /* of a verb: people, of `people set`; else NULL */
	const char *unknown;	  /* the word that is no command's name; else NULL */
	bool named;		  /* a command was asked for by its name */
	char **words;		  /* the line without the names */
	int count;
	int front; /* with NEED_RAW: so many of the words are ours, the rest is the other program's */
};

/* The program's own names. */
enum start {
	START_ANY,   /* thanks: the command is on the line */
	START_THANK, /* thank: it is thank, and all words are its own */
};
enum shorten { SHORTEN_NO, SHORTEN_YES }; /* may a command be a prefix of its name? */

/* ARGV without the program's name. ERR_USAGE when there is no such command. */
MUST_CHECK int line_read(struct line *line, const struct cmd *const *table, enum start start,
	enum shorten shorten, int argc, char **argv, struct arena *arena, struct err *err);

/* "wall", "people set" */
void str_add_cmd_name(struct str *str, const struct cmd *parent, const struct cmd *cmd);

/* Every command takes these: struct common. */
#define COMMON_OPT_COUNT 7
extern const struct opt common_opts[COMMON_OPT_COUNT];

#endif
