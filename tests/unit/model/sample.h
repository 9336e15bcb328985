/*
 * Notes and people for tests, filled through their tables of fields.
 */
#ifndef TESTS_UNIT_MODEL_SAMPLE_H
#define TESTS_UNIT_MODEL_SAMPLE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "model/people.h"

/* Reads VALUE (items of a list separated by one space) into the field called NAME. */
static inline void sample_set(const struct fields *fields, void *record, struct arena *arena,
	const char *name, const char *value)
{
	const struct field *field = fields_find(fields, name);
	struct err err = { 0 };

	assert_non_null(field);
	while (field_is_list(field) && strchr(value, ' ') != NULL) {
		size_t length = (size_t)(strchr(value, ' ') - value);

		assert_int_equal(field_read(field, record, value, length, arena, &err), 0);
		value += length + 1;
	}
	if (field_read(field, record, value, strlen(value), arena, &err) < 0)
		fail_msg("%s: %s", name, str_text(&err.text));
}

/* A note that is settled but for aliases; the pointer is good until the next one. */
static inline struct note *sample_note(struct notes *notes, const char *id, const char *from,
	const char *to, const char *day, const char *text)
{
	struct note *note = notes_add(notes);
	struct str date = { 0 };

	fields_init(&note_fields, note);
	str_addf(&date, "%sT12:00:00+01:00", day);
	note->id = id;
	sample_set(&note_fields, note, &notes->memory, "from", from);
	sample_set(&note_fields, note, &notes->memory, "to", to);
	sample_set(&note_fields, note, &notes->memory, "date", str_text(&date));
	if (text != NULL)
		sample_set(&note_fields, note, &notes->memory, "text", text);
	note_settle(note, &notes->memory);
	str_release(&date);
	return note;
}

/* A person with the fields named in pairs, up to a NULL. */
static inline struct person *sample_person(struct people *people, const char *handle, ...)
{
	struct person *person = people_add(people);
	const char *name;
	va_list args;

	person->handle = handle;
	va_start(args, handle);
	while ((name = va_arg(args, const char *)) != NULL)
		sample_set(
			&person_fields, person, &people->memory, name, va_arg(args, const char *));
	va_end(args);
	return person;
}

static inline struct day sample_day(const char *text)
{
	struct day day = { 0 };

	assert_int_equal(day_parse(text, strlen(text), &day), 10);
	return day;
}

static inline struct span sample_span(const char *first, const char *last)
{
	return (struct span){ sample_day(first), sample_day(last) };
}

#endif
