#include "render/csv_field.h"

static void join(struct str *joined, const char *joint, const char *text)
{
	if (joined->length > 0)
		str_add(joined, joint);
	str_add(joined, text);
}

void csv_next_texts(struct str *out, const struct texts *texts)
{
	struct str joined = { 0 };

	for (size_t i = 0; i < texts->count; i++)
		join(&joined, ", ", texts->items[i]);
	csv_next(out, str_text(&joined));
	str_release(&joined);
}

void csv_next_names(struct str *out, const struct fields *fields)
{
	for (size_t i = 0; i < fields->count; i++)
		csv_next(out, fields->rows[i].name);
	csv_next(out, "other");
}

static void join_notices(struct str *joined, const struct notices *notices)
{
	for (size_t i = 0; i < notices->count; i++) {
		const struct notice *notice = &notices->items[i];

		join(joined, "\n", "");
		str_add_yearly(joined, notice->yearly);
		if (day_known(notice->day))
			str_add_day(joined, notice->day);
		if (notice->yearly.month != 0 || day_known(notice->day))
			str_add(joined, ": ");
		str_add(joined, notice->text);
	}
}

static void join_conflicts(struct str *joined, const struct conflicts *conflicts)
{
	for (size_t i = 0; i < conflicts->count; i++) {
		const struct conflict *conflict = &conflicts->items[i];

		for (size_t j = 0; j < conflict->values.count; j++) {
			join(joined, "\n", conflict->field);
			str_add(joined, ": ");
			str_add(joined, conflict->values.items[j]);
		}
	}
}

static void join_unknowns(struct str *joined, const struct unknowns *unknowns)
{
	for (size_t i = 0; i < unknowns->count; i++) {
		join(joined, "\n", unknowns->items[i].name);
		str_add(joined, ": ");
		str_add(joined, unknowns->items[i].source);
	}
}

static void join_scalars(struct str *joined, const struct field *field, const void *record)
{
	/* a default that has a name is a value, too */
	if (field->kind == FIELD_CHOICE && field_is_empty(field, record))
		str_add(joined, field->choices[0]);
	for (size_t i = 0; i < field_values(field, record); i++) {
		join(joined, ", ", "");
		field_write(field, record, i, joined);
	}
}

/* A day, a number or a yes cannot be a formula, and "--04-02" shall stay what it is. */
static bool is_ours(enum field_kind kind)
{
	return kind == FIELD_MOMENT || kind == FIELD_DAY || kind == FIELD_YEARLY ||
	       kind == FIELD_DURATION || kind == FIELD_NUMBER || kind == FIELD_FLAG;
}

static void add_value(struct str *out, const struct field *field, const void *record)
{
	struct str joined = { 0 };

	if (field->kind == FIELD_NOTICES)
		join_notices(&joined, field_get(field, record));
	else if (field->kind == FIELD_CONFLICTS)
		join_conflicts(&joined, field_get(field, record));
	else
		join_scalars(&joined, field, record);
	str_add_char(out, ',');
	if (is_ours(field->kind))
		str_add(out, str_text(&joined));
	else
		csv_field(out, str_text(&joined));
	str_release(&joined);
}

void csv_next_values(struct str *out, const struct fields *fields, const void *record)
{
	struct str other = { 0 };

	for (size_t i = 0; i < fields->count; i++) {
		if (record)
			add_value(out, &fields->rows[i], record);
		else
			str_add_char(out, ',');
	}
	if (record)
		join_unknowns(
			&other, (const void *)((const char *)record + fields->unknown_offset));
	csv_next(out, str_text(&other));
	str_release(&other);
}
