#include "model/field.h"

#include <string.h>

#include "model/scalar.h"

enum { TEXT_LONGEST = 64 * 1024, LINE_LONGEST = 4096 };

bool day_known(struct day day)
{
	return day.number != DAY_NONE.number;
}

bool moment_known(struct moment moment)
{
	return moment.offset != MOMENT_NONE.offset;
}

void *field_at(const struct field *field, void *record)
{
	return (char *)record + field->offset;
}

const void *field_get(const struct field *field, const void *record)
{
	return (const char *)record + field->offset;
}

static bool is_string(enum field_kind kind)
{
	return kind == FIELD_HANDLE || kind == FIELD_TEXT || kind == FIELD_LINE ||
	       kind == FIELD_ID || kind == FIELD_FILE;
}

bool field_is_list(const struct field *field)
{
	return field->kind == FIELD_HANDLES || field->kind == FIELD_LINES ||
	       field->kind == FIELD_WORDS || field->kind == FIELD_CHOICES;
}

static void empty(const struct field *field, void *member)
{
	if (is_string(field->kind))
		*(const char **)member = NULL;
	else if (field_is_list(field))
		*(struct texts *)member = (struct texts){ 0 };
	else if (field->kind == FIELD_MOMENT)
		*(struct moment *)member = MOMENT_NONE;
	else if (field->kind == FIELD_DAY)
		*(struct day *)member = DAY_NONE;
	else if (field->kind == FIELD_YEARLY)
		*(struct yearly *)member = (struct yearly){ 0 };
	else if (field->kind == FIELD_FLAG)
		*(bool *)member = false;
	else if (field->kind == FIELD_NOTICES)
		*(struct notices *)member = (struct notices){ 0 };
	else if (field->kind == FIELD_CONFLICTS)
		*(struct conflicts *)member = (struct conflicts){ 0 };
	else
		*(int *)member = 0;
}

void field_clear(const struct field *field, void *record)
{
	empty(field, field_at(field, record));
}

void fields_init(const struct fields *fields, void *record)
{
	for (size_t i = 0; i < fields->count; i++)
		field_clear(&fields->rows[i], record);
	*(struct unknowns *)(void *)((char *)record + fields->unknown_offset) =
		(struct unknowns){ 0 };
}

const struct field *fields_find(const struct fields *fields, const char *name)
{
	for (size_t i = 0; i < fields->count; i++)
		if (strcmp(fields->rows[i].name, name) == 0)
			return &fields->rows[i];
	return NULL;
}

void field_given(const struct field *field, void *record)
{
	static const char *const nothing[1];

	if (field_is_list(field) && field_values(field, record) == 0)
		*(struct texts *)field_at(field, record) =
			(struct texts){ .items = (const char **)nothing };
}

static bool is_present(const struct field *field, const void *member)
{
	switch (field->kind) {
	case FIELD_MOMENT:
		return moment_known(*(const struct moment *)member);
	case FIELD_DAY:
		return day_known(*(const struct day *)member);
	case FIELD_YEARLY:
		return ((const struct yearly *)member)->month != 0;
	case FIELD_FLAG:
		return *(const bool *)member;
	case FIELD_NOTICES:
		return ((const struct notices *)member)->count > 0;
	case FIELD_CONFLICTS:
		return ((const struct conflicts *)member)->count > 0;
	default:
		return *(const int *)member != 0;
	}
}

bool field_is_empty(const struct field *field, const void *record)
{
	const void *member = field_get(field, record);
	const char *text;

	if (field_is_list(field))
		return ((const struct texts *)member)->count == 0;
	if (!is_string(field->kind))
		return !is_present(field, member);
	text = *(const char *const *)member;
	return text == NULL || text[0] == '\0';
}

size_t field_values(const struct field *field, const void *record)
{
	if (field_is_list(field))
		return ((const struct texts *)field_get(field, record))->count;
	if (field->kind == FIELD_NOTICES || field->kind == FIELD_CONFLICTS)
		return 0;
	return field_is_empty(field, record) ? 0 : 1;
}

static void write_value(const struct field *field, const void *member, struct str *out)
{
	switch (field->kind) {
	case FIELD_MOMENT:
		str_add_moment(out, *(const struct moment *)member);
		break;
	case FIELD_DAY:
		str_add_day(out, *(const struct day *)member);
		break;
	case FIELD_YEARLY:
		str_add_yearly(out, *(const struct yearly *)member);
		break;
	case FIELD_FLAG:
		str_add(out, "true");
		break;
	case FIELD_CHOICE:
		str_add(out, field->choices[*(const int *)member]);
		break;
	case FIELD_DURATION:
		if (*(const int *)member == DURATION_NEVER)
			str_add(out, "never");
		else
			str_addf(out, "%dd", *(const int *)member);
		break;
	case FIELD_NUMBER:
		str_addf(out, "%d", *(const int *)member);
		break;
	default:
		str_add(out, *(const char *const *)member);
		break;
	}
}

void field_write(const struct field *field, const void *record, size_t index, struct str *out)
{
	const void *member = field_get(field, record);

	if (index >= field_values(field, record))
		return;
	if (field_is_list(field))
		str_add(out, ((const struct texts *)member)->items[index]);
	else
		write_value(field, member, out);
}

static size_t longest(const struct field *field)
{
	if (field->longest > 0)
		return field->longest;
	return field->kind == FIELD_TEXT ? TEXT_LONGEST : LINE_LONGEST;
}

int field_read(const struct field *field, void *record, const char *text, size_t length,
	struct arena *arena, struct err *err)
{
	struct scalar scalar = { field, field_at(field, record), text, length, arena, err };

	if (memchr(text, '\0', length) != NULL)
		return err_set(err, ERR_DATA, "it holds a NUL byte");
	if (length > longest(field))
		return err_set(
			err, ERR_DATA, "it has %zu bytes, more than %zu", length, longest(field));
	return scalar_read(&scalar);
}

bool field_same(const struct field *field, const void *one, const void *other)
{
	struct str a = { 0 }, b = { 0 };
	size_t count = field_values(field, one);
	bool same = count == field_values(field, other);

	for (size_t i = 0; same && i < count; i++) {
		str_clear(&a);
		str_clear(&b);
		field_write(field, one, i, &a);
		field_write(field, other, i, &b);
		same = text_same(str_text(&a), str_text(&b));
	}
	str_release(&a);
	str_release(&b);
	return same;
}
