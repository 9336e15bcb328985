#include <string.h>

#include "base/ascii.h"
#include "store/edit.h"
#include "store/encode.h"

static void add_value(
	const struct field *field, const void *record, size_t index, struct str *value)
{
	if (field->kind == FIELD_NOTICES) {
		const struct notices *notices = field_get(field, record);

		str_add_yaml_notice(value, &notices->items[index]);
		return;
	}
	field_write(field, record, index, value);
	while (field->kind == FIELD_TEXT && value->length > 0 &&
		value->bytes[value->length - 1] == '\n')
		str_cut(value, value->length - 1);
}

void wanted_values(
	const struct field *field, const void *record, struct arena *arena, struct texts *values)
{
	size_t count = field_values(field, record);
	struct str value = { 0 };

	if (field->kind == FIELD_NOTICES)
		count = ((const struct notices *)field_get(field, record))->count;
	for (size_t i = 0; i < count; i++) {
		str_clear(&value);
		add_value(field, record, i, &value);
		if (value.length > 0 || field_is_list(field))
			texts_add(arena, values, arena_string(arena, str_text(&value)));
	}
	str_release(&value);
}

void *wanted_record(const struct fields *fields, struct arena *arena)
{
	const size_t widest = sizeof(struct conflicts) + sizeof(struct moment);
	size_t size = fields->unknown_offset + sizeof(struct unknowns);
	void *record;

	for (size_t i = 0; i < fields->count; i++)
		if (fields->rows[i].offset + widest > size)
			size = fields->rows[i].offset + widest;
	record = arena_alloc(arena, size);
	fields_init(fields, record);
	return record;
}

int wanted_typed(const struct editor *editor, struct texts *values)
{
	const struct edit *edit = editor->edit;
	void *record = wanted_record(editor->fields, editor->arena);
	struct str notice = { 0 };

	for (size_t i = 0; i < edit->values.count; i++) {
		const char *text = edit->values.items[i];

		if (field_read(edit->field, record, text, strlen(text), editor->arena,
			    editor->err) != 0) {
			editor->err->kind =
				ERR_USAGE; /* whoever typed it is at fault, not the file */
			return err_in(editor->err, "%s", edit->field->name);
		}
	}
	if (edit->notice != NULL) {
		str_add_yaml_notice(&notice, edit->notice);
		texts_add(editor->arena, values, arena_string(editor->arena, notice.bytes));
		str_release(&notice);
	}
	wanted_values(edit->field, record, editor->arena, values);
	return 0;
}

static int read_present(const struct editor *editor, const struct yaml *node, void *record)
{
	const struct field *field = editor->edit->field;
	bool list = node->kind == YAML_LIST && field_is_list(field);

	if (node->kind == YAML_SCALAR && node->style == YAML_PLAIN && node->length == 0)
		return 0;
	for (const struct yaml *at = list ? node->first : node; at != NULL;
		at = list ? at->next : NULL) {
		if (at->kind != YAML_SCALAR)
			return err_set(editor->err, ERR_DATA, "%d:%d: %s: must be one value",
				at->line, at->column, field->name);
		if (field_read(field, record, at->text, at->length, editor->arena, editor->err) !=
			0)
			return err_in(editor->err, "%d:%d: %s", at->line, at->column, field->name);
	}
	return 0;
}

int wanted_present(
	const struct editor *editor, const struct yaml *node, struct texts *values, bool *readable)
{
	const struct field *field = editor->edit->field;
	void *record = wanted_record(editor->fields, editor->arena);
	int status = 0;

	if (node != NULL && field->kind == FIELD_NOTICES)
		status = codec_read(
			editor->fields, record, editor->arena, editor->source->root, editor->err);
	else if (node != NULL)
		status = read_present(editor, node, record);
	*readable = status == 0;
	if (status == 0)
		wanted_values(field, record, editor->arena, values);
	else if (editor->edit->kind == EDIT_SET && editor->err->kind == ERR_DATA)
		err_clear(editor->err); /* whatever it was, it goes */
	else
		return -1;
	return 0;
}

/* Tags are the same whatever their case. */
static bool is_same(const struct field *field, const char *a, const char *b)
{
	if (field->kind == FIELD_WORDS)
		return ascii_same(a, strlen(a), b);
	return strcmp(a, b) == 0;
}

bool wanted_has(const struct field *field, const struct texts *values, const char *value)
{
	for (size_t i = 0; i < values->count; i++)
		if (is_same(field, values->items[i], value))
			return true;
	return false;
}

bool wanted_same(const struct texts *a, const struct texts *b)
{
	for (size_t i = 0; i < a->count && i < b->count; i++)
		if (strcmp(a->items[i], b->items[i]) != 0)
			return false;
	return a->count == b->count;
}

void wanted_target(const struct editor *editor, const struct texts *present,
	const struct texts *typed, struct texts *target)
{
	const struct edit *edit = editor->edit;

	if (edit->kind == EDIT_ORDER)
		for (size_t i = 0; i < typed->count; i++)
			if (wanted_has(edit->field, present, typed->items[i]))
				texts_add(editor->arena, target, typed->items[i]);
	if (edit->kind != EDIT_SET)
		for (size_t i = 0; i < present->count; i++)
			if (edit->kind == EDIT_ADD ||
				!wanted_has(edit->field, typed, present->items[i]))
				texts_add(editor->arena, target, present->items[i]);
	if (edit->kind == EDIT_SET || edit->kind == EDIT_ADD)
		for (size_t i = 0; i < typed->count; i++)
			if (!wanted_has(edit->field, target, typed->items[i]))
				texts_add(editor->arena, target, typed->items[i]);
}
