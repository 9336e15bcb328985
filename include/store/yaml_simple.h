/*
 * The simple YAML that the tool itself writes, read without libyaml, some ten times as
 * fast: `name: value` lines with plain or plainly quoted values, [a, b] of plain words, and literal blocks.
 *
 * It gives the very tree that yaml_parse() gives, or does not answer: comments, other indents, escapes, wrong files and
 * whatever else there is are libyaml's. Fuzzing holds the two side by side.
 */
#ifndef STORE_YAML_SIMPLE_H
#define STORE_YAML_SIMPLE_H

#include <stdbool.h>

#include "store/yaml.h"

/* BYTES are valid UTF-8 without NUL. False: ask libyaml; nothing was found wrong or right. */
bool yaml_simple(struct yaml **root, struct arena *arena, const char *bytes, size_t length);

#endif
