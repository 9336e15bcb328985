#include "store/spot.h"

#include <string.h>

#include "store/yaml_text.h"

enum { INDENT = 2 };

static bool is_nothing(const struct yaml *node)
{
	return node->kind == YAML_SCALAR && node->style == YAML_PLAIN && node->length == 0;
}

static const struct yaml *child(const struct yaml *map, const char *key, size_t length)
{
	for (const struct yaml *at = map->first; at != NULL; at = at->next)
		if (at->key->length == length && memcmp(at->key->text, key, length) == 0)
			return at;
	return NULL;
}

int spot_find(struct spot *spot, const struct yaml *root, const char *name, struct err *err)
{
	const struct yaml *map = root, *entry = NULL;

	*spot = (struct spot){ .rest = name };
	for (;;) {
		size_t part = strcspn(spot->rest, ".");

		entry = child(map, spot->rest, part);
		spot->maps[spot->depth] = map;
		spot->entries[spot->depth++] = entry;
		if (entry == NULL || spot->rest[part] == '\0')
			break;
		if (is_nothing(entry))
			return 0;
		if (entry->kind != YAML_MAP || spot->depth == SPOT_DEEPEST)
			return err_set(err, ERR_DATA, "%d:%d: %.*s: must hold 'name: value' lines",
				entry->line, entry->column,
				(int)(spot->rest - name + (ptrdiff_t)part), name);
		map = entry;
		spot->rest += part + 1;
	}
	spot->at = entry;
	return 0;
}

/* The row of the table that NAME (of LENGTH bytes) is, or the first that is in the mapping NAME. */
static size_t rank_of(const struct fields *fields, const char *name, size_t length)
{
	for (size_t i = 0; i < fields->count; i++) {
		const char *row = fields->rows[i].name;

		if (strncmp(row, name, length) == 0 && (row[length] == '\0' || row[length] == '.'))
			return i;
	}
	return fields->count;
}

/* The child of MAP that comes last among those that precede NAME in the table. PREFIX is the map's
 * own name and a dot. */
static const struct yaml *predecessor(
	const struct fields *fields, const struct yaml *map, const char *name, size_t prefix)
{
	size_t rank = rank_of(fields, name, prefix + strcspn(name + prefix, ".")), best_rank = 0;
	const struct yaml *best = NULL;
	struct str key = { 0 };

	for (const struct yaml *at = map->first; at != NULL; at = at->next) {
		size_t its;

		str_clear(&key);
		str_add_bytes(&key, name, prefix);
		str_add_bytes(&key, at->key->text, at->key->length);
		its = rank_of(fields, key.bytes, key.length);
		if (its < rank && (best == NULL || its >= best_rank)) {
			best = at;
			best_rank = its;
		}
	}
	str_release(&key);
	return best;
}

/* The mappings that are missing, around the value: as whole lines, and as a flow. REST begins below
 * the first of them. */
static void wrap_value(const char *rest, const struct value *value, int columns, struct str *lines,
	struct str *flow)
{
	size_t part = strcspn(rest, ".");
	struct str key = { 0 };

	str_add_bytes(&key, rest, part);
	str_add_times(lines, " ", columns);
	str_add_yaml_line(lines, key.bytes, YAML_IN_BLOCK);
	str_add_char(lines, ':');
	str_add_char(flow, '{');
	str_add_yaml_line(flow, key.bytes, YAML_IN_FLOW);
	str_add(flow, ": ");
	if (rest[part] != '\0') {
		str_add_char(lines, '\n');
		wrap_value(rest + part + 1, value, columns + INDENT, lines, flow);
	} else {
		str_addf(lines, " %s\n", value->line);
		str_add(flow, value->flow);
	}
	str_add_char(flow, '}');
	str_release(&key);
}

static int write_new(struct source *source, const struct fields *fields, const char *name,
	const struct spot *spot, const struct value *value, struct err *err)
{
	const struct yaml *map = spot->maps[spot->depth - 1],
			  *entry = spot->entries[spot->depth - 1];
	size_t prefix = (size_t)(spot->rest - name);
	const struct yaml *after = predecessor(fields, map, name, prefix);
	struct str key = { 0 };
	int status;

	str_add_bytes(&key, spot->rest, strcspn(spot->rest, "."));
	if (entry != NULL) /* the key is there, with nothing behind it */
		status = source_replace(source, map, entry, value, err);
	else
		status = source_insert(source, map, after, key.bytes, value, err);
	str_release(&key);
	return status;
}

int spot_write(struct source *source, const struct fields *fields, const char *name,
	const struct value *value, struct err *err)
{
	struct str lines = { 0 }, flow = { 0 };
	struct spot spot;
	const char *below;
	int status = spot_find(&spot, source->root, name, err);

	if (status != 0)
		return -1;
	below = strchr(spot.rest, '.');
	if (spot.at != NULL) {
		status = source_replace(source, spot.maps[spot.depth - 1], spot.at, value, err);
	} else if (below == NULL) {
		status = write_new(source, fields, name, &spot, value, err);
	} else {
		struct value wrapped = { 0 };

		wrap_value(below + 1, value, 0, &lines, &flow);
		wrapped.lines = lines.bytes;
		wrapped.flow = flow.bytes;
		status = write_new(source, fields, name, &spot, &wrapped, err);
	}
	str_release(&lines);
	str_release(&flow);
	return status;
}

int spot_clear(struct source *source, const char *name, struct err *err)
{
	struct spot spot;
	size_t depth;

	if (spot_find(&spot, source->root, name, err) != 0)
		return -1;
	if (spot.at == NULL)
		return 0;
	depth = spot.depth - 1;
	while (depth > 0 && spot.maps[depth]->first->next == NULL)
		depth--;
	return source_remove(source, spot.maps[depth], spot.entries[depth], err);
}
