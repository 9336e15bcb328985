/*
 * Any three versions of any file: both sides swapped come to the same bytes; what comes out
 * decodes, holds all that either side made of any field (in the field or under conflicts) and all
 * comments that either side added; and merged with itself it stays as it is.
 *
 * Input: a byte for the table, then three contents with a NUL between them: base, one, other.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "model/merge.h"
#include "model/merge_parts.h"
#include "model/note.h"
#include "model/person.h"
#include "model/round.h"
#include "model/settings.h"
#include "store/codec.h"
#include "store/merge_work.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

union record {
	struct note note;
	struct person person;
	struct settings settings;
	struct round round;
};
enum { BASE, ONE, OTHER, OUT, RECORDS };

static void must(bool holds)
{
	if (!holds)
		abort();
}

static const char *const paths[] = { "notes/x.yaml", "people/x.yaml", "thanks.yaml",
	"rounds/x.yaml", "notes/2026/11/21/p0h0aaaaa.yaml" };

/* Is VALUE among what RECORD has for the field or key NAME? */
static bool has(const struct fields *fields, const union record *record, const char *name,
	const char *value, struct arena *arena)
{
	const struct field *field = fields_find(fields, name);
	const char *text = merge_unknown(fields, record, name);
	struct merge_versions versions = merge_versions_of(fields, record, arena);
	struct str item = { 0 };
	bool found = text_same(text, value);

	if (field != NULL && !field_is_list(field))
		found = text_same(merge_text(field, record, arena), value);
	for (size_t i = 0;
		field != NULL && field_is_list(field) && !found && i < field_values(field, record);
		i++) {
		str_clear(&item);
		field_write(field, record, i, &item);
		found = ascii_same(value, strlen(value), str_text(&item));
	}
	str_release(&item);
	for (size_t i = 0; i < versions.count; i++)
		found = found || (text_same(versions.items[i].field, name) &&
					 text_same(versions.items[i].value, value));
	return found;
}

static void check_value(const struct fields *fields, const union record *records, const char *name,
	const char *value, struct arena *arena)
{
	if (has(fields, &records[BASE], name, value, arena) ||
		has(fields, &records[OUT], name, value, arena))
		return;
	must(text_same(name, "every") && has(fields, &records[OUT], "every.default", value, arena));
}

static void check_notices(const struct field *field, const union record *records,
	enum merge_side side, struct arena *arena)
{
	struct merge_items before = merge_items_of(field, &records[BASE], arena),
			   mine = merge_items_of(field, &records[side], arena),
			   out = merge_items_of(field, &records[OUT], arena);

	for (size_t i = 0; i < mine.count; i++) {
		bool found = false;

		for (size_t j = 0; j < before.count; j++)
			found = found || text_same(mine.keys[i], before.keys[j]);
		for (size_t j = 0; j < out.count; j++)
			found = found || text_same(mine.keys[i], out.keys[j]);
		must(found);
	}
}

/* All that SIDE made of its fields is there. */
static void check_side(const struct fields *fields, const union record *records,
	enum merge_side side, struct arena *arena)
{
	const union record *record = &records[side];
	const struct unknowns *unknowns = merge_unknowns_of(fields, record);
	struct merge_versions versions = merge_versions_of(fields, record, arena);
	struct str text = { 0 };

	for (size_t i = 0; i < fields->count; i++) {
		const struct field *field = &fields->rows[i];

		if (field->kind == FIELD_NOTICES)
			check_notices(field, records, side, arena);
		for (size_t j = 0; j < field_values(field, record) && field->kind != FIELD_NUMBER;
			j++) {
			str_clear(&text);
			field_write(field, record, j, &text);
			check_value(fields, records, field->name, str_text(&text), arena);
		}
	}
	for (size_t i = 0; i < unknowns->count; i++)
		check_value(
			fields, records, unknowns->items[i].name, unknowns->items[i].source, arena);
	for (size_t i = 0; i < versions.count; i++)
		check_value(
			fields, records, versions.items[i].field, versions.items[i].value, arena);
	str_release(&text);
}

static bool holds(const struct texts *texts, const char *text)
{
	for (size_t i = 0; i < texts->count; i++)
		if (text_same(texts->items[i], text))
			return true;
	return false;
}

static void check_comments(const struct content *contents, struct arena *arena)
{
	struct texts texts[RECORDS] = { { 0 } };
	struct err err = { 0 };

	for (int i = BASE; i < RECORDS; i++)
		if (merge_comments_of(&texts[i], contents[i], arena, &err) != 0) {
			must(i == BASE);
			texts[i].count = 0;
			err_clear(&err);
		}
	for (int i = ONE; i <= OTHER; i++)
		for (size_t j = 0; j < texts[i].count; j++)
			must(holds(&texts[BASE], texts[i].items[j]) ||
				holds(&texts[OUT], texts[i].items[j]));
	err_release(&err);
}

static void check(const char *path, const struct content *contents, bool whole)
{
	const struct fields *fields = merge_fields(path);
	union record records[RECORDS] = { 0 };
	struct arena arena = { 0 };
	struct err err = { 0 };

	for (int i = BASE; i < RECORDS; i++)
		if (codec_decode(fields, &records[i], &arena, contents[i].start, contents[i].length,
			    &err) != 0) {
			must(i == BASE);
			fields_init(fields, &records[i]);
			err_clear(&err);
		}
	if (!whole) {
		check_side(fields, records, MERGE_ONE, &arena);
		check_side(fields, records, MERGE_OTHER, &arena);
		check_comments(contents, &arena);
	}
	err_release(&err);
	arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct content contents[RECORDS] = { { "", 0 } };
	const char *at = (const char *)data + 1, *end = (const char *)data + size, *path;
	struct str out = { 0 }, back = { 0 }, again = { 0 };
	struct err err = { 0 };
	bool merged, swapped;

	if (size < 1)
		return 0;
	path = paths[data[0] % (sizeof(paths) / sizeof(*paths))];
	for (int i = BASE; i <= OTHER; i++) {
		const char *stop = i < OTHER ? memchr(at, '\0', (size_t)(end - at)) : end;

		if (stop == NULL)
			return 0;
		contents[i] = (struct content){ at, (size_t)(stop - at) };
		at = stop + (stop < end);
	}
	must(merge_file(&out, &merged, path, contents[BASE], contents[ONE], contents[OTHER],
		     &err) == 0);
	must(merge_file(&back, &swapped, path, contents[BASE], contents[OTHER], contents[ONE],
		     &err) == 0);
	must(merged == swapped && text_same(str_text(&out), str_text(&back)));
	if (merged) {
		contents[OUT] = (struct content){ str_text(&out), out.length };
		must(merge_file(&again, &merged, path, contents[BASE], contents[OUT], contents[OUT],
			     &err) == 0);
		must(merged && text_same(str_text(&out), str_text(&again)));
		check(path, contents, strchr(path, '2') != NULL);
	}
	str_release(&out);
	str_release(&back);
	str_release(&again);
	err_release(&err);
	return 0;
}
