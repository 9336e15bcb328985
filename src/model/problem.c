#include "model/problem.h"

#include <stdlib.h>
#include <string.h>

/* bytes: a path that is longer is shown in so many */
#define PATH_LONG 1024
#define PATH_SHOWN 200

void problems_release(struct problems *problems)
{
	if (problems == NULL)
		return;
	free(problems->items);
	arena_release(&problems->memory);
	*problems = (struct problems){ 0 };
}

struct problem *problems_add(struct problems *problems, const char *check, enum problem_level level,
	const char *path, int line, int column, const char *format, ...)
{
	struct problem *problem;
	struct str text = { 0 };
	va_list args;

	va_start(args, format);
	str_vaddf(&text, format, args);
	va_end(args);
	problems->items = mem_grow(
		problems->items, &problems->cap, problems->count + 1, sizeof(*problems->items));
	problem = &problems->items[problems->count++];
	*problem = (struct problem){
		.check = check,
		.level = level,
		.path = arena_string(&problems->memory, path),
		.line = line,
		.column = column,
		.text = arena_text(&problems->memory, str_text(&text), text.length),
	};
	str_release(&text);
	return problem;
}

size_t problems_errors(const struct problems *problems)
{
	size_t errors = 0;

	for (size_t i = 0; i < problems->count; i++)
		errors += problems->items[i].level == PROBLEM_ERROR;
	return errors;
}

/* Such a path forges no line; one that is too long for any file is not worth all its bytes. */
static void add_path(struct str *str, const char *path)
{
	size_t length = strlen(path), shown = length;

	if (length > PATH_LONG)
		for (shown = PATH_SHOWN; shown > 0 && (path[shown] & 0xC0) == 0x80;)
			shown--;
	for (size_t i = 0; i < shown; i++)
		str_add_char(str, path[i] == '\n' ? ' ' : path[i]);
	if (shown < length)
		str_add(str, "...");
}

void str_add_problem(struct str *str, const struct problem *problem)
{
	if (problem->path != NULL) {
		add_path(str, problem->path);
		if (problem->line > 0)
			str_addf(str, ":%d", problem->line);
		if (problem->line > 0 && problem->column > 0)
			str_addf(str, ":%d", problem->column);
		str_add(str, ": ");
	}
	str_add(str, problem->text);
}
