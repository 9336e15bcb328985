/*
 * How a text stands in a YAML file: plain where every reader takes it for a
 * text, a literal block where it has many lines, double-quoted where nothing
 * else holds it. Emoji and all other scripts stay as they are.
 *
 * Written by us: libyaml's emitter cannot put an emoji into a block. Broken UTF-8 becomes U+FFFD.
 */
#ifndef STORE_YAML_TEXT_H
#define STORE_YAML_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

enum yaml_where { YAML_IN_BLOCK, YAML_IN_FLOW }; /* behind `name: ` or `- `; between [ ] or { } */

/* One line, plain or double-quoted; also right for a key. */
void str_add_yaml_line(struct str *str, const char *text, enum yaml_where where);
/* In double quotes, whatever it is. */
void str_add_yaml_quoted(struct str *str, const char *text);

/* Does a literal block give back exactly TEXT? Not control characters, nor line ends of other kinds, nor nothing at all. */
bool yaml_block_holds(const char *text);
/* The block's head: `|`, with `-` or `+` by how TEXT ends, and INDENT (1 to 9) where readers could not guess it. */
void str_add_yaml_head(struct str *str, const char *text, int indent);
/* Its lines, each behind COLUMNS spaces and ended by LINE_END. */
void str_add_yaml_lines(struct str *str, const char *text, int columns, const char *line_end);

#endif
