#include "sys/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/harmless.h"
#include "base/str.h"
#include "sys/env.h"
#include "sys/file.h"

#define SIZE_LONGEST 9999

bool terminal_is(int fd)
{
	return isatty(fd) == 1;
}

bool terminal_add_name(struct str *str)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
		const char *name = ttyname(fd);

		if (name != NULL) {
			str_add(str, name);
			return true;
		}
	}
	return false;
}

/* The number in the variable NAME; FALLBACK when it holds none that makes sense. */
static int number_in(const char *name, int fallback)
{
	const char *text = env_get(name);
	long number = text != NULL ? strtol(text, NULL, 10) : 0;

	return number > 0 && number <= SIZE_LONGEST ? (int)number : fallback;
}

void terminal_size(int fd, int *columns, int *rows)
{
	struct winsize size = { 0 };

	if (ioctl(fd, TIOCGWINSZ, &size) != 0)
		size.ws_col = size.ws_row = 0;
	*columns = size.ws_col > 0 ? size.ws_col : number_in("COLUMNS", 80);
	*rows = size.ws_row > 0 ? size.ws_row : number_in("LINES", 24);
}

bool terminal_ask(const char *question)
{
	struct str line = { 0 };
	struct err err = { 0 };
	char first = '\0', c = '\0';

	str_add_harmless(&line, question, strlen(question), HARMLESS_LINE);
	str_add(&line, " [y/N] ");
	bool asked = fd_write(STDERR_FILENO, line.bytes, line.length, &err) == 0;
	while (asked && c != '\n' && read(STDIN_FILENO, &c, 1) == 1)
		if (first == '\0' && c != ' ')
			first = c;
	str_release(&line);
	err_release(&err);
	return first == 'y' || first == 'Y';
}
