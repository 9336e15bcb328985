#include "store/yaml_why.h"

#include <stddef.h>
#include <string.h>

#define ANY '\0' /* whatever byte it stopped at */

static const char quote_it[] = "put the value in quotes";
static const char check_lines[] = "see whether this line and the one above are indented alike, and "
				  "their quotes closed";
static const char no_tabs[] = "indent with spaces";

/* The first row whose parts all fit. */
static const struct row {
	const char *problem; /* NULL: any */
	const char *context; /* its beginning; NULL: any */
	char at;
	struct yaml_why why;
} rows[] = {
	{ "found character that cannot start any token", NULL, '@',
		{ "a value cannot begin with '@'", "leave the @ out, or put the value in quotes",
			false } },
	{ "found character that cannot start any token", NULL, '\t',
		{ "a tab cannot indent", no_tabs, false } },
	{ "found character that cannot start any token", NULL, ANY,
		{ "a value cannot begin with this character", quote_it, false } },
	{ "mapping values are not allowed in this context", NULL, ANY,
		{ "': ' inside a value that is not in quotes", quote_it, false } },
	{ "could not find expected ':'", NULL, ANY,
		{ "a line that is no 'name: value'", check_lines, true } },
	{ "did not find expected key", NULL, ANY, { "no 'name: value' here", check_lines, false } },
	{ "did not find expected ',' or ']'", NULL, ANY,
		{ "a list that is not closed: ',' or ']' is missing", NULL, false } },
	{ "did not find expected ',' or '}'", NULL, ANY,
		{ "a mapping that is not closed: ',' or '}' is missing", NULL, false } },
	{ "did not find expected '-' indicator", NULL, ANY,
		{ "no list item here", "begin each item of the list with '- '", false } },
	{ "block sequence entries are not allowed in this context", NULL, ANY,
		{ "a list item is not allowed here", quote_it, false } },
	{ "mapping keys are not allowed in this context", NULL, ANY,
		{ "a value cannot begin with '? '", quote_it, false } },
	{ NULL, "while scanning a quoted scalar", ANY,
		{ "a quoted value that is not closed", NULL, true } },
	{ "found unknown escape character", NULL, ANY,
		{ "an unknown escape in double quotes", "write \\\\ for a backslash", false } },
	{ NULL, "while parsing a quoted scalar", ANY,
		{ "a wrong escape in double quotes", "write \\\\ for a backslash", false } },
	{ "found a tab character where an indentation space is expected", NULL, ANY,
		{ "a tab cannot indent", no_tabs, false } },
	{ "found a tab character that violates indentation", NULL, ANY,
		{ "a tab cannot indent", no_tabs, false } },
	{ NULL, "while scanning an alias", ANY,
		{ "a value cannot begin with '*'", quote_it, true } },
	{ NULL, "while scanning an anchor", ANY,
		{ "a value cannot begin with '&'", quote_it, true } },
	{ NULL, "while scanning a tag", ANY, { "a value cannot begin with '!'", quote_it, true } },
	{ NULL, "while parsing a tag", ANY, { "a value cannot begin with '!'", quote_it, true } },
	{ NULL, "while scanning a directive", ANY,
		{ "a line cannot begin with '%'", quote_it, true } },
	{ NULL, "while scanning a %", ANY, { "a line cannot begin with '%'", quote_it, true } },
	{ NULL, "while scanning a block scalar", ANY,
		{ "a block of text with a wrong first line", "write '|' and nothing behind it",
			true } },
	{ "did not find expected <document start>", NULL, ANY,
		{ "no 'name: value' here", check_lines, false } },
	{ "control characters are not allowed", NULL, ANY,
		{ "a control character",
			"write it as an escape like \\x1b in double quotes, or take it out",
			false } },
};

static bool starts(const char *text, const char *start)
{
	return text != NULL && strncmp(text, start, strlen(start)) == 0;
}

static bool fits(const struct row *row, const char *problem, const char *context, char at)
{
	if (row->problem != NULL && (problem == NULL || strcmp(row->problem, problem) != 0))
		return false;
	if (row->context != NULL && !starts(context, row->context))
		return false;
	return row->at == ANY || row->at == at;
}

struct yaml_why yaml_why(const char *problem, const char *context, char at)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		if (fits(&rows[i], problem, context, at))
			return rows[i].why;
	return (struct yaml_why){ .why = problem != NULL ? problem : "is not YAML" };
}
