#include <stdlib.h>
#include <string.h>

#include "model/merge.h"
#include "store/codec.h"
#include "store/edit.h"
#include "store/encode.h"
#include "store/merge_work.h"
#include "store/spot.h"
#include "store/yaml_text.h"

/* Each step reads the file anew: so many bytes in all, then it is less work to write it anew. */
enum { WORK_MOST = 32 * 1024 * 1024, STEP_LEAST = 4096 };

/* A frame that gets the values of WANTED. */
struct bringing {
	const struct fields *fields;
	const void *present, *wanted;
	struct edit *edits;
	size_t count, cap;
	size_t steps, most; /* about so many changes, items of lists each for itself */
	struct arena arena;
	struct err *err;
};

static const struct unknowns *unknowns_of(const struct bringing *bringing, const void *record)
{
	return (const void *)((const char *)record + bringing->fields->unknown_offset);
}

static void add_edit(struct bringing *bringing, struct edit edit)
{
	bringing->edits = mem_grow(
		bringing->edits, &bringing->cap, bringing->count + 1, sizeof(*bringing->edits));
	bringing->edits[bringing->count++] = edit;
}

/* Adds KIND for each of THESE notices that OTHERS lack. */
static void edit_notices(struct bringing *bringing, const struct field *field, enum edit_kind kind,
	const void *these, const void *others)
{
	const struct notices *notices = field_get(field, these);
	struct texts mine = { 0 }, known = { 0 };

	wanted_values(field, these, &bringing->arena, &mine);
	wanted_values(field, others, &bringing->arena, &known);
	bringing->steps += mine.count;
	for (size_t i = 0; i < mine.count && bringing->steps <= bringing->most; i++)
		if (!wanted_has(field, &known, mine.items[i]))
			add_edit(bringing, (struct edit){ .field = field,
						   .kind = kind,
						   .notice = &notices->items[i] });
}

static void edit_value(struct bringing *bringing, const struct field *field)
{
	struct edit edit = { .field = field, .kind = EDIT_SET };

	wanted_values(field, bringing->wanted, &bringing->arena, &edit.values);
	bringing->steps += 1 + edit.values.count + field_values(field, bringing->present);
	add_edit(bringing, edit);
}

/* `every: 30d` and what is below `every` make room for each other. */
static bool is_early(const struct bringing *bringing, const struct field *field)
{
	for (size_t i = 0; i < bringing->fields->count; i++) {
		const struct field *row = &bringing->fields->rows[i];

		if ((row->flags & FIELD_ALONE) != 0 && text_starts(field->name, row->name) &&
			field_is_empty(field, bringing->wanted))
			return true;
	}
	return false;
}

static void plan_edits(struct bringing *bringing, bool early)
{
	for (size_t i = 0; i < bringing->fields->count; i++) {
		const struct field *field = &bringing->fields->rows[i];

		if (field->kind == FIELD_CONFLICTS || is_early(bringing, field) != early ||
			merge_same_field(field, bringing->present, bringing->wanted))
			continue;
		if (field->kind == FIELD_NOTICES) {
			edit_notices(
				bringing, field, EDIT_ADD, bringing->wanted, bringing->present);
			edit_notices(
				bringing, field, EDIT_DROP, bringing->present, bringing->wanted);
		} else {
			edit_value(bringing, field);
		}
	}
}

/* Lists of which the key stands there with nothing in it: no edit can ask for that. */
static int bring_empty(struct bringing *bringing, struct source *source)
{
	const struct value nothing = { .line = "[]", .flow = "[]" };

	for (size_t i = 0; i < bringing->fields->count; i++) {
		const struct field *field = &bringing->fields->rows[i];

		if (!field_is_list(field) || !field_is_empty(field, bringing->wanted) ||
			((const struct texts *)field_get(field, bringing->wanted))->items == NULL ||
			merge_same_field(field, bringing->present, bringing->wanted))
			continue;
		if (spot_write(source, bringing->fields, field->name, &nothing, bringing->err) != 0)
			return -1;
	}
	return 0;
}

static int bring_unknown(struct bringing *bringing, struct source *source)
{
	const struct unknowns *present = unknowns_of(bringing, bringing->present);
	const struct unknowns *wanted = unknowns_of(bringing, bringing->wanted);
	int status = 0;

	for (size_t i = 0; status == 0 && i < present->count; i++)
		if (merge_unknown(bringing->fields, bringing->wanted, present->items[i].name) ==
			NULL)
			status = spot_clear(source, present->items[i].name, bringing->err);
	for (size_t i = 0; status == 0 && i < wanted->count; i++) {
		const char *source_now =
			merge_unknown(bringing->fields, bringing->present, wanted->items[i].name);
		const char *text = wanted->items[i].source;
		const struct value value = { .line = text, .flow = text };

		if (!text_same(source_now, text))
			status = spot_write(source, bringing->fields, wanted->items[i].name, &value,
				bringing->err);
	}
	return status;
}

static void count_unknown(struct bringing *bringing, const void *these, const void *others)
{
	const struct unknowns *unknowns = unknowns_of(bringing, these);

	for (size_t i = 0; i < unknowns->count; i++)
		bringing->steps += !text_same(unknowns->items[i].source,
			merge_unknown(bringing->fields, others, unknowns->items[i].name));
}

static void write_conflicts(const struct conflicts *conflicts, struct str *lines, struct str *flow)
{
	for (size_t i = 0; i < conflicts->count; i++) {
		const struct conflict *conflict = &conflicts->items[i];

		str_add_yaml_line(lines, conflict->field, YAML_IN_BLOCK);
		str_add(lines, ": ");
		str_add_yaml_list(lines, &conflict->values);
		str_add_char(lines, '\n');
		str_add(flow, i == 0 ? "{" : ", ");
		str_add_yaml_line(flow, conflict->field, YAML_IN_FLOW);
		str_add(flow, ": ");
		str_add_yaml_list(flow, &conflict->values);
	}
	str_add_char(flow, '}');
}

static int bring_conflicts(struct bringing *bringing, struct source *source)
{
	for (size_t i = 0; i < bringing->fields->count; i++) {
		const struct field *field = &bringing->fields->rows[i];
		struct str lines = { 0 }, flow = { 0 };
		struct value value = { 0 };
		int status;

		if (field->kind != FIELD_CONFLICTS ||
			merge_same_field(field, bringing->present, bringing->wanted))
			continue;
		status = spot_clear(source, field->name, bringing->err);
		write_conflicts(field_get(field, bringing->wanted), &lines, &flow);
		value.lines = lines.bytes;
		value.flow = flow.bytes;
		if (status == 0 && lines.length > 0)
			status = spot_write(
				source, bringing->fields, field->name, &value, bringing->err);
		str_release(&lines);
		str_release(&flow);
		if (status != 0)
			return -1;
	}
	return 0;
}

/* What codec_edit() does not do. */
static int bring_rest(struct bringing *bringing, const struct str *bytes, struct str *out)
{
	struct source source = { 0 };
	int status = source_open(&source, str_text(bytes), bytes->length, bringing->err);

	if (status == 0)
		status = bring_empty(bringing, &source);
	if (status == 0)
		status = bring_unknown(bringing, &source);
	if (status == 0)
		status = bring_conflicts(bringing, &source);
	if (status == 0)
		str_add_bytes(out, str_text(&source.bytes), source.bytes.length);
	source_release(&source);
	return status;
}

int merge_bring(struct str *out, const struct fields *fields, const struct version *frame,
	const void *wanted, struct err *err)
{
	struct bringing bringing = {
		.fields = fields,
		.present = frame->record,
		.wanted = wanted,
		.err = err,
		.most = WORK_MOST / (frame->content.length + STEP_LEAST),
	};
	struct str bytes = { 0 };
	int status;

	plan_edits(&bringing, true);
	plan_edits(&bringing, false);
	count_unknown(&bringing, wanted, frame->record);
	count_unknown(&bringing, frame->record, wanted);
	if (bringing.steps > bringing.most)
		status = err_set(err, ERR_DATA, "changes in too many places");
	else
		status = codec_edit(fields, frame->content.start, frame->content.length,
			&(struct edits){ bringing.edits, bringing.count }, &bytes, err);
	if (status == 0)
		status = bring_rest(&bringing, &bytes, out);
	str_release(&bytes);
	free(bringing.edits);
	arena_release(&bringing.arena);
	return status;
}
