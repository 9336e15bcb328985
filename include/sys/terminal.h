/*
 * The terminal: how wide it is, and a question on it.
 */
#ifndef SYS_TERMINAL_H
#define SYS_TERMINAL_H

#include <stdbool.h>

#include "base/str.h"

bool terminal_is(int fd);
/* Adds the name of the terminal that one of the standard streams is; false when none is. */
bool terminal_add_name(struct str *str);
/* Columns and rows: what the terminal FD says, else COLUMNS and LINES, else 80 and 24. */
void terminal_size(int fd, int *columns, int *rows);
/* Asks QUESTION on the terminal (stderr out, stdin in); true only for an answer that begins with y or Y. */
bool terminal_ask(const char *question);

#endif
