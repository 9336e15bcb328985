/*
 * Options as data: a row says what an option is called, what it takes and where its value goes in a plain
 * struct of arguments. Parser, help, completions and manual read the same rows.
 */
#ifndef CMD_OPT_H
#define CMD_OPT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/memory.h"

enum opt_kind {
	OPT_IS_FLAG,   /* bool */
	OPT_IS_TEXT,   /* const char *: the last one counts */
	OPT_IS_ONE,    /* const char *: once; another value beside it is refused, for both would be meant */
	OPT_IS_TEXTS,  /* struct texts: may be repeated; all count; with choices each is one of them */
	OPT_IS_NUMBER, /* int, 0 to 1,000,000,000 */
	OPT_IS_CHOICE, /* int: index into choices */
};

/* What a shell offers for the value. */
enum opt_offers { OFFERS_NOTHING, OFFERS_PEOPLE, OFFERS_TAGS, OFFERS_IDS, OFFERS_FILES, OFFERS_DIRS, OFFERS_DAYS,
	OFFERS_GROUPS, OFFERS_ROUNDS, OFFERS_CHOICES, OFFERS_FORMATS };

struct opt {
	enum opt_kind kind;
	char letter; /* 0: none */
	const char *name;
	size_t offset;
	const char *value; /* its name in help, in capitals: DAY, FILE */
	const char *help; /* NULL: it is there to tell who types it what to do instead, and listed nowhere */
	enum opt_offers offers;
	const char *const *choices; /* NULL-terminated */
};

/* The offset of FIELD, and a compile error when it is not of the type WANT. */
#define OPT_AT(type, field, want) \
	(offsetof(type, field) + 0 * sizeof((want *)0 == &((type *)0)->field))
#define OPT_FLAG(l, n, type, field, h) \
	{ OPT_IS_FLAG, l, n, OPT_AT(type, field, bool), NULL, h, OFFERS_NOTHING, NULL }
#define OPT_TEXT(l, n, type, field, v, h, o) \
	{ OPT_IS_TEXT, l, n, OPT_AT(type, field, const char *), v, h, o, NULL }
#define OPT_ONE(l, n, type, field, v, h, o) \
	{ OPT_IS_ONE, l, n, OPT_AT(type, field, const char *), v, h, o, NULL }
#define OPT_TEXTS(l, n, type, field, v, h, o) \
	{ OPT_IS_TEXTS, l, n, OPT_AT(type, field, struct texts), v, h, o, NULL }
#define OPT_NUMBER(l, n, type, field, v, h) \
	{ OPT_IS_NUMBER, l, n, OPT_AT(type, field, int), v, h, OFFERS_NOTHING, NULL }
#define OPT_CHOICE(l, n, type, field, v, h, c) \
	{ OPT_IS_CHOICE, l, n, OPT_AT(type, field, int), v, h, OFFERS_CHOICES, c }

/* A group of rows that a command shares by embedding their struct at OFFSET in its own. */
struct opt_group {
	const struct opt *rows;
	size_t count;
	size_t offset;
};
#define OPT_GROUP(rows, offset) \
	{ rows, sizeof(rows) / sizeof(*(rows)), offset }
#define OPT_GROUPS_END \
	{ NULL, 0, 0 }

/* What stands on the line besides options. */
struct operands {
	const char **items;
	size_t count;
	size_t plain; /* this many stood before `--`; all behind are text, whatever they look like */
};

bool opt_takes_value(const struct opt *opt);

/*
 * Reads argv[0..argc) into ARGS through GROUPS (ended by OPT_GROUPS_END). Options stand anywhere before `--`, are never abbreviated; -n5, -n 5, --to=x, --to x,
 * -qv joined. `-` alone is an operand, and so is a day of every year, --05-01. Values are borrowed from argv, lists live in ARENA. ERR_USAGE with a near miss in the hint.
 */
MUST_CHECK int opts_parse(const struct opt_group *groups, void *args, struct operands *operands,
	struct arena *arena, int argc, char **argv, struct err *err);

#endif
