#include "store/yaml.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/utf8.h"
#include "store/yaml_bytes.h"
#include "store/yaml_simple.h"
#include "store/yaml_why.h"

enum {
	EVENTS_MOST = 65536,
	KEYS_MOST = 1024, /* they are compared each with each */
	KEY_LONGEST =
		200, /* so that it is a key again when it is written, whatever must be escaped */
};

/* A file on its way to a tree. */
struct reader {
	yaml_parser_t parser;
	struct arena *arena;
	const char *bytes;
	size_t length;
	size_t mark; /* bytes of a byte order mark in front, which libyaml does not see */
	uint32_t *offsets; /* the byte each character starts at; only with places */
	bool places;
	int events;
	struct err *err;
};

static int refuse(struct reader *reader, yaml_mark_t mark, const char *why)
{
	return err_set(reader->err, ERR_DATA, "%zu:%zu: %s", mark.line + 1, mark.column + 1, why);
}

/* The byte that libyaml's character INDEX starts at. */
static size_t place(const struct reader *reader, size_t index)
{
	return reader->mark + reader->offsets[index];
}

static int refuse_hint(struct reader *reader, yaml_mark_t mark, struct yaml_why why)
{
	refuse(reader, mark, why.why);
	return why.hint != NULL ? err_hint(reader->err, "%s", why.hint) : -1;
}

/* The byte at libyaml's character INDEX, NUL at the end. */
static char byte_at(const struct reader *reader, size_t index)
{
	const char *text = reader->bytes + reader->mark;
	size_t length = reader->length - reader->mark, at = 0;

	for (; at < length && index > 0; index--)
		at += utf8_next(text + at, length - at, &(uint32_t){ 0 }, NULL);
	return at < length ? text[at] : '\0';
}

/* What libyaml says, said by us. */
static int translate(struct reader *reader)
{
	const yaml_parser_t *parser = &reader->parser;
	struct yaml_why why;

	if (parser->error == YAML_MEMORY_ERROR)
		return err_set(reader->err, ERR_MEMORY, "out of memory");
	if (parser->error == YAML_READER_ERROR) {
		why = yaml_why(parser->problem, NULL, '\0');
		yaml_refuse_byte(
			reader->bytes, reader->mark + parser->problem_offset, why.why, reader->err);
		return why.hint != NULL ? err_hint(reader->err, "%s", why.hint) : -1;
	}
	why = yaml_why(
		parser->problem, parser->context, byte_at(reader, parser->problem_mark.index));
	if (why.where_it_started && parser->context != NULL)
		return refuse_hint(reader, parser->context_mark, why);
	return refuse_hint(reader, parser->problem_mark, why);
}

static bool has_anchor_or_tag(const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_SCALAR_EVENT:
		return event->data.scalar.anchor != NULL || event->data.scalar.tag != NULL;
	case YAML_SEQUENCE_START_EVENT:
		return event->data.sequence_start.anchor != NULL ||
		       event->data.sequence_start.tag != NULL;
	case YAML_MAPPING_START_EVENT:
		return event->data.mapping_start.anchor != NULL ||
		       event->data.mapping_start.tag != NULL;
	default:
		return false;
	}
}

static int check_event(struct reader *reader, const yaml_event_t *event)
{
	static const struct yaml_why alias = { "aliases are not allowed",
		"a value that begins with '*' goes in quotes", false };
	static const struct yaml_why tag = { "anchors and tags are not allowed",
		"a value that begins with '&' or '!' goes in quotes", false };

	if (++reader->events > EVENTS_MOST)
		return refuse(reader, event->start_mark, "too many values");
	if (event->type == YAML_ALIAS_EVENT)
		return refuse_hint(reader, event->start_mark, alias);
	if (has_anchor_or_tag(event))
		return refuse_hint(reader, event->start_mark, tag);
	return 0;
}

/* The next event, to be deleted by the caller when 0 is returned. */
static int next_event(struct reader *reader, yaml_event_t *event)
{
	if (!yaml_parser_parse(&reader->parser, event))
		return translate(reader);
	if (check_event(reader, event) == 0)
		return 0;
	yaml_event_delete(event);
	return -1;
}

static struct yaml *add_node(struct reader *reader, const yaml_event_t *event, enum yaml_kind kind,
	enum yaml_style style)
{
	struct yaml *node = arena_alloc(reader->arena, sizeof(*node));

	node->kind = kind;
	node->style = style;
	node->line = (int)event->start_mark.line + 1;
	node->column = (int)event->start_mark.column + 1;
	if (reader->places) {
		node->start = place(reader, event->start_mark.index);
		node->end = place(reader, event->end_mark.index);
	}
	return node;
}

static enum yaml_style scalar_style(yaml_scalar_style_t style)
{
	switch (style) {
	case YAML_LITERAL_SCALAR_STYLE:
	case YAML_FOLDED_SCALAR_STYLE:
		return YAML_BLOCK;
	case YAML_SINGLE_QUOTED_SCALAR_STYLE:
	case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
		return YAML_QUOTED;
	default:
		return YAML_PLAIN;
	}
}

static int read_scalar(struct reader *reader, const yaml_event_t *event, struct yaml **node)
{
	const char *value = (const char *)event->data.scalar.value;
	size_t length = event->data.scalar.length;

	if (memchr(value, '\0', length) != NULL)
		return refuse(reader, event->start_mark, "a NUL character");
	*node = add_node(reader, event, YAML_SCALAR, scalar_style(event->data.scalar.style));
	(*node)->text = arena_text(reader->arena, value, length);
	(*node)->length = length;
	return 0;
}

static int read_node(
	struct reader *reader, const yaml_event_t *event, int depth, struct yaml **node);

/* Where a list or map ends: libyaml has the end of a block only at the next thing behind it. */
static void close_node(struct reader *reader, struct yaml *node, const struct yaml *last,
	const yaml_event_t *event)
{
	if (!reader->places)
		return;
	if (node->style == YAML_FLOW)
		node->end = place(reader, event->end_mark.index);
	else
		node->end = last != NULL ? last->end : node->start;
}

static int read_list(
	struct reader *reader, const yaml_event_t *start, int depth, struct yaml **list)
{
	bool flow = start->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
	struct yaml *last = NULL, **link;
	yaml_event_t event;
	int status;

	*list = add_node(reader, start, YAML_LIST, flow ? YAML_FLOW : YAML_BLOCK);
	link = &(*list)->first;
	for (;;) {
		if (next_event(reader, &event) != 0)
			return -1;
		if (event.type == YAML_SEQUENCE_END_EVENT)
			break;
		status = read_node(reader, &event, depth + 1, link);
		yaml_event_delete(&event);
		if (status != 0)
			return -1;
		last = *link;
		link = &last->next;
	}
	close_node(reader, *list, last, &event);
	yaml_event_delete(&event);
	return 0;
}

static int check_key(struct reader *reader, const struct yaml *map, size_t count,
	const struct yaml *key, const yaml_event_t *event)
{
	if (key->kind != YAML_SCALAR || key->style == YAML_BLOCK)
		return refuse(reader, event->start_mark, "a key must be one word or line");
	if (key->length == 0)
		return refuse(reader, event->start_mark, "a key is missing before ':'");
	if (key->length > KEY_LONGEST)
		return refuse(reader, event->start_mark, "a key of more than 200 bytes");
	if (key->style == YAML_PLAIN && strcmp(key->text, "<<") == 0)
		return refuse(reader, event->start_mark, "merge keys are not allowed");
	if (count >= KEYS_MOST)
		return refuse(reader, event->start_mark, "too many keys");
	for (const struct yaml *at = map->first; at != NULL; at = at->next)
		if (at->key->length == key->length &&
			memcmp(at->key->text, key->text, key->length) == 0)
			return err_set(reader->err, ERR_DATA,
				"%d:%d: '%s' stands here for the second time, first in line %d",
				key->line, key->column, key->text, at->key->line);
	return 0;
}

/* One `key: value`, whose key's first event is EVENT. */
static int read_entry(struct reader *reader, const struct yaml *map, size_t count,
	const yaml_event_t *event, int depth, struct yaml **entry)
{
	struct yaml *key, *value = NULL;
	yaml_event_t value_event;
	int status;

	if (read_node(reader, event, depth + 1, &key) != 0 ||
		check_key(reader, map, count, key, event) != 0)
		return -1;
	if (next_event(reader, &value_event) != 0)
		return -1;
	status = read_node(reader, &value_event, depth + 1, &value);
	yaml_event_delete(&value_event);
	if (status != 0)
		return -1;
	value->key = key;
	*entry = value;
	return 0;
}

static int read_map(struct reader *reader, const yaml_event_t *start, int depth, struct yaml **map)
{
	bool flow = start->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
	struct yaml *last = NULL, **link;
	yaml_event_t event;
	size_t count = 0;
	int status;

	*map = add_node(reader, start, YAML_MAP, flow ? YAML_FLOW : YAML_BLOCK);
	link = &(*map)->first;
	for (;;) {
		if (next_event(reader, &event) != 0)
			return -1;
		if (event.type == YAML_MAPPING_END_EVENT)
			break;
		status = read_entry(reader, *map, count++, &event, depth, link);
		yaml_event_delete(&event);
		if (status != 0)
			return -1;
		last = *link;
		link = &last->next;
	}
	close_node(reader, *map, last, &event);
	yaml_event_delete(&event);
	return 0;
}

static int read_node(
	struct reader *reader, const yaml_event_t *event, int depth, struct yaml **node)
{
	if (depth > YAML_DEEPEST)
		return refuse(reader, event->start_mark, "more than 32 levels");
	switch (event->type) {
	case YAML_SCALAR_EVENT:
		return read_scalar(reader, event, node);
	case YAML_SEQUENCE_START_EVENT:
		return read_list(reader, event, depth, node);
	case YAML_MAPPING_START_EVENT:
		return read_map(reader, event, depth, node);
	default:
		return refuse(reader, event->start_mark, "is not a value");
	}
}

/* The top must be a mapping; nothing at all is an empty one. */
static int check_top(struct reader *reader, struct yaml **root, const yaml_event_t *event)
{
	struct yaml *top = *root;

	if (top->kind == YAML_MAP)
		return 0;
	if (top->kind == YAML_SCALAR && top->style == YAML_PLAIN && top->length == 0) {
		*root = add_node(reader, event, YAML_MAP, YAML_BLOCK);
		return 0;
	}
	return err_set(
		reader->err, ERR_DATA, "%d:%d: no 'name: value' here", top->line, top->column);
}

static int read_document(struct reader *reader, struct yaml **root)
{
	yaml_event_t event;
	int status = next_event(reader, &event);

	if (status != 0)
		return -1;
	status = read_node(reader, &event, 1, root);
	if (status == 0)
		status = check_top(reader, root, &event);
	yaml_event_delete(&event);
	if (status != 0)
		return -1;
	for (int i = 0; i < 2; i++) { /* the ends of document and stream */
		if (next_event(reader, &event) != 0)
			return -1;
		if (event.type == YAML_DOCUMENT_START_EVENT)
			status = refuse(reader, event.start_mark, "more than one document");
		yaml_event_delete(&event);
	}
	return status;
}

static int read_stream(struct reader *reader, struct yaml **root)
{
	yaml_event_t event;
	bool empty = false;
	int status = 0;

	for (int i = 0; i < 2 && !empty; i++) { /* the starts of stream and document */
		if (next_event(reader, &event) != 0)
			return -1;
		empty = event.type == YAML_STREAM_END_EVENT;
		if (empty)
			*root = add_node(reader, &event, YAML_MAP, YAML_BLOCK);
		yaml_event_delete(&event);
	}
	if (!empty)
		status = read_document(reader, root);
	return status;
}

int yaml_parse(struct yaml **root, struct arena *arena, const char *bytes, size_t length,
	enum yaml_want want, struct err *err)
{
	struct reader reader = { .arena = arena,
		.bytes = length > 0 ? bytes : "",
		.length = length,
		.places = want == YAML_PLACES,
		.err = err };
	int status;

	if (yaml_check_bytes(reader.bytes, length, err) != 0)
		return -1;
	if (!reader.places && yaml_simple(root, arena, reader.bytes, length))
		return 0;
	if (!yaml_parser_initialize(&reader.parser))
		return err_set(err, ERR_MEMORY, "out of memory");
	reader.mark = yaml_order_mark(reader.bytes, length);
	if (reader.places)
		reader.offsets = yaml_offsets(reader.bytes + reader.mark, length - reader.mark);
	yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&reader.parser,
		(const unsigned char *)reader.bytes + reader.mark, length - reader.mark);
	status = read_stream(&reader, root);
	yaml_parser_delete(&reader.parser);
	free(reader.offsets);
	return status;
}

struct yaml *yaml_get(const struct yaml *map, const char *key)
{
	for (struct yaml *at = map->first; at != NULL; at = at->next)
		if (strcmp(at->key->text, key) == 0)
			return at;
	return NULL;
}
