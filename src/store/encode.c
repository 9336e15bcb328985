#include <string.h>

#include "store/codec.h"
#include "store/encode.h"
#include "store/yaml_text.h"

enum { INDENT = 2 };

/* A record on its way to a file. */
struct encoder {
	const struct fields *fields;
	const void *record;
	struct str *out;
	int columns; /* the keys of the mapping at hand stand behind so many spaces */
};

/* The mapping that a row's name is in, as the first LENGTH bytes of the name: "" at the top,
 * `thank` for `thank.how`. */
struct group {
	const char *name;
	size_t length;
};

static bool holds(struct group group, const char *name)
{
	return group.length == 0 ||
	       (strncmp(name, group.name, group.length) == 0 && name[group.length] == '.');
}

/* NAME's part behind GROUP. */
static const char *inside(struct group group, const char *name)
{
	return name + group.length + (group.length > 0);
}

/* The longest mapping of the table that the unknown key NAME is in. */
static struct group home_of(const struct fields *fields, const char *name)
{
	for (size_t length = strlen(name); length > 1; length--) {
		struct group group = { name, length - 1 };

		for (size_t i = 0; name[length - 1] == '.' && i < fields->count; i++)
			if (holds(group, fields->rows[i].name))
				return group;
	}
	return (struct group){ "", 0 };
}

static const struct unknowns *unknowns_of(const struct encoder *encoder)
{
	return (const void *)((const char *)encoder->record + encoder->fields->unknown_offset);
}

static void add_key(struct encoder *encoder, const char *key, size_t length)
{
	struct str text = { 0 };

	str_add_bytes(&text, key, length);
	str_add_times(encoder->out, " ", encoder->columns);
	str_add_yaml_line(encoder->out, text.bytes, YAML_IN_BLOCK);
	str_add_char(encoder->out, ':');
	str_release(&text);
}

static void add_text(struct encoder *encoder, const char *text)
{
	struct str lines = { 0 };

	str_add(&lines, text);
	while (lines.length > 0 && lines.bytes[lines.length - 1] == '\n')
		str_cut(&lines, lines.length - 1);
	if (yaml_block_holds(str_text(&lines))) {
		str_add_char(&lines, '\n');
		str_add_yaml_head(encoder->out, lines.bytes, INDENT);
		str_add_char(encoder->out, '\n');
		str_add_yaml_lines(encoder->out, lines.bytes, encoder->columns + INDENT, "\n");
	} else {
		str_add_yaml_quoted(encoder->out, str_text(&lines));
		str_add_char(encoder->out, '\n');
	}
	str_release(&lines);
}

void str_add_yaml_notice(struct str *str, const struct notice *notice)
{
	str_add_char(str, '{');
	if (day_known(notice->day) || notice->yearly.month != 0) {
		str_add(str, "date: ");
		if (notice->yearly.month != 0)
			str_add_yearly(str, notice->yearly);
		else
			str_add_day(str, notice->day);
		str_add(str, ", ");
	}
	str_add(str, "text: ");
	str_add_yaml_line(str, notice->text, YAML_IN_FLOW);
	str_add_char(str, '}');
}

static void add_notices(struct encoder *encoder, const struct notices *notices)
{
	str_add_char(encoder->out, '\n');
	for (size_t i = 0; i < notices->count; i++) {
		str_add_times(encoder->out, " ", encoder->columns + INDENT);
		str_add(encoder->out, "- ");
		str_add_yaml_notice(encoder->out, &notices->items[i]);
		str_add_char(encoder->out, '\n');
	}
}

static void add_conflicts(struct encoder *encoder, const struct conflicts *conflicts)
{
	str_add_char(encoder->out, '\n');
	for (size_t i = 0; i < conflicts->count; i++) {
		str_add_times(encoder->out, " ", encoder->columns + INDENT);
		str_add_yaml_line(encoder->out, conflicts->items[i].field, YAML_IN_BLOCK);
		str_add(encoder->out, ": ");
		str_add_yaml_list(encoder->out, &conflicts->items[i].values);
		str_add_char(encoder->out, '\n');
	}
}

bool yaml_is_bare(enum field_kind kind)
{
	return kind == FIELD_MOMENT || kind == FIELD_DAY || kind == FIELD_YEARLY ||
	       kind == FIELD_DURATION || kind == FIELD_NUMBER || kind == FIELD_FLAG;
}

static void add_scalar(struct encoder *encoder, const struct field *field)
{
	struct str text = { 0 };

	field_write(field, encoder->record, 0, &text);
	if (yaml_is_bare(field->kind))
		str_add(encoder->out, str_text(&text));
	else
		str_add_yaml_line(encoder->out, str_text(&text), YAML_IN_BLOCK);
	str_add_char(encoder->out, '\n');
	str_release(&text);
}

static void add_value(struct encoder *encoder, const struct field *field)
{
	const void *value = field_get(field, encoder->record);

	if (field->kind == FIELD_NOTICES) {
		add_notices(encoder, value);
	} else if (field->kind == FIELD_CONFLICTS) {
		add_conflicts(encoder, value);
	} else {
		str_add_char(encoder->out, ' ');
		if (field->kind == FIELD_TEXT)
			add_text(encoder, *(const char *const *)value);
		else if (!field_is_list(field))
			add_scalar(encoder, field);
		else {
			str_add_yaml_list(encoder->out, value);
			str_add_char(encoder->out, '\n');
		}
	}
}

/* Is there anything in GROUP to write? */
static bool is_used(const struct encoder *encoder, struct group group)
{
	const struct unknowns *unknowns = unknowns_of(encoder);

	for (size_t i = 0; i < encoder->fields->count; i++)
		if (holds(group, encoder->fields->rows[i].name) &&
			!field_is_empty(&encoder->fields->rows[i], encoder->record))
			return true;
	for (size_t i = 0; i < unknowns->count; i++)
		if (holds(group, unknowns->items[i].name) &&
			home_of(encoder->fields, unknowns->items[i].name).length >= group.length)
			return true;
	return false;
}

/* What nobody here knows stands last in its mapping. */
static void add_unknown(struct encoder *encoder, struct group group)
{
	const struct unknowns *unknowns = unknowns_of(encoder);

	for (size_t i = 0; i < unknowns->count; i++) {
		const char *name = unknowns->items[i].name, *source = unknowns->items[i].source;

		if (home_of(encoder->fields, name).length != group.length || !holds(group, name))
			continue;
		add_key(encoder, inside(group, name), strlen(inside(group, name)));
		str_addf(encoder->out, "%s%s\n", source[0] != '\0' ? " " : "", source);
	}
}

static void add_row(struct encoder *encoder, const struct field *field, const char *key)
{
	struct group same = { field->name, strlen(field->name) };

	if (field_is_empty(field, encoder->record))
		return;
	/* `every: 30d` cannot stand beside `every:` with kinds below it */
	if ((field->flags & FIELD_ALONE) != 0 && is_used(encoder, same))
		return;
	add_key(encoder, key, strlen(key));
	add_value(encoder, field);
}

static void add_group(struct encoder *encoder, struct group group);

/* The mapping GROUP with its key of LENGTH bytes, if there is anything in it. */
static void add_mapping(struct encoder *encoder, struct group group, const char *key, size_t length)
{
	if (!is_used(encoder, group))
		return;
	add_key(encoder, key, length);
	str_add_char(encoder->out, '\n');
	encoder->columns += INDENT;
	add_group(encoder, group);
	encoder->columns -= INDENT;
}

static void add_group(struct encoder *encoder, struct group group)
{
	const struct field *rows = encoder->fields->rows;
	struct group last = { "", 0 };

	for (size_t i = 0; i < encoder->fields->count; i++) {
		const char *name = rows[i].name, *key;

		if (!holds(group, name) || (last.length > 0 && holds(last, name)))
			continue;
		key = inside(group, name);
		if (strchr(key, '.') == NULL) {
			add_row(encoder, &rows[i], key);
			continue;
		}
		last = (struct group){ name, (size_t)(key - name) + strcspn(key, ".") };
		add_mapping(encoder, last, key, strcspn(key, "."));
	}
	add_unknown(encoder, group);
}

void codec_encode(const struct fields *fields, const void *record, struct str *out)
{
	struct encoder encoder = { .fields = fields, .record = record, .out = out };

	add_group(&encoder, (struct group){ "", 0 });
}
