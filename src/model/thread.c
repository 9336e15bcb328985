#include "model/thread.h"

#include <stdlib.h>

#include "model/lookup.h"

enum answer note_answers(const struct note *note, const struct note *parent)
{
	if (note->re == NULL)
		return ANSWER_NONE;
	if (parent != NULL)
		return note_is_to(note, parent->from) ? ANSWER_REPLY : ANSWER_CHEER;
	return note->text == NULL || note->text[0] == '\0' ? ANSWER_CHEER : ANSWER_REPLY;
}

/* What is known of a note on the way up its chain of `re`. */
enum where { UNKNOWN, ON_THE_WAY, ROOTED, LOST };
struct place {
	enum where where;
	size_t parent; /* its own number when there is none */
	size_t root;
};

static void find_parents(struct place *places, const struct notes *notes, struct arena *arena)
{
	struct lookup ids = { 0 };

	for (size_t i = 0; i < notes->count; i++)
		if (notes->items[i].id != NULL)
			lookup_add(&ids, arena, notes->items[i].id, i);
	for (size_t i = 0; i < notes->count; i++) {
		const char *re = notes->items[i].re;

		places[i].parent = i;
		if (re != NULL)
			lookup_find(&ids, re, &places[i].parent);
		if (places[i].parent == i)
			places[i] = (struct place){ ROOTED, i, i };
	}
}

/* Walks up to what is known, then down the same way once more with what it found. */
static void find_root(struct place *places, size_t start)
{
	struct place *top;
	bool lost;
	size_t i = start;

	while (places[i].where == UNKNOWN) {
		places[i].where = ON_THE_WAY;
		i = places[i].parent;
	}
	top = &places[i];
	lost = top->where != ROOTED;
	for (i = start; places[i].where == ON_THE_WAY; i = places[i].parent) {
		places[i].where = lost ? LOST : ROOTED;
		places[i].root = lost ? i : top->root;
	}
}

static int compare_oldest(const void *a, const void *b)
{
	const struct note *const *one = a, *const *other = b;

	return note_compare_newest(*other, *one);
}

/* Makes a thread of every root, in order; the root's place then holds the thread's number. */
static void add_threads(struct threads *threads, struct place *places, const struct notes *notes)
{
	threads->items = arena_alloc(&threads->memory, notes->count * sizeof(*threads->items));
	for (size_t i = 0; i < notes->count; i++) {
		if (places[i].root != i)
			continue;
		places[i].parent = threads->count;
		threads->items[threads->count++].root = &notes->items[i];
	}
	for (size_t i = 0; i < notes->count; i++)
		if (places[i].root != i)
			threads->items[places[places[i].root].parent].count++;
}

static void add_answers(
	struct threads *threads, const struct place *places, const struct notes *notes)
{
	for (size_t i = 0; i < threads->count; i++) {
		struct thread *thread = &threads->items[i];

		if (thread->count > 0)
			thread->answers = arena_alloc(
				&threads->memory, thread->count * sizeof(*thread->answers));
		thread->count = 0;
	}
	for (size_t i = 0; i < notes->count; i++) {
		struct thread *thread = &threads->items[places[places[i].root].parent];

		if (places[i].root != i)
			thread->answers[thread->count++] = &notes->items[i];
	}
	for (size_t i = 0; i < threads->count; i++)
		if (threads->items[i].count > 1)
			qsort(threads->items[i].answers, threads->items[i].count,
				sizeof(*threads->items[i].answers), compare_oldest);
}

void threads_build(struct threads *threads, const struct notes *notes)
{
	struct arena scratch = { 0 };
	struct place *places;

	*threads = (struct threads){ 0 };
	if (notes->count == 0)
		return;
	places = arena_alloc(&scratch, notes->count * sizeof(*places));
	find_parents(places, notes, &scratch);
	for (size_t i = 0; i < notes->count; i++)
		find_root(places, i);
	add_threads(threads, places, notes);
	add_answers(threads, places, notes);
	arena_release(&scratch);
}

void threads_release(struct threads *threads)
{
	if (threads == NULL)
		return;
	arena_release(&threads->memory);
	*threads = (struct threads){ 0 };
}

bool threads_cut(struct notes *notes, size_t limit)
{
	struct threads threads = { 0 };
	bool *keep = mem_alloc(notes->count);
	size_t kept = 0;
	bool more;

	notes_sort(notes);
	threads_build(&threads, notes);
	for (size_t i = 0; i < threads.count && i < limit; i++) {
		keep[threads.items[i].root - notes->items] = true;
		for (size_t j = 0; j < threads.items[i].count; j++)
			keep[threads.items[i].answers[j] - notes->items] = true;
	}
	for (size_t i = 0; i < notes->count; i++)
		if (keep[i])
			notes->items[kept++] = notes->items[i];
	notes->count = kept;
	more = threads.count > limit;
	threads_release(&threads);
	free(keep);
	return more;
}
