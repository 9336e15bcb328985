/*
 * Memory that never says no: each call returns what was asked for, or ends
 * the program with one line and exit code 71.
 *
 * Sizes from outside are capped before they get here, so running out is the
 * machine's misfortune and never a file's doing.
 */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stddef.h>

/* SIZE zeroed bytes; caller frees with free(). */
void *mem_alloc(size_t size);

/*
 * Make room for at least WANT items of ITEM_SIZE bytes in ITEMS, which holds
 * *CAP of them (NULL and 0 at first); returns the moved array and updates
 * *CAP. New room is not zeroed.
 */
void *mem_grow(void *items, size_t *cap, size_t want, size_t item_size);

/* A copy of LENGTH bytes with a NUL after them; caller frees. */
char *mem_copy(const void *bytes, size_t length);

/*
 * An arena owns many small pieces that live and die together. A zeroed arena
 * is ready for use; pieces are never moved or freed one by one.
 */
struct arena_block;
struct arena {
	struct arena_block *last;
};

void *arena_alloc(struct arena *arena, size_t size); /* zeroed, aligned for anything */
char *arena_text(struct arena *arena, const char *bytes, size_t length); /* NUL added */
char *arena_string(struct arena *arena, const char *string); /* NULL stays NULL */
void arena_take(struct arena *into, struct arena *from); /* FROM's pieces live on in INTO; FROM is empty */
void arena_release(struct arena *arena);

/* How full an arena is now, to take back later what comes after: everything allocated since the mark is gone then. */
struct arena_mark {
	struct arena_block *last, *before;
	size_t used;
};
struct arena_mark arena_mark(const struct arena *arena);
void arena_rewind(struct arena *arena, struct arena_mark mark);

/* A list of strings inside an arena: handles, tags, aliases, ... */
struct texts {
	const char **items;
	size_t count;
};

/* Borrows TEXT. Only for a list that it made itself, and that nobody else adds to. */
void texts_add(struct arena *arena, struct texts *texts, const char *text);

#endif
