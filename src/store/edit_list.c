#include <string.h>

#include "store/edit.h"
#include "store/yaml_text.h"

enum item_change { ITEM_ADD, ITEM_DROP, ITEM_SET };

/* How VALUE stands in the file: a notice is YAML already. */
static void add_line(
	const struct field *field, const char *value, enum yaml_where where, struct str *line)
{
	if (field->kind == FIELD_NOTICES)
		str_add(line, value);
	else
		str_add_yaml_line(line, value, where);
}

/* One change to the list, to its item INDEX. */
static int change_item(
	const struct editor *editor, enum item_change change, size_t index, const char *text)
{
	const struct field *field = editor->edit->field;
	struct str line = { 0 }, flow = { 0 };
	struct value value = { 0 };
	const struct yaml *item;
	struct spot spot;
	int status;

	if (spot_find(&spot, editor->source->root, field->name, editor->err) != 0)
		return -1;
	item = spot.at->first;
	while (index-- > 0)
		item = item->next;
	if (change == ITEM_DROP)
		return source_drop_item(editor->source, spot.at, item, editor->err);
	add_line(field, text, YAML_IN_BLOCK, &line);
	add_line(field, text, YAML_IN_FLOW, &flow);
	value.line = line.bytes;
	value.flow = flow.bytes;
	if (change == ITEM_ADD)
		status = source_add_item(editor->source, spot.at, &value, editor->err);
	else
		status = source_set_item(editor->source, spot.at, item, &value, editor->err);
	str_release(&line);
	str_release(&flow);
	return status;
}

/* Items that stay keep their bytes: what is new goes behind them, then what is unwanted goes. */
static int change_items(
	const struct editor *editor, const struct texts *present, const struct texts *target)
{
	const struct field *field = editor->edit->field;

	for (size_t i = 0; i < target->count; i++)
		if (!wanted_has(field, present, target->items[i]) &&
			change_item(editor, ITEM_ADD, 0, target->items[i]) != 0)
			return -1;
	for (size_t i = present->count; i-- > 0;)
		if (!wanted_has(field, target, present->items[i]) &&
			change_item(editor, ITEM_DROP, i, NULL) != 0)
			return -1;
	return 0;
}

/* Item by item in place, then the tail: for another order. */
static int rewrite_items(
	const struct editor *editor, const struct texts *present, const struct texts *target)
{
	for (size_t i = 0; i < target->count; i++) {
		bool there = i < present->count;

		if (there && strcmp(present->items[i], target->items[i]) == 0)
			continue;
		if (change_item(editor, there ? ITEM_SET : ITEM_ADD, there ? i : 0,
			    target->items[i]) != 0)
			return -1;
	}
	for (size_t i = present->count; i-- > target->count;)
		if (change_item(editor, ITEM_DROP, i, NULL) != 0)
			return -1;
	return 0;
}

/* Do those that stay come first in TARGET, in the order they have, each once? */
static bool keeps_order(
	const struct field *field, const struct texts *present, const struct texts *target)
{
	size_t at = 0;

	for (size_t i = 0; i < present->count; i++) {
		if (!wanted_has(field, target, present->items[i]))
			continue;
		if (at == target->count || strcmp(target->items[at], present->items[i]) != 0)
			return false;
		at++;
	}
	for (; at < target->count; at++)
		if (wanted_has(field, present, target->items[at]))
			return false;
	return true;
}

int edit_list(const struct editor *editor, const struct texts *present, const struct texts *target)
{
	if (keeps_order(editor->edit->field, present, target))
		return change_items(editor, present, target);
	return rewrite_items(editor, present, target);
}
