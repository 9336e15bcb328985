/*
 * A YAML file that is changed in place: each call replaces, adds or takes
 * away one value and leaves every other byte where it is.
 *
 * Owns the bytes and their tree, which is built anew after each change: nodes are good until the next call that
 * changes something. It does not judge: whoever edits compares the outcome with what was wanted. What a call
 * cannot do without touching more than its value it refuses: ERR_DATA, "cannot be edited in place".
 */
#ifndef STORE_SPLICE_H
#define STORE_SPLICE_H

#include "base/err.h"
#include "base/str.h"
#include "store/yaml.h"

struct source {
	struct str bytes;
	struct yaml *root;
	struct arena memory;
	const char *line_end; /* "\n" or "\r\n", as the file has it */
};

/* A value to be written: one line, and for a text that goes into a block the text instead. */
struct value {
	const char *line;  /* right behind `name: ` in a block */
	const char *flow;  /* right between [ ] and { } */
	const char *text;  /* many lines: a literal block where one can stand; NULL: never */
	const char *lines; /* instead of `line`: whole lines below the name, each without its indent; NULL: none */
};

MUST_CHECK int source_open(struct source *source, const char *bytes, size_t length, struct err *err);
void source_release(struct source *source);

/* Where the line begins that the byte AT is in, and behind the last line of NODE, which stands in a block. */
size_t source_line(const struct source *source, size_t at);
size_t source_stop(const struct source *source, const struct yaml *node);

/* The value of ENTRY, which is in MAP, becomes VALUE. */
MUST_CHECK int source_replace(struct source *source, const struct yaml *map, const struct yaml *entry,
	const struct value *value, struct err *err);
/* A new entry KEY, a child of MAP behind its child AFTER (NULL: behind the last). */
MUST_CHECK int source_insert(struct source *source, const struct yaml *map, const struct yaml *after,
	const char *key, const struct value *value, struct err *err);
/* Takes ENTRY out of MAP, with its comment behind it in the same line. */
MUST_CHECK int source_remove(struct source *source, const struct yaml *map, const struct yaml *entry,
	struct err *err);

/* A list's items: the style of the list is kept. The list has one or more. */
MUST_CHECK int source_add_item(struct source *source, const struct yaml *list, const struct value *value,
	struct err *err);
MUST_CHECK int source_drop_item(struct source *source, const struct yaml *list, const struct yaml *item,
	struct err *err);
MUST_CHECK int source_set_item(struct source *source, const struct yaml *list, const struct yaml *item,
	const struct value *value, struct err *err);

#endif
