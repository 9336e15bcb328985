#include "cmd/messages.h"

#include <string.h>
#include <unistd.h>

#include "base/harmless.h"
#include "base/wrap.h"
#include "sys/file.h"

#define PROBLEMS_SHOWN 3
#define HANGING 2 /* blanks in front of a message's further lines */

static const char *skip_number(const char *c)
{
	return c + strspn(c, "0123456789");
}

/* How long TEXT is up to the end of `path:line:column: `; 0 when there is no such place in it. */
static size_t place_length(const char *text)
{
	for (const char *c = strchr(text, ':'); c != NULL; c = strchr(c + 1, ':')) {
		const char *line = skip_number(c + 1);
		const char *column = *line == ':' ? skip_number(line + 1) : line;

		if (line > c + 1 && column > line + 1 && text_starts(column, ": "))
			return (size_t)(column - text) + 1;
	}
	return 0;
}

static void add_wrapped(struct str *out, const struct str *text, int width)
{
	struct wrap wrap = wrap_start(str_text(text), text->length, width);
	const char *line;
	size_t length;
	int columns;

	wrap.whole = place_length(str_text(text));
	while (wrap_next(&wrap, &line, &length, &columns)) {
		if (wrap.width < width)
			str_add_times(out, " ", HANGING);
		str_add_bytes(out, line, length);
		str_add_char(out, '\n');
		wrap.width = width - HANGING;
	}
}

void message_add(struct str *out, const char *text, size_t length, int width)
{
	struct str line = { 0 };

	str_add_harmless(&line, text, length, HARMLESS_LINE);
	if (width > 0 && line.length > 0) {
		add_wrapped(out, &line, width);
	} else {
		str_add(out, str_text(&line));
		str_add_char(out, '\n');
	}
	str_release(&line);
}

/* A message in the making: START, then what is behind it. A command alone is there to be copied,
 * and not wrapped. */
static void add_behind(
	struct str *out, const char *start, const char *text, size_t length, int width)
{
	struct str line = { 0 };

	str_add(&line, start);
	str_add_bytes(&line, text, length);
	message_add(out, str_text(&line), line.length, text_starts(text, "thanks ") ? 0 : width);
	str_release(&line);
}

/* Each line of TEXT behind START. */
static void add_lines(struct str *out, const char *start, const struct str *text, int width)
{
	const char *line = str_text(text), *end = line + text->length;

	while (line < end) {
		const char *feed = memchr(line, '\n', (size_t)(end - line));
		size_t length = (size_t)((feed != NULL ? feed : end) - line);

		add_behind(out, start, line, length, width);
		line += length + 1;
	}
}

/* The first files that could not be read as they should, and how many more. */
static void add_problems(struct str *out, const struct problems *problems, int width)
{
	size_t errors = problems_errors(problems), shown = 0;
	struct str line = { 0 };

	for (size_t i = 0; i < problems->count && shown < PROBLEMS_SHOWN; i++) {
		if (problems->items[i].level != PROBLEM_ERROR)
			continue;
		str_clear(&line);
		str_add_problem(&line, &problems->items[i]);
		message_add(out, str_text(&line), line.length, width);
		if (problems->items[i].hint != NULL) {
			str_clear(&line);
			str_add(&line, problems->items[i].hint);
			add_lines(out, "hint: ", &line, width);
		}
		shown++;
	}
	str_release(&line);
	if (errors > shown)
		str_addf(out, "and %zu more: thanks check\n", errors - shown);
}

void messages_print(const struct app *app, const struct err *err)
{
	int width = app->world.err_width;
	struct str out = { 0 };
	struct err ignored = { 0 };

	add_lines(&out, "", &app->aside, width);
	add_problems(&out, &app->problems, width);
	if (err->kind != ERR_PIPE && err->kind != ERR_INTERRUPT && err->text.length > 0)
		add_behind(&out, "thanks: ", str_text(&err->text), err->text.length, width);
	/* an interrupt is quiet, but for where a draft lies */
	if (err->kind != ERR_PIPE)
		add_lines(&out, "hint: ", &err->hint, width);
	if (fd_write(STDERR_FILENO, str_text(&out), out.length, &ignored) != 0)
		err_release(&ignored);
	str_release(&out);
}
