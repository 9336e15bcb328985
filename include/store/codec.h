/*
 * YAML files to structs and back, by their table of fields.
 */
#ifndef STORE_CODEC_H
#define STORE_CODEC_H

#include "base/err.h"
#include "base/str.h"
#include "model/field.h"
#include "model/note.h"

/*
 * Decodes BYTES into RECORD (fields_init is done here); strings live in ARENA. Required fields and every value's
 * own rule are checked. ERR_DATA with "line:column: field: why" in the text, without the path.
 */
MUST_CHECK int codec_decode(const struct fields *fields, void *record, struct arena *arena,
	const char *bytes, size_t length, struct err *err);
/* The second half of it, for a file that is parsed already. */
struct yaml;
MUST_CHECK int codec_read(const struct fields *fields, void *record, struct arena *arena,
	const struct yaml *root, struct err *err);
/* Encodes all fields that are not empty, in the order of the table. */
void codec_encode(const struct fields *fields, const void *record, struct str *out);

/* One value as YAML, as it stands behind "name: ": plain where that is safe, else quoted; many lines as a literal block indented by INDENT. */
void str_add_yaml_value(struct str *str, const char *text, int indent);
/* A flow list: [alice, "a, b"] */
void str_add_yaml_list(struct str *str, const struct texts *texts);

/* A change to one field, as typed: name, what to do, values. */
enum edit_kind { EDIT_SET, EDIT_ADD, EDIT_DROP, EDIT_ORDER }; /* SET with no values takes the field away */
/* (ORDER: what a list holds comes into the order of values; what these do not name stands behind them; nothing comes or goes) */
/* (of FIELD_CONFLICTS, DROP takes the versions of the fields named by values; ADD is nobody's) */
struct edit {
	const struct field *field;
	enum edit_kind kind;
	struct texts values;	     /* scalars */
	const struct notice *notice; /* for FIELD_NOTICES, with EDIT_ADD */
};
struct edits {
	const struct edit *items;
	size_t count;
};

/*
 * Changes only the bytes of the values that change: keys, order, comments, unknown keys and the style of lists
 * stay. A new field goes behind the last one that precedes it in the table (or to the end). The outcome is decoded again: all other fields must be what they were, else
 * ERR_DATA with the hint to edit it by hand. A value that was typed wrong is ERR_USAGE, "field: why". BYTES may be empty (a new file). Adding what is there or dropping what is not changes nothing.
 */
MUST_CHECK int codec_edit(const struct fields *fields, const char *bytes, size_t length,
	const struct edits *edits, struct str *out, struct err *err);

#endif
