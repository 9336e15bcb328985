/*
 * Words as they are to be typed in a shell: for commands that are shown to be
 * copied.
 */
#ifndef CMD_SHELL_WORD_H
#define CMD_SHELL_WORD_H

#include "base/str.h"

/* WORD, in single quotes where a shell would read something else. */
void str_add_shell_word(struct str *str, const char *word);
/* " NAME VALUE"; nothing when VALUE is NULL. */
void str_add_shell_option(struct str *str, const char *name, const char *value);

#endif
