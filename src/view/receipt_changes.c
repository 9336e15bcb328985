#include "view/receipt_changes.h"

#include <string.h>

static bool is_named(const struct field *field, const char *name)
{
	return text_same(field->name, name);
}

/* By whom it was typed follows from the sender, and the group from whom it is to; what a merge left
 * is no value. */
static bool is_told(const struct receipt_view *view, const struct field *field,
	const struct note *before, const struct note *after)
{
	if (field->kind == FIELD_CONFLICTS || field_same(field, before, after))
		return false;
	if (is_named(field, "text"))
		return view->words_before == NULL;
	if (is_named(field, "by"))
		return text_same(before->from, after->from);
	if (is_named(field, "group"))
		return field_same(fields_find(&note_fields, "to"), before, after);
	return true;
}

static const char *words_of(const struct scene *scene, const struct field *field,
	const struct note *note, const char *value)
{
	if (field->kind == FIELD_HANDLE || field->kind == FIELD_HANDLES)
		return who_of(scene, value).short_name;
	if (is_named(field, "via"))
		return note->via == VIA_NOTE ? value : via_words(note->via);
	return value;
}

static struct texts values_of(struct receipt_view *view, const struct scene *scene,
	const struct field *field, const struct note *note)
{
	size_t count = field_values(field, note);
	struct texts values = { 0 };
	struct str value = { 0 };

	for (size_t i = 0; i < count; i++) {
		str_clear(&value);
		field_write(field, note, i, &value);
		if (value.length > 0)
			texts_add(&view->memory, &values,
				words_of(scene, field, note,
					arena_string(&view->memory, str_text(&value))));
	}
	if (values.count == 0 && is_named(field, "via"))
		texts_add(&view->memory, &values, via_names[VIA_NOTE]);
	str_release(&value);
	return values;
}

void receipt_take_changes(
	struct receipt_view *view, const struct scene *scene, const struct note *before)
{
	const struct note *after = view->note.note;

	view->date_before = before->date;
	view->changes = arena_alloc(&view->memory, note_fields.count * sizeof(*view->changes));
	for (size_t i = 0; i < note_fields.count; i++) {
		const struct field *field = &note_fields.rows[i];
		struct receipt_change *change = &view->changes[view->change_count];

		if (!is_told(view, field, before, after))
			continue;
		view->change_count++;
		change->field = field->name;
		if (field->kind == FIELD_TEXT || field->kind == FIELD_MOMENT)
			continue;
		change->before = values_of(view, scene, field, before);
		change->after = values_of(view, scene, field, after);
	}
}
