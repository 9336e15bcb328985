#include "store/edit.h"

#include <string.h>

#include "store/encode.h"
#include "store/yaml_text.h"

static int write_scalar(const struct editor *editor, const char *text)
{
	const struct field *field = editor->edit->field;
	struct str line = { 0 }, flow = { 0 }, lines = { 0 };
	struct value value = { 0 };
	int status;

	if (yaml_is_bare(field->kind)) {
		str_add(&line, text);
		str_add(&flow, text);
	} else {
		str_add_yaml_line(&line, text, YAML_IN_BLOCK);
		str_add_yaml_line(&flow, text, YAML_IN_FLOW);
	}
	str_addf(&lines, "%s\n", text);
	value.line = line.bytes;
	value.flow = flow.bytes;
	value.text = field->kind == FIELD_TEXT && editor->blocks ? lines.bytes : NULL;
	status = spot_write(editor->source, editor->fields, field->name, &value, editor->err);
	str_release(&line);
	str_release(&flow);
	str_release(&lines);
	return status;
}

/* A list where there is none: [a, b]; of notices, one a line. */
static int write_list(const struct editor *editor, const struct texts *items)
{
	const struct field *field = editor->edit->field;
	struct str flow = { 0 }, lines = { 0 };
	struct value value = { 0 };
	int status;

	if (field->kind == FIELD_NOTICES) {
		str_addf(&flow, "[%s]", items->items[0]);
		str_addf(&lines, "- %s\n", items->items[0]);
		value.lines = lines.bytes;
	} else {
		str_add_yaml_list(&flow, items);
	}
	value.line = value.flow = flow.bytes;
	status = spot_write(editor->source, editor->fields, field->name, &value, editor->err);
	str_release(&flow);
	str_release(&lines);
	return status;
}

static bool is_list(const struct field *field)
{
	return field_is_list(field) || field->kind == FIELD_NOTICES;
}

/* From what stands at NODE to TARGET, which is not the same. */
static int write_target(const struct editor *editor, const struct yaml *node, bool readable,
	const struct texts *present, const struct texts *target)
{
	const struct field *field = editor->edit->field;

	if (target->count == 0)
		return spot_clear(editor->source, field->name, editor->err);
	if (!is_list(field))
		return write_scalar(editor, target->items[0]);
	if (node == NULL || !readable)
		return write_list(editor, target);
	if (node->kind == YAML_LIST && node->first != NULL)
		return edit_list(editor, present, target);
	if (node->kind == YAML_SCALAR && present->count == 1 && target->count == 1)
		return write_scalar(editor, target->items[0]);
	if (field->kind == FIELD_NOTICES && present->count > 0)
		return err_set(editor->err, ERR_DATA, "cannot be edited in place");
	return write_list(editor, target);
}

/* Takes the versions of some fields out of `conflicts`. */
static int drop_conflict(const struct editor *editor, const char *name)
{
	struct spot spot;
	const struct yaml *map, *entry;

	if (spot_find(&spot, editor->source->root, editor->edit->field->name, editor->err) != 0)
		return -1;
	map = spot.at;
	entry = map != NULL && map->kind == YAML_MAP ? yaml_get(map, name) : NULL;
	if (entry == NULL)
		return 0;
	if (map->first->next == NULL)
		return spot_clear(editor->source, editor->edit->field->name, editor->err);
	return source_remove(editor->source, map, entry, editor->err);
}

static int check_kind(const struct editor *editor)
{
	const struct edit *edit = editor->edit;
	enum field_kind kind = edit->field->kind;

	if (kind == FIELD_CONFLICTS && edit->kind != EDIT_DROP &&
		(edit->kind != EDIT_SET || edit->values.count > 0))
		return err_set(
			editor->err, ERR_USAGE, "%s: is not written by hand", edit->field->name);
	if (kind == FIELD_NOTICES && edit->values.count > 0)
		return err_set(editor->err, ERR_USAGE, "%s: holds notices", edit->field->name);
	if (!is_list(edit->field) && kind != FIELD_CONFLICTS &&
		(edit->kind == EDIT_ADD || edit->kind == EDIT_ORDER || edit->values.count > 1))
		return err_set(editor->err, ERR_USAGE, "%s: holds one value", edit->field->name);
	return 0;
}

static int edit_conflicts(const struct editor *editor)
{
	const struct edit *edit = editor->edit;

	if (edit->kind == EDIT_SET)
		return spot_clear(editor->source, edit->field->name, editor->err);
	for (size_t i = 0; i < edit->values.count; i++)
		if (drop_conflict(editor, edit->values.items[i]) != 0)
			return -1;
	return 0;
}

/* Carries out one edit; *target is what the field holds then. */
static int apply(const struct editor *editor, struct texts *target)
{
	const struct edit *edit = editor->edit;
	struct texts present = { 0 }, typed = { 0 };
	struct spot spot;
	bool readable;

	if (check_kind(editor) != 0)
		return -1;
	if (edit->field->kind == FIELD_CONFLICTS)
		return edit_conflicts(editor);
	if (wanted_typed(editor, &typed) != 0 ||
		spot_find(&spot, editor->source->root, edit->field->name, editor->err) != 0 ||
		wanted_present(editor, spot.at, &present, &readable) != 0)
		return -1;
	wanted_target(editor, &present, &typed, target);
	if (readable && wanted_same(&present, target) &&
		(spot.at == NULL || target->count > 0 || edit->kind != EDIT_SET))
		return 0;
	return write_target(editor, spot.at, readable, &present, target);
}

/* Remembers what an edit came to; the last one for a field counts. */
static void remember(struct outcome *outcomes, size_t *count, const struct edit *edit,
	const struct texts *target)
{
	size_t drops = edit->field->kind == FIELD_CONFLICTS && edit->kind == EDIT_DROP
			       ? edit->values.count
			       : 0;
	size_t at = 0;

	for (size_t i = 0; i < drops; i++)
		outcomes[(*count)++] =
			(struct outcome){ .field = edit->field, .dropped = edit->values.items[i] };
	if (edit->field->kind == FIELD_CONFLICTS && edit->kind == EDIT_DROP)
		return;
	while (at < *count && outcomes[at].field != edit->field)
		at++;
	outcomes[at] = (struct outcome){ .field = edit->field, .target = *target };
	if (at == *count)
		(*count)++;
}

static size_t outcomes_most(const struct edits *edits)
{
	size_t most = edits->count;

	for (size_t i = 0; i < edits->count; i++)
		most += edits->items[i].values.count;
	return most;
}

static int edit_all(struct source *source, const struct fields *fields, const char *bytes,
	size_t length, const struct edits *edits, bool blocks, struct err *err)
{
	struct arena arena = { 0 };
	struct outcome *outcomes =
		arena_alloc(&arena, (outcomes_most(edits) + 1) * sizeof(*outcomes));
	size_t count = 0;
	int status = source_open(source, bytes, length, err);

	for (size_t i = 0; i < edits->count && status == 0; i++) {
		struct editor editor = { source, fields, &edits->items[i], &arena, blocks, err };
		struct texts target = { 0 };

		status = apply(&editor, &target);
		if (status == 0)
			remember(outcomes, &count, &edits->items[i], &target);
	}
	if (status == 0)
		status = edit_verify(source, fields, bytes, length, outcomes, count, err);
	arena_release(&arena);
	return status;
}

int codec_edit(const struct fields *fields, const char *bytes, size_t length,
	const struct edits *edits, struct str *out, struct err *err)
{
	struct source source = { 0 };
	int status = edit_all(&source, fields, bytes, length, edits, true, err);

	/* what follows may not let a literal block end where it should: quoted it can stand
	 * anywhere */
	if (status != 0 && err->kind == ERR_DATA) {
		struct err again = { 0 };

		source_release(&source);
		if (edit_all(&source, fields, bytes, length, edits, false, &again) == 0) {
			err_clear(err);
			status = 0;
		}
		err_release(&again);
	}
	if (status == 0)
		str_add_bytes(out, str_text(&source.bytes), source.bytes.length);
	else if (err->kind == ERR_DATA && err->hint.length == 0)
		err_hint(err, "edit it by hand");
	source_release(&source);
	return status;
}
