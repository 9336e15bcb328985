#include "store/blame.h"

#include <string.h>

#include "base/ascii.h"

/* Reads "12:" and steps behind it; 0 when there is no number. */
static int take_number(const char **text)
{
	const char *at = *text;
	int number = 0;

	while (ascii_is_digit(*at) && number < 100000000)
		number = number * 10 + (*at++ - '0');
	if (at == *text || *at != ':')
		return 0;
	*text = at + 1;
	return number;
}

/* The text behind "line:column: ", both 0 when it does not begin so. */
static const char *split(const char *text, int *line, int *column)
{
	const char *at = text;

	*line = take_number(&at);
	*column = *line > 0 ? take_number(&at) : 0;
	if (*column > 0 && *at == ' ')
		return at + 1;
	*line = *column = 0;
	return text;
}

int blame_err(struct err *err, const char *path)
{
	struct str text = { 0 };
	int line, column;
	const char *why = split(str_text(&err->text), &line, &column);

	if (line > 0)
		str_addf(&text, "%s:%d:%d: %s", path, line, column, why);
	else
		str_addf(&text, "%s: %s", path, why);
	str_release(&err->text);
	err->text = text;
	return -1;
}

void blame_problem(struct problems *problems, const char *check, const char *path, struct err *err)
{
	struct problem *problem;
	int line, column;
	const char *why = split(str_text(&err->text), &line, &column);

	if (problems != NULL) {
		problem =
			problems_add(problems, check, PROBLEM_ERROR, path, line, column, "%s", why);
		if (err->hint.length > 0)
			problem->hint = arena_string(&problems->memory, err->hint.bytes);
	}
	err_clear(err);
}

void blame_tell(struct problems *into, const struct problems *from, size_t first, size_t count)
{
	for (size_t i = first; i < first + count && into != NULL; i++) {
		const struct problem *told = &from->items[i];
		struct problem *problem = problems_add(into, told->check, told->level, told->path,
			told->line, told->column, "%s", told->text);

		problem->hint = arena_string(&into->memory, told->hint);
	}
}
