/*
 * A YAML file as a small tree, each value with its place in the bytes.
 *
 * The only room that knows libyaml. Refused, with a place and a reason: over 256 KiB, over 32 levels, aliases,
 * anchors, tags, duplicate keys, more than one document, bytes that are not UTF-8, NUL; the top must be a mapping (an empty file is an
 * empty one).
 */
#ifndef STORE_YAML_H
#define STORE_YAML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/memory.h"

#define YAML_DEEPEST 32

enum yaml_kind { YAML_SCALAR, YAML_LIST, YAML_MAP };
enum yaml_style { YAML_PLAIN, YAML_QUOTED, YAML_BLOCK, YAML_FLOW }; /* scalars: the first three; lists and maps: BLOCK or FLOW */

struct yaml {
	enum yaml_kind kind;
	enum yaml_style style;
	const char *text; /* a scalar's value, NUL-terminated; in a map's entry the value */
	size_t length;
	struct yaml *key;   /* of an entry in a map; else NULL */
	struct yaml *first; /* children of a list or map */
	struct yaml *next;
	int line, column;   /* from 1, in characters */
	size_t start, end;  /* bytes of the value in the source; only with YAML_PLACES */
};

enum yaml_want { YAML_VALUES, YAML_PLACES };

/*
 * Parses LENGTH bytes into *root, which lives in ARENA. ERR_DATA with "line:column: why" in the text;
 * for a plain value that begins with @ or * a hint says to quote it.
 */
MUST_CHECK int yaml_parse(struct yaml **root, struct arena *arena, const char *bytes, size_t length,
	enum yaml_want want, struct err *err);
struct yaml *yaml_get(const struct yaml *map, const char *key); /* the value, NULL when there is none */

#endif
