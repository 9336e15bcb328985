#include "store/codec.h"

#include <string.h>

#include "model/yearly.h"
#include "store/yaml.h"
#include "store/yaml_text.h"

/* A tree on its way into a record. */
struct decoder {
	const struct fields *fields;
	void *record;
	struct arena *arena;
	struct str name; /* of the key at hand, with its mappings' names and dots in front */
	struct err *err;
};

static int refuse(struct decoder *decoder, const struct yaml *node, const char *why)
{
	return err_set(decoder->err, ERR_DATA, "%d:%d: %s: %s", node->line, node->column,
		str_text(&decoder->name), why);
}

static bool is_nothing(const struct yaml *node)
{
	return node->kind == YAML_SCALAR && node->style == YAML_PLAIN && node->length == 0;
}

/* A value's text: the line ends behind a text are how it stands in the file, no part of it. */
static size_t text_length(const struct field *field, const struct yaml *node)
{
	size_t length = node->length;

	while (field->kind == FIELD_TEXT && length > 0 && node->text[length - 1] == '\n')
		length--;
	return length;
}

static int read_scalar(struct decoder *decoder, const struct field *field, const struct yaml *node)
{
	if (node->kind != YAML_SCALAR)
		return refuse(decoder, node, "must be one value");
	if (field_read(field, decoder->record, node->text, text_length(field, node), decoder->arena,
		    decoder->err) == 0)
		return 0;
	return err_in(
		decoder->err, "%d:%d: %s", node->line, node->column, str_text(&decoder->name));
}

static int read_list(struct decoder *decoder, const struct field *field, const struct yaml *node)
{
	*(struct texts *)field_at(field, decoder->record) = (struct texts){ 0 };
	if (node->kind == YAML_SCALAR)
		return read_scalar(decoder, field, node);
	if (node->kind == YAML_MAP)
		return refuse(decoder, node, "must be a list");
	for (const struct yaml *item = node->first; item != NULL; item = item->next)
		if (read_scalar(decoder, field, item) != 0)
			return -1;
	field_given(field, decoder->record);
	return 0;
}

static int read_notice_key(struct decoder *decoder, const struct yaml *node, struct notice *notice)
{
	static const struct field day = {
		.name = "date", .kind = FIELD_DAY, .offset = offsetof(struct notice, day)
	};
	static const struct field text = {
		.name = "text", .kind = FIELD_LINE, .offset = offsetof(struct notice, text)
	};
	bool is_day = node->key != NULL && strcmp(node->key->text, day.name) == 0;
	bool is_text = node->key == NULL || strcmp(node->key->text, text.name) == 0;

	if (!is_day && !is_text)
		return 0; /* somebody else's key */
	if (node->kind != YAML_SCALAR)
		return refuse(decoder, node, "must be one value");
	if (is_nothing(node) || (is_day && yearly_parse(node->text, node->length, &notice->yearly)))
		return 0;
	if (field_read(is_day ? &day : &text, notice, node->text, node->length, decoder->arena,
		    decoder->err) == 0)
		return 0;
	return err_in(
		decoder->err, "%d:%d: %s", node->line, node->column, str_text(&decoder->name));
}

/* `{date: 2026-12-05, text: ...}`, or the text alone. */
static int read_notice(struct decoder *decoder, const struct yaml *node, struct notice *notice)
{
	notice->day = DAY_NONE;
	if (node->kind == YAML_LIST)
		return refuse(decoder, node, "a notice is {date: .., text: ..}");
	if (node->kind == YAML_SCALAR) {
		struct yaml text = *node;

		text.key = NULL;
		if (read_notice_key(decoder, &text, notice) != 0)
			return -1;
	}
	for (const struct yaml *at = node->first; at != NULL; at = at->next)
		if (read_notice_key(decoder, at, notice) != 0)
			return -1;
	if (notice->text == NULL || notice->text[0] == '\0')
		return refuse(decoder, node, "a notice without a text");
	return 0;
}

static size_t count_children(const struct yaml *node)
{
	size_t count = 0;

	for (const struct yaml *at = node->first; at != NULL; at = at->next)
		count++;
	return count;
}

static int read_notices(struct decoder *decoder, const struct field *field, const struct yaml *node)
{
	struct notices *notices = field_at(field, decoder->record);
	const struct yaml *item = node->kind == YAML_LIST ? node->first : node;
	size_t count = node->kind == YAML_LIST ? count_children(node) : 1;

	*notices = (struct notices){ .count = count };
	if (count == 0)
		return 0;
	notices->items = arena_alloc(decoder->arena, count * sizeof(*notices->items));
	for (size_t i = 0; i < count; i++, item = item->next)
		if (read_notice(decoder, item, &notices->items[i]) != 0)
			return -1;
	return 0;
}

/* One other version of a value; a list's items are joined. */
static int read_version(struct decoder *decoder, const struct yaml *node, struct texts *values)
{
	struct str joined = { 0 };

	if (node->kind == YAML_SCALAR) {
		texts_add(decoder->arena, values,
			arena_text(decoder->arena, node->text, node->length));
		return 0;
	}
	if (node->kind == YAML_MAP)
		return refuse(decoder, node, "a version must be a value or a list");
	for (const struct yaml *item = node->first; item != NULL; item = item->next) {
		if (item->kind != YAML_SCALAR) {
			str_release(&joined);
			return refuse(decoder, item, "a version must be a value or a list");
		}
		str_add(&joined, joined.length > 0 ? ", " : "");
		str_add(&joined, item->text);
	}
	texts_add(decoder->arena, values, arena_string(decoder->arena, str_text(&joined)));
	str_release(&joined);
	return 0;
}

static int read_conflicts(
	struct decoder *decoder, const struct field *field, const struct yaml *node)
{
	struct conflicts *conflicts = field_at(field, decoder->record);
	size_t count = count_children(node);

	if (node->kind != YAML_MAP)
		return refuse(decoder, node, "must hold 'field: [values]'");
	*conflicts = (struct conflicts){ 0 };
	if (count == 0)
		return 0;
	conflicts->items = arena_alloc(decoder->arena, count * sizeof(*conflicts->items));
	for (const struct yaml *at = node->first; at != NULL; at = at->next) {
		struct conflict *conflict = &conflicts->items[conflicts->count++];
		const struct yaml *value = at->kind == YAML_LIST ? at->first : at;

		conflict->field = arena_string(decoder->arena, at->key->text);
		for (; value != NULL; value = at->kind == YAML_LIST ? value->next : NULL)
			if (read_version(decoder, value, &conflict->values) != 0)
				return -1;
	}
	return 0;
}

static int read_value(struct decoder *decoder, const struct field *field, const struct yaml *node)
{
	if (is_nothing(node))
		return 0;
	if (field->kind == FIELD_NOTICES)
		return read_notices(decoder, field, node);
	if (field->kind == FIELD_CONFLICTS)
		return read_conflicts(decoder, field, node);
	if (field_is_list(field))
		return read_list(decoder, field, node);
	return read_scalar(decoder, field, node);
}

/* A value nobody here knows, as one line of YAML: plain stays plain, so that its type stays. */
static void add_source(struct str *str, const struct yaml *node, enum yaml_where where)
{
	if (node->kind != YAML_SCALAR) {
		str_add(str, node->kind == YAML_LIST ? "[" : "{");
		for (const struct yaml *at = node->first; at != NULL; at = at->next) {
			if (node->kind == YAML_MAP) {
				str_add_yaml_line(str, at->key->text, YAML_IN_FLOW);
				str_add(str, ": ");
			}
			if (is_nothing(at))
				str_add(str, "null");
			else
				add_source(str, at, YAML_IN_FLOW);
			str_add(str, at->next != NULL ? ", " : "");
		}
		str_add(str, node->kind == YAML_LIST ? "]" : "}");
	} else if (node->style != YAML_PLAIN || strchr(node->text, '\n') != NULL ||
		   (where == YAML_IN_FLOW && strpbrk(node->text, ",[]{}?:") != NULL)) {
		str_add_yaml_quoted(str, node->text);
	} else {
		str_add(str, node->text);
	}
}

static void keep_unknown(struct decoder *decoder, const struct yaml *node)
{
	struct unknowns *unknowns =
		(void *)((char *)decoder->record + decoder->fields->unknown_offset);
	size_t count = unknowns->count;
	struct str source = { 0 };

	add_source(&source, node, YAML_IN_BLOCK);
	if ((count & (count - 1)) == 0) { /* room doubles */
		struct unknown *items =
			arena_alloc(decoder->arena, (count == 0 ? 1 : count * 2) * sizeof(*items));

		if (count > 0)
			memcpy(items, unknowns->items, count * sizeof(*items));
		unknowns->items = items;
	}
	unknowns->items[unknowns->count++] = (struct unknown){
		.name = arena_string(decoder->arena, str_text(&decoder->name)),
		.source = arena_string(decoder->arena, str_text(&source)),
	};
	str_release(&source);
}

static bool is_group(const struct fields *fields, const char *name, size_t length)
{
	for (size_t i = 0; i < fields->count; i++)
		if (strncmp(fields->rows[i].name, name, length) == 0 &&
			fields->rows[i].name[length] == '.')
			return true;
	return false;
}

/* `thank.how: ..` would be told apart from `how` inside `thank` by nobody. */
static bool is_misplaced(const struct decoder *decoder, const struct yaml *key)
{
	const char *name = str_text(&decoder->name);

	for (size_t at = decoder->name.length - key->length; name[at] != '\0'; at++)
		if (name[at] == '.' && is_group(decoder->fields, name, at))
			return true;
	return false;
}

static int read_map(struct decoder *decoder, const struct yaml *map);

static int read_entry(struct decoder *decoder, const struct yaml *node)
{
	const char *name = str_text(&decoder->name);
	const struct field *field = fields_find(decoder->fields, name);

	if (is_misplaced(decoder, node->key))
		return refuse(
			decoder, node->key, "goes into a mapping: name, then its keys indented");
	if (field != NULL && (node->kind != YAML_MAP || (field->flags & FIELD_ALONE) == 0))
		return read_value(decoder, field, node);
	if (is_group(decoder->fields, name, decoder->name.length)) {
		if (is_nothing(node))
			return 0;
		if (node->kind == YAML_MAP)
			return read_map(decoder, node);
		return refuse(decoder, node, "must hold 'name: value' lines");
	}
	keep_unknown(decoder, node);
	return 0;
}

static int read_map(struct decoder *decoder, const struct yaml *map)
{
	size_t above = decoder->name.length;

	for (const struct yaml *at = map->first; at != NULL; at = at->next) {
		str_cut(&decoder->name, above);
		if (above > 0)
			str_add_char(&decoder->name, '.');
		str_add_bytes(&decoder->name, at->key->text, at->key->length);
		if (read_entry(decoder, at) != 0)
			return -1;
	}
	str_cut(&decoder->name, above);
	return 0;
}

static int check_required(const struct decoder *decoder)
{
	for (size_t i = 0; i < decoder->fields->count; i++) {
		const struct field *field = &decoder->fields->rows[i];

		if ((field->flags & FIELD_REQUIRED) != 0 && field_is_empty(field, decoder->record))
			return err_set(decoder->err, ERR_DATA, "1:1: %s: is missing%s", field->name,
				field->kind == FIELD_MOMENT ? ", as in " MOMENT_EXAMPLE : "");
	}
	return 0;
}

int codec_read(const struct fields *fields, void *record, struct arena *arena,
	const struct yaml *root, struct err *err)
{
	struct decoder decoder = { .fields = fields, .record = record, .arena = arena, .err = err };
	int status;

	fields_init(fields, record);
	status = read_map(&decoder, root);
	if (status == 0)
		status = check_required(&decoder);
	str_release(&decoder.name);
	return status;
}

int codec_decode(const struct fields *fields, void *record, struct arena *arena, const char *bytes,
	size_t length, struct err *err)
{
	struct arena scratch = { 0 };
	struct yaml *root = NULL;
	int status;

	status = yaml_parse(&root, &scratch, bytes, length, YAML_VALUES, err);
	if (status == 0)
		status = codec_read(fields, record, arena, root, err);
	else
		fields_init(fields, record);
	arena_release(&scratch);
	return status;
}
