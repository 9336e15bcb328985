/*
 * A command that writes a note, as it is to be typed once more: for a hint,
 * when its text was kept in a file and nothing else.
 */
#ifndef CMD_RETYPE_H
#define CMD_RETYPE_H

#include "cmd/post.h"

/* "thanks add @zoe --via card": all but the text and --dry-run. */
void str_add_retyped(struct str *str, const struct app *app, const struct posting *posting);

#endif
