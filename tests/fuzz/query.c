/* Any text under any query: words of a note find it again, however they are cased, and a query that
 * matches has a score. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "model/query.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* One note to somebody with a file, who has TEXT for a name as well. */
static void make_note(struct note *note, struct arena *arena, const char *text)
{
	fields_init(&note_fields, note);
	note->id = "20261121-8kq7m2x4p";
	note->from = "bob";
	texts_add(arena, &note->to, "alice");
	note->date = (struct moment){ 1795275720, 60 };
	note->text = text;
	note_settle(note, arena);
}

static void make_people(struct people *people, const char *name)
{
	struct person *person = people_add(people);

	person->handle = "alice";
	person->name = arena_string(&people->memory, name);
	people_ready(people);
}

static const char *fold(struct arena *arena, const char *text, size_t length)
{
	struct str folded = { 0 };
	const char *kept;

	str_add_folded(&folded, text, length, FOLD_SEARCH);
	kept = arena_text(arena, str_text(&folded), folded.length);
	str_release(&folded);
	return kept;
}

/* A word as it is typed: a letter first (a mark would join what stands before it), no blanks. */
static bool is_word(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (ascii_is_control(text[i]) || ascii_is_space(text[i]))
			return false;
	return length > 0 && ascii_is_lower(text[0]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *)data;
	const char *line = memchr(text, '\n', size);
	size_t asked = line != NULL ? (size_t)(line - text) : 0;
	struct arena arena = { 0 };
	struct people people = { 0 };
	struct query query = { 0 };
	struct note note;

	if (size > 4096 || memchr(text, '\0', size) != NULL || !utf8_valid(text, size, NULL))
		return 0;
	make_note(&note, &arena, arena_text(&arena, text + asked, size - asked));
	make_people(&people, arena_text(&arena, text, asked));
	if (asked > 0)
		texts_add(&arena, &query.words, fold(&arena, text, asked));
	/* the person's name is the very word that is asked for */
	if (is_word(text, asked) && !query_matches(&query, &note, &people))
		abort();
	if (query_matches(&query, &note, &people) && query_score(&query, &note, &people) < 0)
		abort();
	for (size_t i = 0; i < note.all_tags.count; i++)
		if (!note_has_tag(&note, note.all_tags.items[i]))
			abort();
	people_release(&people);
	arena_release(&arena);
	return 0;
}
