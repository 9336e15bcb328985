/*
 * The text that an editor opens on: room to write, and below it, commented
 * out, what is worth knowing while one writes: how those who are thanked like
 * it, what they do and look forward to in the next days, and what is answered.
 *
 * A line that is `#` alone, or begins with `# `, is a comment; `#details` is a tag and stays.
 */
#ifndef CMD_TEMPLATE_H
#define CMD_TEMPLATE_H

#include "base/str.h"
#include "model/people.h"

/* PARENT, which NOTE answers, may be NULL. */
void str_add_template(struct str *str, const struct note *note, const struct note *parent,
	const struct people *people, struct day today);
/* Was TEXT begun with it, and does it hold what that says of comments? */
bool template_holds(const char *text);
/* What was written: TEXT without its comments. */
void str_add_written(struct str *str, const char *text, size_t length);

#endif
