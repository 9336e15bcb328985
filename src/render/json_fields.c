#include <string.h>

#include "render/json_note.h"

static void add_notices(struct json *json, const char *key, const struct notices *notices)
{
	json_list(json, key);
	for (size_t i = 0; i < notices->count; i++) {
		const struct notice *notice = &notices->items[i];
		struct str yearly = { 0 };

		json_row(json, NULL);
		if (notice->yearly.month != 0) {
			str_add_yearly(&yearly, notice->yearly);
			json_text(json, "date", str_text(&yearly));
		} else {
			json_day(json, "date", notice->day);
		}
		json_text(json, "text", notice->text);
		json_end(json);
		str_release(&yearly);
	}
	json_end(json);
}

static void add_conflicts(struct json *json, const char *key, const struct conflicts *conflicts)
{
	json_object(json, key);
	for (size_t i = 0; i < conflicts->count; i++)
		json_texts(json, conflicts->items[i].field, &conflicts->items[i].values);
	json_end(json);
}

/* What is one scalar in the file, and no string of its own in the record. */
static void add_scalar(
	struct json *json, const char *key, const struct field *field, const void *record)
{
	struct str text = { 0 };

	field_write(field, record, 0, &text);
	json_text(json, key, text.length > 0 ? str_text(&text) : NULL);
	str_release(&text);
}

static void add_number(struct json *json, const char *key, int number)
{
	if (number != 0)
		json_number(json, key, number);
	else
		json_null(json, key);
}

/* A default that has a name is a value, too. */
static void add_choice(struct json *json, const char *key, const char *choice)
{
	json_text(json, key, choice[0] != '\0' ? choice : NULL);
}

static void add_value(
	struct json *json, const char *key, const struct field *field, const void *record)
{
	const void *member = field_get(field, record);

	switch (field->kind) {
	case FIELD_HANDLE:
	case FIELD_TEXT:
	case FIELD_LINE:
	case FIELD_ID:
	case FIELD_FILE:
		json_text(json, key, *(const char *const *)member);
		break;
	case FIELD_HANDLES:
	case FIELD_LINES:
	case FIELD_WORDS:
	case FIELD_CHOICES:
		json_texts(json, key, member);
		break;
	case FIELD_CHOICE:
		add_choice(json, key, field->choices[*(const int *)member]);
		break;
	case FIELD_FLAG:
		json_flag(json, key, *(const bool *)member);
		break;
	case FIELD_DURATION:
		if (*(const int *)member == DURATION_NEVER)
			add_scalar(json, key, field, record);
		else
			add_number(json, key, *(const int *)member);
		break;
	case FIELD_NUMBER:
		add_number(json, key, *(const int *)member);
		break;
	case FIELD_NOTICES:
		add_notices(json, key, member);
		break;
	case FIELD_CONFLICTS:
		add_conflicts(json, key, member);
		break;
	default:
		add_scalar(json, key, field, record);
	}
}

static void add_other(struct json *json, const struct fields *fields, const void *record)
{
	const struct unknowns *unknowns =
		(const void *)((const char *)record + fields->unknown_offset);

	json_object(json, "other");
	for (size_t i = 0; i < unknowns->count; i++)
		json_text(json, unknowns->items[i].name, unknowns->items[i].source);
	json_end(json);
}

/* How much of NAME is the mapping it is in: 5 of `thank.how`, 0 of `name`. */
static size_t mapping_of(const char *name)
{
	const char *dot = strchr(name, '.');

	return dot ? (size_t)(dot - name) : 0;
}

static void open_mapping(struct json *json, const char *name, size_t length)
{
	struct str key = { 0 };

	str_add_bytes(&key, name, length);
	json_object(json, str_text(&key));
	str_release(&key);
}

void json_fields(struct json *json, const struct fields *fields, const void *record)
{
	size_t inside = 0; /* the mapping that is open, of the row before */

	for (size_t i = 0; i < fields->count; i++) {
		const char *name = fields->rows[i].name;
		size_t mapping = mapping_of(name);
		bool same = i > 0 && mapping == inside &&
			    strncmp(name, fields->rows[i - 1].name, mapping) == 0;

		if (!same && inside > 0)
			json_end(json);
		if (!same && mapping > 0)
			open_mapping(json, name, mapping);
		inside = mapping;
		add_value(json, name + mapping + (mapping > 0), &fields->rows[i], record);
	}
	if (inside > 0)
		json_end(json);
	add_other(json, fields, record);
}
