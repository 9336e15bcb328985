/*
 * Any edit of any file: it is refused, or the outcome decodes, all other
 * fields hold what they held, and the same edit once more changes no byte.
 *
 * Input: a byte for the table and the kind of edit, one for the field, one for the number of values
 * (up to 3), the values with a NUL behind each, then the file.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "model/note.h"
#include "model/person.h"
#include "store/codec.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

union record {
	struct note note;
	struct person person;
};

static void must(bool holds)
{
	if (!holds)
		abort();
}

/* All fields but SKIP. */
static void tell(const struct fields *fields, const union record *record, const struct field *skip,
	struct str *out)
{
	union record copy = *record;
	struct fields one = { skip, 1, fields->unknown_offset };
	struct unknowns unknown;

	memcpy(&unknown, (const char *)record + fields->unknown_offset, sizeof(unknown));
	fields_init(&one, &copy);
	memcpy((char *)&copy + fields->unknown_offset, &unknown, sizeof(unknown));
	codec_encode(fields, &copy, out);
}

static void compare(const struct fields *fields, const char *bytes, size_t size,
	const struct edit *edit, const struct str *out)
{
	union record old = { 0 }, new = { 0 };
	struct arena memory = { 0 };
	struct err err = { 0 };
	struct str before = { 0 }, after = { 0 }, again = { 0 };

	must(codec_decode(fields, &new, &memory, str_text(out), out->length, &err) == 0);
	if (codec_decode(fields, &old, &memory, bytes, size, &err) == 0) {
		tell(fields, &old, edit->field, &before);
		tell(fields, &new, edit->field, &after);
		must(text_same(str_text(&before), str_text(&after)));
	}
	must(codec_edit(fields, str_text(out), out->length, &(struct edits){ edit, 1 }, &again,
		     &err) == 0);
	must(text_same(str_text(out), str_text(&again)));
	str_release(&before);
	str_release(&after);
	str_release(&again);
	arena_release(&memory);
	err_release(&err);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *at = (const char *)data + 3, *end = (const char *)data + size;
	const struct fields *fields;
	const char *values[3];
	struct edit edit = { .values = { values, 0 } };
	struct str out = { 0 };
	struct err err = { 0 };

	if (size < 3)
		return 0;
	fields = data[0] % 2 == 0 ? &note_fields : &person_fields;
	edit.kind = (enum edit_kind)(data[0] / 2 % 3);
	edit.field = &fields->rows[data[1] % fields->count];
	while (edit.values.count < data[2] % 4) {
		const char *stop = memchr(at, '\0', (size_t)(end - at));

		if (stop == NULL)
			return 0;
		values[edit.values.count++] = at;
		at = stop + 1;
	}
	if (codec_edit(fields, at, (size_t)(end - at), &(struct edits){ &edit, 1 }, &out, &err) ==
		0)
		compare(fields, at, (size_t)(end - at), &edit, &out);
	str_release(&out);
	err_release(&err);
	return 0;
}
