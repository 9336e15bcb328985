/*
 * What the parts of an edit share: wanted.c (what a field must hold in the
 * end), edit_list.c (how a list gets there), verify.c (did it, and nothing
 * else?), around codec_edit() in edit.c.
 *
 * Values are told as field_write() spells them, a notice as its line of YAML.
 */
#ifndef STORE_EDIT_H
#define STORE_EDIT_H

#include "store/codec.h"
#include "store/spot.h"

/* One edit on its way. Borrows all; what it finds lives in ARENA. */
struct editor {
	struct source *source;
	const struct fields *fields;
	const struct edit *edit;
	struct arena *arena;
	bool blocks; /* may texts become literal blocks? */
	struct err *err;
};

/* A field's values, from a record. */
void wanted_values(const struct field *field, const void *record, struct arena *arena, struct texts *values);
/* Those that were typed; ERR_USAGE with the field's name in front. */
MUST_CHECK int wanted_typed(const struct editor *editor, struct texts *values);
/* Those that stand at NODE (NULL: none). *readable is false when they are not what the field holds; for SET that is no error. */
MUST_CHECK int wanted_present(const struct editor *editor, const struct yaml *node, struct texts *values,
	bool *readable);
void wanted_target(const struct editor *editor, const struct texts *present, const struct texts *typed,
	struct texts *target);
bool wanted_has(const struct field *field, const struct texts *values, const char *value);
bool wanted_same(const struct texts *a, const struct texts *b);
/* A zeroed record of that table. */
void *wanted_record(const struct fields *fields, struct arena *arena);

/* Brings the list at NODE, which has items, from PRESENT to TARGET; its style and the bytes of items that stay are kept. */
MUST_CHECK int edit_list(const struct editor *editor, const struct texts *present, const struct texts *target);

/* A field that was edited, and what it must hold now. */
struct outcome {
	const struct field *field;
	struct texts target;
	const char *dropped; /* of conflicts: only this one */
};
/* Is all but OUTCOMES what it was in OLD_BYTES, and are they so? ERR_DATA otherwise. */
MUST_CHECK int edit_verify(const struct source *source, const struct fields *fields, const char *old_bytes,
	size_t old_length, const struct outcome *outcomes, size_t count, struct err *err);

#endif
