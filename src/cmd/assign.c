#include "cmd/assign.h"

#include <string.h>

#include "base/near.h"
#include "base/when.h"
#include "model/handle.h"
#include "model/spelling.h"
#include "model/yearly.h"

/* A list may be named by one of its items: `group`, `email`, `alias`. */
static const struct field *find_field(const char *key, size_t length)
{
	static const char *const endings[] = { "", "s", "es" };
	struct str name = { 0 };
	const struct field *field = NULL;

	for (size_t i = 0; field == NULL && i < sizeof(endings) / sizeof(endings[0]); i++) {
		str_clear(&name);
		str_add_bytes(&name, key, length);
		str_add(&name, endings[i]);
		field = fields_find(&person_fields, str_text(&name));
		if (field != NULL && i > 0 && !field_is_list(field))
			field = NULL;
	}
	str_release(&name);
	return field;
}

static int unknown_key(const char *key, size_t length, struct err *err)
{
	struct str typed = { 0 }, all = { 0 };
	const char *near = NULL;

	str_add_bytes(&typed, key, length);
	for (size_t i = 0; i < person_fields.count; i++) {
		const struct field *field = &person_fields.rows[i];

		if (near == NULL && text_near(str_text(&typed), field->name))
			near = field->name;
		if (field->kind != FIELD_CONFLICTS && field->kind != FIELD_NOTICES)
			str_addf(&all, "%s%s", all.length > 0 ? ", " : "", field->name);
	}
	err_set(err, ERR_USAGE, "people set: '%s' is not a field", str_text(&typed));
	if (near != NULL)
		err_hint(err, "did you mean %s?", near);
	else
		err_hint(err, "there are %s", str_text(&all));
	str_release(&typed);
	str_release(&all);
	return -1;
}

/* A birthday without the dashes in front. */
static bool add_yearly(struct str *out, const char *value)
{
	struct yearly yearly;

	str_addf(out, "--%s", value);
	if (yearly_parse(str_text(out), out->length, &yearly))
		return true;
	str_clear(out);
	return false;
}

/* Days as people type them. */
static void add_normal(struct str *out, const struct assigned *assigned, const struct field *field,
	const char *value)
{
	struct day day;

	if (field->kind == FIELD_DAY && when_day(value, app_today(assigned->app), WHEN_BACK, &day))
		str_add_day(out, day);
	else if (field->kind != FIELD_YEARLY || !add_yearly(out, value))
		str_add(out, value);
}

/* One spelling may mean one person only; groups share the handles' name space. */
static int check_free(const struct assigned *assigned, const struct field *field, const char *value,
	struct err *err)
{
	const struct person *other = people_find(assigned->people, value);
	bool group = text_same(field->name, "groups");

	if (group && other != NULL)
		return err_set(err, ERR_USAGE, "people set: '%s' is a person, @%s, and no group",
			value, other->handle);
	if (group || (!text_same(field->name, "aliases") && !text_same(field->name, "emails")))
		return 0;
	if (other != NULL && !text_same(other->handle, assigned->someone.handle)) {
		err_set(err, ERR_USAGE, "people set: '%s' is @%s already", value, other->handle);
		return err_hint(err, "if they are the same: thanks people merge @%s @%s",
			assigned->someone.handle, other->handle);
	}
	if (handle_reserved(value) || people_has_group(assigned->people, value))
		return err_set(err, ERR_USAGE, "people set: '%s' is taken", value);
	return 0;
}

static int check_email(const struct field *field, const char *value, struct err *err)
{
	if (!text_same(field->name, "emails") || spelling_is_email(value, strlen(value)))
		return 0;
	err_set(err, ERR_USAGE, "people set: emails: '%s' is not an e-mail address", value);
	return err_hint(err, "as in: emails+=alice@example.org");
}

/* VALUE, checked by the field's own rule, as it will stand in the file. */
static int add_value(
	struct assigned *assigned, struct edit *edit, const char *value, struct err *err)
{
	const struct field *field = edit->field;
	struct arena *arena = &assigned->app->memory;
	struct person scratch;
	struct str typed = { 0 }, text = { 0 };
	int status;

	fields_init(&person_fields, &scratch);
	add_normal(&typed, assigned, field, value);
	status = field_read(field, &scratch, str_text(&typed), typed.length, arena, err);
	if (status == 0) {
		field_write(field, &scratch, 0, &text);
		if (text.length > 0)
			texts_add(arena, &edit->values,
				arena_text(arena, str_text(&text), text.length));
		if (edit->kind != EDIT_DROP)
			status = check_email(field, str_text(&text), err);
		if (status == 0 && edit->kind != EDIT_DROP)
			status = check_free(assigned, field, str_text(&text), err);
	} else {
		err->kind = ERR_USAGE;
		err_in(err, "people set: %s", field->name);
	}
	str_release(&typed);
	str_release(&text);
	return status;
}

/* Several values of a list are parted by commas. */
static int add_values(
	struct assigned *assigned, struct edit *edit, const char *values, struct err *err)
{
	while (*values != '\0') {
		size_t length = field_is_list(edit->field) ? strcspn(values, ",") : strlen(values);
		size_t start = strspn(values, " "), end = length;

		while (end > start && values[end - 1] == ' ')
			end--;
		if (end > start &&
			add_value(assigned, edit,
				arena_text(&assigned->app->memory, values + start, end - start),
				err) != 0)
			return -1;
		values += length + (values[length] == ',');
	}
	if (edit->values.count == 0 && edit->kind != EDIT_SET)
		return err_set(err, ERR_USAGE, "people set: %s: nothing to add or take away",
			edit->field->name);
	return 0;
}

static void add_name(struct assigned *assigned, const struct field *field)
{
	for (size_t i = 0; i + 1 < assigned->count; i++)
		if (assigned->edits[i].field == field)
			return;
	str_addf(&assigned->names, "%s%s", assigned->names.length > 0 ? ", " : "", field->name);
}

/* Two edits of the same kind are one: groups+=a groups+=b. */
static struct edit *edit_for(
	struct assigned *assigned, const struct field *field, enum edit_kind kind)
{
	struct edit *edit;

	for (size_t i = 0; i < assigned->count; i++)
		if (assigned->edits[i].field == field && assigned->edits[i].kind == kind)
			return &assigned->edits[i];
	if (assigned->count == EDITS_MOST)
		return NULL;
	edit = &assigned->edits[assigned->count++];
	*edit = (struct edit){ .field = field, .kind = kind };
	add_name(assigned, field);
	return edit;
}

static int check_kind(
	const struct field *field, enum edit_kind kind, const char *value, struct err *err)
{
	if (field->kind == FIELD_NOTICES)
		return err_set(err, ERR_USAGE,
			"people set: notices are written by: thanks notice @who [day] \"...\"");
	if (field->kind == FIELD_CONFLICTS && (kind != EDIT_SET || value[0] != '\0'))
		return err_set(err, ERR_USAGE,
			"people set: conflicts can only be taken away, by conflicts=");
	if (kind != EDIT_SET && !field_is_list(field))
		return err_set(err, ERR_USAGE, "people set: %s holds one value: %s=...",
			field->name, field->name);
	return 0;
}

/* The day that field NAME will hold: FOUND unless it is set anew. */
static struct day day_after(const struct assigned *assigned, const char *name, struct day found)
{
	for (size_t i = 0; i < assigned->count; i++) {
		const struct edit *edit = &assigned->edits[i];

		if (!text_same(edit->field->name, name))
			continue;
		if (edit->values.count == 0 || day_parse(edit->values.items[0],
						       strlen(edit->values.items[0]), &found) == 0)
			found = DAY_NONE;
	}
	return found;
}

int assigned_check(const struct assigned *assigned, struct err *err)
{
	const struct person *person = assigned->someone.person;
	struct day since = day_after(assigned, "since", person != NULL ? person->since : DAY_NONE);
	struct day until = day_after(assigned, "until", person != NULL ? person->until : DAY_NONE);
	struct str days = { 0 };

	if (!day_known(since) || !day_known(until) || day_compare(since, until) <= 0)
		return 0;
	str_add_day(&days, until);
	str_add(&days, " is before since, ");
	str_add_day(&days, since);
	err_set(err, ERR_USAGE, "people set: until: %s", str_text(&days));
	str_release(&days);
	return -1;
}

/* name=value, list+=value, list-=value */
int assign(struct assigned *assigned, const char *typed, struct err *err)
{
	const char *equals = strchr(typed, '=');
	enum edit_kind kind = EDIT_SET;
	const struct field *field;
	struct edit *edit;
	size_t length;

	if (equals == NULL || equals == typed)
		return err_set(
			err, ERR_USAGE, "people set: '%s' is not like name=\"Alice\"", typed);
	length = (size_t)(equals - typed);
	if (typed[length - 1] == '+' || typed[length - 1] == '-')
		kind = typed[--length] == '+' ? EDIT_ADD : EDIT_DROP;
	field = find_field(typed, length);
	if (field == NULL)
		return unknown_key(typed, length, err);
	if (check_kind(field, kind, equals + 1, err) != 0)
		return -1;
	edit = edit_for(assigned, field, kind);
	if (edit == NULL)
		return err_set(err, ERR_USAGE, "people set: too much at once");
	if (kind == EDIT_SET)
		edit->values = (struct texts){ 0 };
	return add_values(assigned, edit, equals + 1, err);
}
