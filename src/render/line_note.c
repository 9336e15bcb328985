#include "render/line_note.h"

#include <string.h>

void line_next_whos(struct str *out, const struct whos *whos)
{
	str_add_char(out, '\t');
	for (size_t i = 0; i < whos->count; i++) {
		str_add(out, i > 0 ? "," : "");
		line_field(out, whos->items[i].handle);
	}
}

void line_sticky(struct str *out, const struct sticky *sticky)
{
	line_field(out, sticky->note->id);
	line_next_moment(out, sticky->note->date);
	line_next(out, sticky->from.handle);
	line_next_whos(out, &sticky->to);
	str_add_char(out, '\t');
	line_first(out, sticky->note->text);
	str_add_char(out, '\n');
}

void line_value(struct str *out, const char *name, const char *field)
{
	line_field(out, name);
	line_next(out, field);
}

/* The lines of VALUE, each one a record; without the empty ones behind the last. */
static void add_lines(struct str *out, const char *name, const char *field, const char *value)
{
	size_t length = strlen(value);

	while (length > 0 && (value[length - 1] == '\n' || value[length - 1] == '\r'))
		length--;
	for (size_t at = 0; at < length;) {
		struct str line = { 0 };
		size_t end = at + strcspn(value + at, "\n");

		end = end > length ? length : end;
		str_add_bytes(&line, value + at, end - at);
		if (line.length > 0 && line.bytes[line.length - 1] == '\r')
			str_cut(&line, line.length - 1);
		line_value(out, name, field);
		line_next(out, str_text(&line));
		str_add_char(out, '\n');
		str_release(&line);
		at = end + 1;
	}
}

static void add_notices(
	struct str *out, const char *name, const char *field, const struct notices *notices)
{
	for (size_t i = 0; i < notices->count; i++) {
		const struct notice *notice = &notices->items[i];

		line_value(out, name, field);
		if (notice->yearly.month != 0) {
			str_add_char(out, '\t');
			str_add_yearly(out, notice->yearly);
		} else {
			line_next_day(out, notice->day);
		}
		line_next(out, notice->text);
		str_add_char(out, '\n');
	}
}

static void add_conflicts(
	struct str *out, const char *name, const char *field, const struct conflicts *conflicts)
{
	for (size_t i = 0; i < conflicts->count; i++) {
		const struct conflict *conflict = &conflicts->items[i];

		for (size_t j = 0; j < conflict->values.count; j++) {
			line_value(out, name, field);
			line_next(out, conflict->field);
			line_next(out, conflict->values.items[j]);
			str_add_char(out, '\n');
		}
	}
}

static void add_other(struct str *out, const char *name, const struct unknowns *unknowns)
{
	for (size_t i = 0; i < unknowns->count; i++) {
		line_value(out, name, "other");
		line_next(out, unknowns->items[i].name);
		line_next(out, unknowns->items[i].source);
		str_add_char(out, '\n');
	}
}

static void add_values(
	struct str *out, const char *name, const struct field *field, const void *record)
{
	for (size_t i = 0; i < field_values(field, record); i++) {
		struct str value = { 0 };

		field_write(field, record, i, &value);
		add_lines(out, name, field->name, str_text(&value));
		str_release(&value);
	}
}

void line_fields(struct str *out, const char *name, const struct fields *fields, const void *record)
{
	for (size_t i = 0; i < fields->count; i++) {
		const struct field *field = &fields->rows[i];

		if (field->kind == FIELD_NOTICES)
			add_notices(out, name, field->name, field_get(field, record));
		else if (field->kind == FIELD_CONFLICTS)
			add_conflicts(out, name, field->name, field_get(field, record));
		else
			add_values(out, name, field, record);
	}
	add_other(out, name, (const void *)((const char *)record + fields->unknown_offset));
}
