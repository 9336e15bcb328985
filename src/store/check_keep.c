#include <stdlib.h>
#include <string.h>

#include "store/check.h"

/* A NUL between what could run together. */
static void add_word(struct str *str, const char *word)
{
	str_add(str, word != NULL ? word : "");
	str_add_char(str, '\0');
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void know(struct checking *checking, const char *handle)
{
	struct arena *arena = &checking->memory;
	size_t count = checking->known.count;

	if (lookup_find(&checking->names, handle, NULL))
		return;
	handle = arena_string(arena, handle);
	lookup_add(&checking->names, arena, handle, count);
	texts_add(arena, &checking->known, handle);
}

/* By the rule of `thank`, which refuses the same twice: the order of those thanked, and line feeds
 * at the end of the text, make no difference. */
static void take_words(struct said *said, const struct people *people, struct note *note)
{
	const char *text = note->text != NULL ? note->text : "";
	size_t length = strlen(text);
	struct str words = { 0 };

	while (length > 0 && text[length - 1] == '\n')
		length--;
	for (size_t i = 0; i < note->to.count; i++)
		note->to.items[i] = people_handle(people, note->to.items[i]);
	texts_once(&note->to);
	qsort(note->to.items, note->to.count, sizeof(*note->to.items), by_bytes);
	add_word(&words, people_handle(people, note->from));
	add_word(&words, note->re);
	for (size_t i = 0; i < note->to.count; i++)
		add_word(&words, note->to.items[i]);
	add_word(&words, "");
	str_add_bytes(&words, text, length);
	digest_sha1(words.bytes, words.length, said->words);
	str_release(&words);
}

static void keep_conflicts(struct arena *arena, struct note *note, const struct conflicts *read)
{
	note->conflicts.items = arena_alloc(arena, read->count * sizeof(*read->items));
	note->conflicts.count = read->count;
	for (size_t i = 0; i < read->count; i++)
		note->conflicts.items[i].field = arena_string(arena, read->items[i].field);
}

/* What the checks ask for of the note READ, which lies at PATH. */
static void keep(struct checking *checking, const char *path, const struct note *read)
{
	struct arena *arena = &checking->notes.memory;
	struct note *note = notes_add(&checking->notes);

	note->path = arena_string(arena, path);
	note->id = checking->ids.items[checking->ids.count - 1];
	note->from = arena_string(arena, read->from);
	note->date = read->date;
	note->re = arena_string(arena, read->re);
	note->by = arena_string(arena, read->by);
	note->group = arena_string(arena, read->group);
	note->round = arena_string(arena, read->round);
	note->picture = arena_string(arena, read->picture);
	keep_conflicts(arena, note, &read->conflicts);
}

void check_keep(
	struct checking *checking, const char *path, struct note *note, const struct str *bytes)
{
	struct said *said;

	keep(checking, path, note);
	checking->said = mem_grow(checking->said, &checking->said_cap, checking->notes.count,
		sizeof(*checking->said));
	said = &checking->said[checking->notes.count - 1];
	take_words(said, checking->people, note);
	digest_sha1(str_text(bytes), bytes->length, said->file);
	said->id = checking->ids.count - 1;
	know(checking, people_handle(checking->people, note->from));
	for (size_t i = 0; i < note->to.count; i++)
		know(checking, note->to.items[i]);
}
