/*
 * A table of fields says what a YAML file may hold and where each value lives
 * in a struct. The one table per kind of file drives decoding, encoding,
 * checking, editing, merging and JSON: adding a field is one row and one member.
 */
#ifndef MODEL_FIELD_H
#define MODEL_FIELD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/day.h"
#include "base/err.h"
#include "base/memory.h"
#include "base/moment.h"
#include "model/yearly.h"

enum field_kind {
	FIELD_HANDLE,	 /* const char *: one handle */
	FIELD_HANDLES,	 /* struct texts: handles; a single scalar is accepted */
	FIELD_MOMENT,	 /* struct moment: ISO 8601 with offset */
	FIELD_TEXT,	 /* const char *: many lines */
	FIELD_LINE,	 /* const char *: one line */
	FIELD_LINES,	 /* struct texts: one-line texts; a single scalar is accepted */
	FIELD_WORDS,	 /* struct texts: tags, without `#`; a single scalar is accepted */
	FIELD_CHOICE,	 /* int: index into choices; 0 is the default and not written */
	FIELD_CHOICES,	 /* struct texts: words out of choices */
	FIELD_FLAG,	 /* bool: true or false, written only when true */
	FIELD_DAY,	 /* struct day: 2026-11-21; DAY_NONE when absent */
	FIELD_YEARLY,	 /* struct yearly: --04-02 */
	FIELD_DURATION,	 /* int: days, as 14d; 0 when absent; perhaps DURATION_NEVER */
	FIELD_NUMBER,	 /* int: a whole number, 0 when absent */
	FIELD_ID,	 /* const char *: a note's id */
	FIELD_FILE,	 /* const char *: a file name, no path */
	FIELD_NOTICES,	 /* struct notices */
	FIELD_CONFLICTS, /* struct conflicts */
};

enum field_flag {
	FIELD_REQUIRED = 1 << 0,
	FIELD_ALONE = 1 << 1, /* may also stand as `name: value` where the table has `name.key` rows */
	/* HANDLE, HANDLES: an alias or e-mail is read too; people_settle_note() resolves it, note_check() insists */
	FIELD_SPELLING = 1 << 2,
	FIELD_NEVER = 1 << 3, /* DURATION: `never` is one, too */
};

#define DURATION_NEVER (-1)

struct notice {
	struct day day;	      /* DAY_NONE: without a day */
	struct yearly yearly; /* set instead of day when it comes every year */
	const char *text;
};
struct notices {
	struct notice *items;
	size_t count;
};

/* Another version of a field, left by a merge. */
struct conflict {
	const char *field;
	struct texts values; /* each value as text: lists joined by ", " */
};
struct conflicts {
	struct conflict *items;
	size_t count;
};

/* A key the table does not know, with its value as one line of YAML. */
struct unknown {
	const char *name;
	const char *source;
};
struct unknowns {
	struct unknown *items;
	size_t count;
};

struct field {
	const char *name; /* `thank.how` is the key how inside the mapping thank */
	enum field_kind kind;
	size_t offset;	  /* into the struct of the table */
	unsigned flags;	  /* enum field_flag */
	size_t longest;	  /* bytes of one value; 0: the kind's own limit */
	const char *const *choices; /* NULL-terminated; for CHOICE and CHOICES */
	const char *help; /* one line for the manual */
};

struct fields {
	const struct field *rows;
	size_t count;
	size_t unknown_offset; /* struct unknowns */
};

#define DAY_NONE ((struct day){ INT32_MIN })
bool day_known(struct day day);
#define MOMENT_NONE ((struct moment){ 0, INT16_MIN })
bool moment_known(struct moment moment);

/* Empties what the table names, and nothing else: zeroes, DAY_NONE, MOMENT_NONE. */
void fields_init(const struct fields *fields, void *record);
void field_clear(const struct field *field, void *record); /* the one member */
const struct field *fields_find(const struct fields *fields, const char *name);
/* The key stands in the file: a list that stays empty was meant to be (its items are not NULL). */
void field_given(const struct field *field, void *record);
bool field_is_list(const struct field *field);
bool field_is_empty(const struct field *field, const void *record);
/* A member of RECORD through its row. */
void *field_at(const struct field *field, void *record);
const void *field_get(const struct field *field, const void *record);

/*
 * Reads one scalar (one item of a list) typed or stored for FIELD into RECORD; lists
 * get it added. The text is copied into ARENA. -1 with ERR_DATA and "why", no place:
 * "'21.11.2026' is not an ISO 8601 date with offset". Not for NOTICES and CONFLICTS.
 */
MUST_CHECK int field_read(const struct field *field, void *record, const char *text,
	size_t length, struct arena *arena, struct err *err);
/* Adds one value as its scalar text: item INDEX of a list, else 0. */
void field_write(const struct field *field, const void *record, size_t index, struct str *out);
size_t field_values(const struct field *field, const void *record); /* how many scalars it holds */
/* Do two records hold the same scalars in it, in the same order? Not for NOTICES and CONFLICTS. */
bool field_same(const struct field *field, const void *one, const void *other);

#endif
