/*
 * A note: one thank-you. Who thanks whom, when, in what words.
 *
 * All strings are borrowed from the arena of whoever holds the note (struct
 * notes, a draft). Handles are canonical once people_settle_note() has seen
 * them.
 */
#ifndef MODEL_NOTE_H
#define MODEL_NOTE_H

#include "model/field.h"

#define NOTE_TEXT_LONGEST ((size_t)64 * 1024)

enum via { VIA_NOTE, VIA_IN_PERSON, VIA_CARD, VIA_EMAIL, VIA_PHONE, VIA_GIFT, VIA_COUNT };

struct note {
	const char *id;
	const char *path; /* below the repository, as notes/2026/11/21/nf8kq7m2x.yaml; NULL for a draft */

	const char *from;
	struct texts to;
	struct moment date;
	const char *text; /* NULL or "" when there is none */
	struct texts tags; /* as the file has them */
	int via;	   /* enum via */
	const char *about; /* the field `for` */
	const char *re;
	const char *by;
	const char *group;
	const char *round;
	const char *picture;
	struct conflicts conflicts;
	struct unknowns unknown;

	bool private; /* kept to oneself: it lies in one's own repository, and not in the shared one */
	struct texts all_tags; /* tags and the #words of the text, each once; made by note_settle */
};

extern const struct fields note_fields;
extern const char *const via_names[]; /* note, in-person, ... NULL; index is enum via */
const char *via_words(int via);	      /* "in person", "by phone": how a sentence says it; "" for note */

/* Derives what is derived (all_tags). */
void note_settle(struct note *note, struct arena *arena);

/*
 * The rules of a note that no single field can tell: at least one recipient, a text unless `re`,
 * the picture beside it. ERR_DATA, "field: why".
 */
MUST_CHECK int note_check(const struct note *note, struct err *err);

bool note_is_to(const struct note *note, const char *handle);
bool note_has_tag(const struct note *note, const char *tag); /* ASCII case-folded */
/* The person who typed it: `by`, else `from`. */
const char *note_writer(const struct note *note);
/* The wall's order, newest first: local date and time, then id. For qsort. */
int note_compare_newest(const void *a, const void *b);

/* The `#words` of TEXT: calls ADD for each with its bytes, without the mark. A # counts before a letter of any
 * script, at the start or behind a blank, an opening bracket or quote (code_opens_word), so that no address has one; `-` and `_`
 * inside belong to it. */
void text_tags(const char *text, void (*add)(void *with, const char *word, size_t length), void *with);

#endif
