/*
 * Bytes that may be a note, a person or settings: values and places are read
 * alike (with libyaml, and without where that is enough), places lie within the file, and what
 * decodes is the same after it was encoded.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "model/note.h"
#include "model/person.h"
#include "model/settings.h"
#include "store/codec.h"
#include "store/yaml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
	if (!holds)
		abort();
}

static void must_be_same(const struct yaml *values, const struct yaml *places)
{
	for (; values != NULL && places != NULL; values = values->next, places = places->next) {
		must(values->kind == places->kind && values->style == places->style);
		must(values->line == places->line && values->column == places->column);
		must(values->length == places->length);
		must(values->kind != YAML_SCALAR || strcmp(values->text, places->text) == 0);
		must_be_same(values->key, places->key);
		must_be_same(values->first, places->first);
	}
	must(values == NULL && places == NULL);
}

static void must_lie_within(const struct yaml *node, size_t start, size_t end)
{
	for (; node != NULL; node = node->next) {
		must(start <= node->start && node->start <= node->end && node->end <= end);
		must_lie_within(node->key, start, node->start);
		must_lie_within(node->first, node->start, node->end);
	}
}

static void parse(const char *bytes, size_t size)
{
	struct arena memory = { 0 };
	struct err err = { 0 };
	struct yaml *values, *places;
	bool reads = yaml_parse(&values, &memory, bytes, size, YAML_VALUES, &err) == 0;

	must(reads == (yaml_parse(&places, &memory, bytes, size, YAML_PLACES, &err) == 0));
	if (reads) {
		must_be_same(values, places);
		must_lie_within(places->first, 0, size);
	}
	arena_release(&memory);
	err_release(&err);
}

static void decode(const struct fields *fields, void *record, const char *bytes, size_t size)
{
	struct arena memory = { 0 };
	struct err err = { 0 };
	struct str once = { 0 }, twice = { 0 };

	if (codec_decode(fields, record, &memory, bytes, size, &err) == 0) {
		codec_encode(fields, record, &once);
		if (once.length < 200000) { /* quoting may make it too large */
			must(codec_decode(fields, record, &memory, str_text(&once), once.length,
				     &err) == 0);
			codec_encode(fields, record, &twice);
			must(text_same(str_text(&once), str_text(&twice)));
		}
	}
	str_release(&once);
	str_release(&twice);
	arena_release(&memory);
	err_release(&err);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *bytes = (const char *)data;
	struct note note = { 0 };
	struct person person = { 0 };
	struct settings settings = { 0 };

	parse(bytes, size);
	decode(&note_fields, &note, bytes, size);
	decode(&person_fields, &person, bytes, size);
	decode(&settings_fields, &settings, bytes, size);
	return 0;
}
